package dev.gradus.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.schedule.ExponentialDecay;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class LearningRateCallbacksTest {

  private static final String LOSS = "validationLoss";
  private static final ReduceLearningRateOnPlateau HALF =
      ReduceLearningRateOnPlateau.defaults().withFactor(0.5).withPatience(2);

  /// Counted by hand: the best is 2; epochs 3 and 4 are no better, so from epoch 5 on it is half;
  /// 1.99995 is not better by more than 0.0001.
  @Test
  void plateau_twoEpochsWithoutImprovement_halves() {
    assertEquals(List.of(1.0, 1.0, 1.0, 0.5, 0.5, 0.25), rates(HALF, 3, 2, 2, 2, 1.99995, 2));
  }

  /// Epoch 4 is the first of the cooldown, epoch 5 the last, which counts again as in Keras.
  @Test
  void plateau_cooldown_doesNotCount() {
    assertEquals(
        List.of(1.0, 1.0, 0.5, 0.5, 0.5, 0.25, 0.25),
        rates(HALF.withCooldown(2), 2, 2, 2, 2, 2, 2, 2));
    assertEquals(
        List.of(1.0, 1.0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25),
        rates(HALF.withCooldown(2), 2, 2, 2, 2, 2, 1, 1, 1));
  }

  @Test
  void plateau_minLearningRate_isTheFloorButRaisesNothing() {
    assertEquals(
        List.of(1.0, 1.0, 0.5, 0.5, 0.4, 0.4, 0.4),
        rates(HALF.withMinLearningRate(0.4), 2, 2, 2, 2, 2, 2, 2));
    assertEquals(
        List.of(1.0, 1.0, 1.0, 1.0, 1.0), rates(HALF.withMinLearningRate(2), 2, 2, 2, 2, 2));
  }

  @Test
  void plateau_mode_decidesWhatIsBetter() {
    assertEquals(List.of(1.0, 1.0, 1.0, 1.0, 1.0), rates(HALF.withMode(Mode.MAX), 1, 2, 3, 4, 5));
    assertEquals(List.of(1.0, 1.0, 0.5, 0.5, 0.25), rates(HALF.withMode(Mode.MIN), 1, 2, 3, 4, 5));
  }

  @Test
  void plateau_resumedAnywhere_goesOnWithTheSameRates() {
    ReduceLearningRateOnPlateau callback = HALF.withCooldown(1).withMinDelta(0.02);
    List<SequencedMap<String, Double>> epochs = Epochs.unsteady();
    List<Double> whole = rates(Rehearsal.of(callback, Epochs.measured()), epochs);
    for (int broken = 0; broken <= epochs.size(); broken++) {
      Rehearsal run = Rehearsal.of(callback, Epochs.measured());
      List<Double> found = new ArrayList<>(rates(run, epochs.subList(0, broken)));
      Rehearsal rest = run.resumed(callback);
      assertEquals(run.learningRate(), rest.learningRate());
      found.addAll(rates(rest, epochs.subList(broken, epochs.size())));
      assertEquals(whole, found);
    }
    assertEquals(5, whole.stream().distinct().count(), whole::toString);
  }

  @Test
  void plateau_unknownMonitor_isRefused() {
    assertEquals(
        "ReduceLearningRateOnPlateau: nothing named lossy is measured. Measured are: loss, accuracy, validationLoss, validationAccuracy. Set monitor to one of them, or add the metric or validation data.",
        assertThrows(
                ConfigException.class, () -> HALF.withMonitor("lossy").check(Epochs.measured()))
            .getMessage());
  }

  @Test
  void scheduler_countsFinishedEpochs() {
    Callback decay = new LearningRateScheduler(new ExponentialDecay(0.5, 1, 0.5));
    Rehearsal run = Rehearsal.of(decay, Epochs.measured());
    assertEquals(0.5, run.learningRate());
    Epochs.play(run, LOSS, 1, 1);
    assertEquals(0.125, run.learningRate());
    assertEquals(0.125, run.resumed(decay).learningRate());
  }

  @Test
  void rehearsal_severalEvents_areNotedWithoutTraining() {
    Rehearsal run = Rehearsal.of(new TerminateOnNaN(), Epochs.measured());
    run.event(new TrainEvent.Diverged(1, 3, "epoch 1, step 3: loss is NaN."));
    assertEquals("epoch 1, step 3: loss is NaN.", run.stopReason().orElseThrow());
    assertEquals(0, run.keptEpoch());
  }

  /// The rate after each epoch.
  private static List<Double> rates(Callback callback, double... values) {
    List<SequencedMap<String, Double>> epochs = new ArrayList<>();
    for (double value : values) {
      epochs.add(Epochs.of(LOSS, value));
    }
    return rates(Rehearsal.of(callback, Epochs.measured()), epochs);
  }

  private static List<Double> rates(Rehearsal run, List<SequencedMap<String, Double>> epochs) {
    return epochs.stream().map(epoch -> run.epoch(epoch).learningRate()).toList();
  }
}
