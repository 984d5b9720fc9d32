package dev.gradus.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.callback.Rehearsal;
import dev.gradus.callback.TrainEvent;
import dev.gradus.callback.TrainListener;
import dev.gradus.chart.Direction;
import dev.gradus.history.Environment;
import dev.gradus.history.History;
import dev.gradus.history.Machine;
import dev.gradus.history.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordedRunTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

  @Test
  void view_finishedRun_saysWhatCameOut(@TempDir Path parent) throws Exception {
    RunFolder folder = folder(parent);
    folder.writeHistory(
        History.empty()
            .plus(epoch(0.3, 0.2, 0.95, 1.5))
            .plus(epoch(0.2, 0.1, 0.98, 1.25))
            .plus(epoch(0.1, 0.15, 0.97, 1.25)));
    RunView view = RunView.of(folder);
    assertEquals("mnist-1", view.title());
    assertEquals("Validation accuracy 97.00 % after 3 epochs in 4.00 s.", view.summary());
    assertEquals(
        List.of(
            "loss=0.1000",
            "validation loss=0.1500",
            "validation accuracy=97.00 %",
            "best validation accuracy=98.00 % in epoch 2 of 3",
            "time=4.00 s"),
        view.facts().entrySet().stream().map(Object::toString).toList());
    assertEquals(List.of(1, 2, 3), view.history().epochs());
    assertEquals(3, view.history().curves().size());
    assertEquals("data: mnist\n", view.provenance().spec());
    assertEquals("2026-01-02T03:04:05Z", view.provenance().environment().get("started"));
    String page = new RunReport(view).page().toHtml();
    assertTrue(page.contains("<dt>best validation accuracy</dt><dd>98.00 % in epoch 2 of 3</dd>"));
  }

  @Test
  void view_failedRun_saysWhyAndShowsItsEpochs(@TempDir Path parent) throws Exception {
    RunFolder folder = folder(parent);
    TrainListener listener = folder.eventLog(() -> START).start(Rehearsal.silent());
    listener.on(new TrainEvent.EpochFinished(1, epoch(0.3, 0.2, 0.9, 2), 0.001, 2, 1000));
    listener.on(new TrainEvent.TrainingFailed(2, "epoch 2, step 7: loss is NaN."));
    RunView view = RunView.of(folder);
    assertEquals(
        "The run failed after 1 epoch in 2.00 s: epoch 2, step 7: loss is NaN.", view.summary());
    assertEquals(List.of(1), view.history().epochs());
  }

  @Test
  void view_runBrokenOffInItsFirstEpoch_hasAPageWithoutCurves(@TempDir Path parent)
      throws Exception {
    RunView view = RunView.of(folder(parent));
    assertEquals("No epoch was finished.", view.summary());
    assertEquals(Map.of(), view.facts());
    assertEquals(Map.of(), new RunReport(view).figures());
    assertTrue(new RunReport(view).page().toHtml().contains("No epoch was finished."));
  }

  @Test
  void metric_named_isInWordsWithItsDirection() {
    assertEquals(
        new MetricView("validation mean absolute error", false, Direction.LOWER_IS_BETTER),
        MetricView.named("validationMeanAbsoluteError"));
    assertEquals(
        new MetricView("validation accuracy", true, Direction.HIGHER_IS_BETTER),
        MetricView.named("validationAccuracy"));
  }

  private static RunFolder folder(Path parent) throws Exception {
    RunFolder folder = RunFolder.createNumbered(parent, "mnist");
    Files.writeString(folder.path().resolve("spec.yaml"), "data: mnist\n");
    folder.writeEnvironment(
        new Environment(
            new Machine("0.1.0", "25", "Linux", "a processor", 2), "oneDNN", 2, 7, START, "abc"));
    return folder;
  }

  private static SequencedMap<String, Double> epoch(
      double loss, double validationLoss, double validationAccuracy, double seconds) {
    SequencedMap<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(History.LOSS, loss);
    metrics.put("validationLoss", validationLoss);
    metrics.put("validationAccuracy", validationAccuracy);
    metrics.put(History.SECONDS, seconds);
    return metrics;
  }
}
