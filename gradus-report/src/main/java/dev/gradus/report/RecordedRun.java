package dev.gradus.report;

import dev.gradus.callback.TrainEvent;
import dev.gradus.core.DataException;
import dev.gradus.history.Environment;
import dev.gradus.history.History;
import dev.gradus.history.RecordedEvent;
import dev.gradus.history.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a run folder for its page. What a run that failed or was broken off did not write any more
/// is taken from its events.
final class RecordedRun {

  private static final String VALIDATION = "validation";
  private static final int DECIMALS = 4;
  private static final int PERCENT_DECIMALS = 2;

  private final RunFolder folder;
  private final List<RecordedEvent> events;
  private final History history;

  RecordedRun(RunFolder folder) {
    this.folder = folder;
    events = Files.exists(folder.path().resolve("events.jsonl")) ? folder.events() : List.of();
    history =
        Files.exists(folder.path().resolve("history.json")) ? folder.history() : historyOfEvents();
  }

  RunView view() {
    Environment environment = folder.environment();
    Path name = folder.path().toAbsolutePath().normalize().getFileName();
    return new RunView(
        name == null ? "run" : name.toString(),
        summary(),
        facts(),
        HistoryView.of(history),
        new ProvenanceView(
            "./gradus train spec.yaml",
            spec(),
            ProvenanceView.words(environment),
            duration(),
            List.of()));
  }

  /// A run that was killed and resumed may have finished an epoch twice, to the same numbers.
  private History historyOfEvents() {
    List<TrainEvent.EpochFinished> epochs = new ArrayList<>();
    for (RecordedEvent recorded : events) {
      if (recorded.event() instanceof TrainEvent.EpochFinished epoch) {
        epochs.removeIf(earlier -> earlier.epoch() >= epoch.epoch());
        epochs.add(epoch);
      }
    }
    History found = History.empty();
    for (TrainEvent.EpochFinished epoch : epochs) {
      found = found.plus(epoch.metrics());
    }
    return found;
  }

  private String summary() {
    String end = Words.count(history.epochs(), "epoch") + " in " + Words.duration(duration());
    Optional<String> failure =
        events.stream()
            .map(RecordedEvent::event)
            .reduce((_, last) -> last)
            .filter(TrainEvent.TrainingFailed.class::isInstance)
            .map(event -> ((TrainEvent.TrainingFailed) event).message());
    if (failure.isPresent()) {
      return "The run failed after %s: %s".formatted(end, failure.get());
    }
    if (history.epochs() == 0) {
      return "No epoch was finished.";
    }
    String metric = mainMetric();
    MetricView view = MetricView.named(metric);
    return "%s %s after %s."
        .formatted(
            Words.capital(view.name()), shown(view, result(history.of(metric))), ending(end));
  }

  /// The value of the epoch whose weights the network has.
  private double result(List<Double> values) {
    return values.get(resultEpoch() - 1);
  }

  private int resultEpoch() {
    return events.stream()
        .map(RecordedEvent::event)
        .filter(TrainEvent.TrainingFinished.class::isInstance)
        .mapToInt(event -> ((TrainEvent.TrainingFinished) event).resultEpoch())
        .filter(epoch -> epoch >= 1 && epoch <= history.epochs())
        .reduce(history.epochs(), (_, last) -> last);
  }

  private String ending(String end) {
    return resultEpoch() == history.epochs()
        ? end
        : "epoch %d, the best of %s".formatted(resultEpoch(), end);
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    if (history.epochs() == 0) {
      return facts;
    }
    history
        .series()
        .forEach((name, values) -> {
          if (!name.equals(History.SECONDS)) {
            MetricView metric = MetricView.named(name);
            facts.put(metric.name(), shown(metric, result(values)));
          }
        });
    String metric = mainMetric();
    List<Double> values = history.of(metric);
    MetricView view = MetricView.named(metric);
    double best = values.stream().reduce(Double.NaN, view::better);
    if (!Double.isNaN(best)) {
      facts.put(
          "best " + view.name(),
          "%s in epoch %d of %d"
              .formatted(shown(view, best), values.indexOf(best) + 1, values.size()));
    }
    facts.put("time", Words.duration(duration()));
    return facts;
  }

  /// The accuracy on validation data if it was measured, else the loss on them, else what there is.
  private String mainMetric() {
    List<String> names = List.copyOf(history.series().keySet());
    return List.of(History.validation("accuracy"), History.validation(History.LOSS)).stream()
        .filter(names::contains)
        .findFirst()
        .or(() -> names.stream().filter(name -> name.startsWith(VALIDATION)).findFirst())
        .orElse(names.getFirst());
  }

  private static String shown(MetricView metric, double value) {
    return metric.percent()
        ? Words.fixed(metric.shown(value), PERCENT_DECIMALS) + " %"
        : Words.fixed(value, DECIMALS);
  }

  private Duration duration() {
    if (!history.series().containsKey(History.SECONDS)) {
      return Duration.ZERO;
    }
    double seconds =
        history.of(History.SECONDS).stream()
            .filter(Double::isFinite)
            .mapToDouble(Double::doubleValue)
            .sum();
    return Duration.ofMillis(Math.round(1000 * seconds));
  }

  private String spec() {
    Path file = folder.path().resolve("spec.yaml");
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new DataException(
          "%s: cannot be read: %s. Give the folder of a run.".formatted(file, e), e);
    }
  }
}
