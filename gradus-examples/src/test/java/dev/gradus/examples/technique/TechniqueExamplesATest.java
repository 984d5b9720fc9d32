package dev.gradus.examples.technique;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Sigmoid;
import dev.gradus.activation.Tanh;
import dev.gradus.data.Split;
import dev.gradus.data.read.Mnist;
import dev.gradus.data.scale.ScalingMethod;
import dev.gradus.init.HeNormal;
import dev.gradus.init.Zeros;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.optimizer.Adagrad;
import dev.gradus.optimizer.Adam;
import dev.gradus.optimizer.Optimizer;
import dev.gradus.optimizer.Sgd;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Runs the programs of the techniques, small.
class TechniqueExamplesATest {

  private static final Split DIGITS = Split.of(Mnist.load().train(), Mnist.load().test().take(500));

  @Test
  void inputScaling_scaled_learnsBetterThanRaw() {
    double raw = ScaleInputs.run(DIGITS, ScalingMethod.NONE, 1000, 2);
    double scaled = ScaleInputs.run(DIGITS, ScalingMethod.DIVIDE_BY_MAX, 1000, 2);
    assertTrue(scaled > raw, scaled + " against " + raw);
  }

  @Test
  void inputDistribution_turned_learnsMoreSlowly() {
    double usual = TurnInputs.run(DIGITS, false, 1000, 2);
    double turned = TurnInputs.run(DIGITS, true, 1000, 2);
    assertTrue(usual > turned, usual + " against " + turned);
  }

  @Test
  void learningRateToy_belowTheLimit_findsTheSlope() {
    assertEquals(2, FitALine.run(0.1, 1000), 1e-4);
  }

  @Test
  void learningRate_aHundredfold_doesNotLearn() {
    double usual = ChooseRate.run(DIGITS, 1e-3, 500, 2).getLast();
    double large = ChooseRate.run(DIGITS, 1e-1, 500, 2).getLast();
    assertTrue(usual > large + 0.1, usual + " against " + large);
  }

  @Test
  void optimizer_each_givesAnAccuracyAnEpoch() {
    for (Optimizer optimizer : ChooseOptimizer.OPTIMIZERS) {
      assertEquals(2, ChooseOptimizer.run(DIGITS, optimizer, 300, 2).size());
    }
  }

  @Test
  void batchSize_large_makesFewerUpdatesAndLearnsLess() {
    Map<String, Double> small = ChooseBatchSize.run(DIGITS, 64, 1024, 2);
    Map<String, Double> large = ChooseBatchSize.run(DIGITS, 1024, 1024, 2);
    assertEquals(32, small.get("updates"));
    assertEquals(2, large.get("updates"));
    assertTrue(small.get("accuracy") > large.get("accuracy"));
  }

  @Test
  void depth_threeHiddenLayers_haveTheParametersOfTheTable() {
    assertEquals(993_482, ChooseDepth.model(512, 1024, 64).summary().parameters());
    assertTrue(ChooseDepth.run(DIGITS, 500, 2, 50).get("test") > 0.4);
  }

  @Test
  void firstWeights_he_learnWhereZerosStay() {
    double zeros = FirstWeights.run(DIGITS, new Zeros(), 2560, 3);
    double he = FirstWeights.run(DIGITS, new HeNormal(), 2560, 3);
    assertEquals(Math.log(10), zeros, 0.02);
    assertTrue(he < zeros - 0.1, he + " against " + zeros);
  }

  @Test
  void optimizerRace_adam_isAheadOfPlainDescent() {
    List<Double> plain = RaceOptimizers.run(DIGITS.train().take(2560), new Sgd(0.01), 60);
    List<Double> adam = RaceOptimizers.run(DIGITS.train().take(2560), new Adam(0.001), 60);
    assertEquals(60, plain.size());
    assertTrue(adam.getLast() < plain.getLast());
  }

  @Test
  void optimizerPath_adaGrad_goesStraight() {
    List<float[]> zigzag = WalkTheValley.run(new Sgd(0.95), 30);
    List<float[]> straight = WalkTheValley.run(new Adagrad(1.5).withInitialAccumulatorValue(0), 30);
    assertEquals(31, zigzag.size());
    assertTrue(zigzag.get(1)[1] < 0 && zigzag.get(2)[1] > 0);
    assertTrue(straight.stream().allMatch(point -> point[1] > -1e-6));
  }

  @Test
  void activationFunction_tanh_learnsSoonerThanSigmoid() {
    double sigmoid = ChooseActivation.run(DIGITS, new Sigmoid(), 2000, 2).getLast();
    double tanh = ChooseActivation.run(DIGITS, new Tanh(), 2000, 2).getLast();
    assertTrue(tanh > sigmoid, tanh + " against " + sigmoid);
  }

  @Test
  void lossFunction_crossEntropy_learnsSoonerThanSquares() {
    double squares = ChooseLoss.run(DIGITS, new MeanSquaredError(), 2000, 2).getLast();
    double entropy = ChooseLoss.run(DIGITS, CategoricalCrossentropy.defaults(), 2000, 2).getLast();
    assertTrue(entropy > squares, entropy + " against " + squares);
  }
}
