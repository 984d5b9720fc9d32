package dev.gradus.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

  private static final String LOSS = "validationLoss";
  private static final EarlyStopping THREE = EarlyStopping.defaults().withPatience(3);

  @Test
  void epoch_patienceUsedUp_stopsWithTheBestInWords() {
    Rehearsal run = Epochs.play(THREE, LOSS, 3, 1, 2, 2, 2, 2);
    assertEquals(5, run.epochs().size());
    assertEquals(
        Optional.of("validationLoss has not improved for 3 epochs, the best is 1.00000 of epoch 2"),
        run.stopReason());
  }

  @Test
  void epoch_improvements_startAnew() {
    assertEquals(Optional.empty(), Epochs.play(THREE, LOSS, 3, 4, 4, 2, 4, 4, 1).stopReason());
  }

  /// As in Keras, one epoch without improvement is too much for 0 and for 1.
  @Test
  void epoch_patienceZero_stopsAtTheFirstThatIsNoBetter() {
    assertEquals(3, Epochs.play(EarlyStopping.defaults(), LOSS, 3, 2, 2, 1).epochs().size());
    assertEquals(3, Epochs.play(THREE.withPatience(1), LOSS, 3, 2, 2, 1).epochs().size());
  }

  @Test
  void epoch_accuracy_isBetterTheHigher() {
    EarlyStopping accuracy = THREE.withMonitor("validationAccuracy");
    assertEquals(
        7,
        Epochs.play(accuracy, "validationAccuracy", 0.1, 0.2, 0.3, 0.4, 0.4, 0.3, 0.2)
            .epochs()
            .size());
    assertEquals(
        4,
        Epochs.play(accuracy.withMode(Mode.MIN), "validationAccuracy", 0.1, 0.2, 0.3, 0.4, 0.5)
            .epochs()
            .size());
  }

  @Test
  void epoch_smallImprovements_countForNothing() {
    EarlyStopping tenth = THREE.withMinDelta(0.125);
    Rehearsal run = Epochs.play(tenth, LOSS, 3, 2.875, 2.875, 2.875);
    assertEquals(
        Optional.of(
            "validationLoss has not improved by more than 0.125 for 3 epochs, the best is 3.00000 of epoch 1"),
        run.stopReason());
    assertEquals(Optional.empty(), Epochs.play(tenth, LOSS, 3, 2.8, 2.6, 2.4).stopReason());
  }

  /// Improvements above the baseline do not give new patience.
  @Test
  void epoch_baselineNotBeaten_stops() {
    Callback one = THREE.withPatience(2).withBaseline(1);
    assertEquals(4, Epochs.play(one, LOSS, 4, 3, 2, 2, 2).epochs().size());
    assertEquals(5, Epochs.play(one, LOSS, 4, 0.5, 0.4, 0.4, 0.4).epochs().size());
  }

  @Test
  void epoch_beforeStartFromEpoch_isNotLookedAt() {
    Rehearsal run =
        Epochs.play(
            THREE.withStartFromEpoch(2).withRestoreBestWeights(true), LOSS, 0, 0, 3, 3, 3, 3);
    assertEquals(6, run.epochs().size());
    assertEquals(3, run.keptEpoch());
  }

  @Test
  void epoch_nan_isNoImprovementAndNoFirstReasonToStop() {
    assertEquals(
        2, Epochs.play(EarlyStopping.defaults(), LOSS, Double.NaN, Double.NaN).epochs().size());
    assertEquals(
        Optional.of("validationLoss has not improved for 2 epochs"),
        Epochs.play(EarlyStopping.defaults(), LOSS, Double.NaN, Double.NaN).stopReason());
  }

  @Test
  void epoch_withoutTheMeasurement_countsForNothing() {
    Rehearsal run = Epochs.play(EarlyStopping.defaults(), LOSS, 3);
    run.epoch(Epochs.of("loss", 1)).epoch(Epochs.of("loss", 1)).epoch(Epochs.of(LOSS, 2));
    assertEquals(Optional.empty(), run.stopReason());
  }

  @Test
  void restoreBestWeights_keepsTheBest() {
    EarlyStopping restore = THREE.withRestoreBestWeights(true);
    assertEquals(4, Epochs.play(restore, LOSS, 3, 2, 4, 1, 1, 2, 2).keptEpoch());
    assertEquals(0, Epochs.play(THREE, LOSS, 3, 2, 4, 1, 1, 2, 2).keptEpoch());
    assertEquals(1, Epochs.play(restore, LOSS, Double.NaN).keptEpoch());
  }

  /// Broken off after any epoch, it stops and keeps where the uninterrupted run does.
  @Test
  void resumed_anywhere_decidesAsTheWholeRun() {
    EarlyStopping callback = THREE.withRestoreBestWeights(true).withMinDelta(0.01);
    List<SequencedMap<String, Double>> epochs = Epochs.unsteady();
    Rehearsal whole = Rehearsal.of(callback, Epochs.measured());
    epochs.forEach(epoch -> goOn(whole, epoch));
    for (int broken = 0; broken <= whole.epochs().size(); broken++) {
      Rehearsal run = Rehearsal.of(callback, Epochs.measured());
      epochs.subList(0, broken).forEach(epoch -> goOn(run, epoch));
      Rehearsal rest = run.resumed(callback);
      epochs.subList(broken, epochs.size()).forEach(epoch -> goOn(rest, epoch));
      assertEquals(whole.stopReason(), rest.stopReason());
      assertEquals(whole.epochs().size(), rest.epochs().size());
      assertEquals(whole.keptEpoch(), Math.max(run.keptEpoch(), rest.keptEpoch()));
    }
    assertEquals(
        Optional.of(
            "validationLoss has not improved by more than 0.01 for 3 epochs, the best is 1.85000 of epoch 11"),
        whole.stopReason().filter(reason -> reason.contains("epoch 11")));
  }

  private static void goOn(Rehearsal run, SequencedMap<String, Double> epoch) {
    if (run.stopReason().isEmpty()) {
      run.epoch(epoch);
    }
  }

  @Test
  void check_unknownMonitor_namesWhatThereIs() {
    assertEquals(
        "EarlyStopping: nothing named val_loss is measured. Measured are: loss, accuracy, validationLoss, validationAccuracy. Set monitor to one of them, or add the metric or validation data.",
        assertThrows(
                ConfigException.class, () -> THREE.withMonitor("val_loss").check(Epochs.measured()))
            .getMessage());
  }
}
