package dev.gradus.examples.technique;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Sigmoid;
import dev.gradus.data.Split;
import dev.gradus.data.augment.Augmentation;
import dev.gradus.data.augment.Rotation;
import dev.gradus.data.augment.Shift;
import dev.gradus.data.read.Mnist;
import dev.gradus.init.GlorotUniform;
import dev.gradus.init.HeNormal;
import dev.gradus.init.RandomNormal;
import dev.gradus.optimizer.ClipByGlobalNorm;
import dev.gradus.optimizer.UpdateSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Runs the programs of the techniques, small.
class TechniqueExamplesBTest {

  private static final Split DIGITS = Split.of(Mnist.load().train(), Mnist.load().test().take(500));

  @Test
  void dropout_onAFewDigits_learnsThem() {
    Map<String, Double> measured = SwitchUnitsOff.run(DIGITS, 0.2, 200, 60);
    assertTrue(measured.get("training") > 0.5, measured::toString);
    assertTrue(measured.get("test") > 0.3, measured::toString);
  }

  @Test
  void weightDecay_onAFewDigits_learnsThem() {
    Map<String, Double> measured = ShrinkWeights.run(DIGITS, 0.1, 200, 60);
    assertTrue(measured.get("training") > 0.5, measured::toString);
    assertTrue(measured.get("test") > 0.3, measured::toString);
  }

  @Test
  void ensemble_ofThree_answersAtLeastAboutAsWell() {
    Map<String, Double> measured = AverageNetworks.run(DIGITS, 3, 300, 5);
    assertTrue(measured.get("together") > measured.get("alone") - 0.02, measured::toString);
  }

  @Test
  void batchNormalization_ofSmallWeights_letsTheNetworkLearn() {
    double without = NormalizeBatches.run(DIGITS, 0.01, false, 500, 8);
    double with = NormalizeBatches.run(DIGITS, 0.01, true, 500, 8);
    assertTrue(with > without + 0.2, () -> without + " " + with);
  }

  @Test
  void activations_ofReluLayers_keepTheirSpreadWithHe() {
    List<Double> he = WatchActivations.run(new Relu(), new HeNormal());
    List<Double> small = WatchActivations.run(new Relu(), new RandomNormal(0.01));
    assertTrue(he.get(4) > 0.3, he::toString);
    assertTrue(small.get(4) < 1e-3, small::toString);
  }

  @Test
  void schedules_onAFewDigits_allLearn() {
    Map<String, Double> losses = LowerTheRate.run(DIGITS, 500, 3);
    assertTrue(losses.values().stream().allMatch(loss -> loss < 1.5), losses::toString);
  }

  @Test
  void augmentation_onAFewDigits_learns() {
    Augmentation changes = Augmentation.of(new Rotation(10), new Shift(0.1, 0.1));
    assertTrue(ChangeImages.run(DIGITS, changes, 200, 4) > 0.3);
  }

  @Test
  void gradients_ofSigmoidLayers_vanish() {
    assertTrue(WatchGradients.run(DIGITS, 6, new Sigmoid(), new GlorotUniform()) < 0.01);
    assertTrue(WatchGradients.run(DIGITS, 6, new Relu(), new HeNormal()) > 0.1);
  }

  @Test
  void clipping_atALargeRate_keepsTheNetworkLearning() {
    UpdateSettings clipped = UpdateSettings.defaults().withClip(new ClipByGlobalNorm(1));
    assertTrue(ClipGradients.run(DIGITS, clipped, 500, 5) > 0.4);
  }

  @Test
  void curve_throughManyPoints_comesCloseToTheOneBehindThem() {
    Map<String, Double> measured = FitACurve.run(100, 600);
    assertTrue(measured.get("curve") < 0.8, measured::toString);
  }
}
