package dev.gradus.cli;

import dev.gradus.callback.TrainEvent;
import dev.gradus.study.Comparison;
import dev.gradus.study.Objective;
import dev.gradus.study.StudyEvent;
import dev.gradus.study.Trial;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Shows a study while it goes on: on a terminal one live line, elsewhere a line a run.
final class StudyProgress implements AutoCloseable {

  /// The bar moves within a run, too: this many parts are one run.
  private static final int PARTS = 1000;

  private static final Duration UNKNOWN = Duration.ofNanos(-1);

  private final Output output;
  private final Objective objective;
  private final int trials;
  private final int epochs;
  private final SequencedMap<Integer, Running> running = new TreeMap<>();
  private Optional<ProgressLine> live = Optional.empty();
  private int done;
  private Duration left = UNKNOWN;
  private long since = System.nanoTime();

  /// @param comparison what is compared
  /// @param trials how many runs that takes
  StudyProgress(Output output, Comparison comparison, int trials) {
    this.output = output;
    this.objective = comparison.objective();
    this.trials = trials;
    this.epochs = comparison.base().fit().epochs();
  }

  void see(StudyEvent event) {
    switch (event) {
      case StudyEvent.Started started ->
          live =
              output
                  .liveLine()
                  .map(line -> new ProgressLine(line, (long) started.trials() * PARTS));
      case StudyEvent.Resumed resumed -> {
        done = resumed.done();
        left = resumed.remaining();
        output.note("%d of %d runs are done already".formatted(done, trials));
      }
      case StudyEvent.TrialStarted(int number, _, String arm, long seed) -> {
        running.put(number, new Running("%s, seed %d".formatted(arm, seed), epochs));
        show();
      }
      case StudyEvent.TrialProgress(int number, TrainEvent inner) -> within(number, inner);
      case StudyEvent.TrialFinished finished -> finished(finished);
      case StudyEvent.Finished _ -> close();
    }
  }

  private void within(int number, TrainEvent event) {
    Running run = running.get(number);
    if (run != null && run.see(event)) {
      show();
    }
  }

  private void show() {
    double parts = running.values().stream().mapToDouble(run -> run.part).sum();
    live.ifPresent(line ->
        line.show(
            Math.round(PARTS * (done + parts)),
            "run %d/%d".formatted(Math.min(trials, done + running.size()), trials),
            words(),
            left.isNegative()
                ? UNKNOWN
                : left.minusNanos(Math.min(left.toNanos(), System.nanoTime() - since))));
  }

  private String words() {
    return running.size() == 1
        ? running.firstEntry().getValue().words()
        : running.values().stream().map(run -> run.label).collect(Collectors.joining("; "));
  }

  private void finished(StudyEvent.TrialFinished finished) {
    running.remove(finished.number());
    done++;
    left = finished.remaining();
    since = System.nanoTime();
    if (live.isEmpty() || finished.trial().failed()) {
      output.note(line(finished));
    }
  }

  private String line(StudyEvent.TrialFinished finished) {
    Trial trial = finished.trial();
    String number = String.format(Locale.ROOT, "%" + Integer.toString(trials).length() + "d", done);
    String outcome =
        trial
            .failure()
            .map(why -> "failed: " + why)
            .orElseGet(() ->
                "%s %s, %s s"
                    .formatted(
                        objective.words(),
                        Figures.measured(objective.metric(), trial.value()),
                        Figures.seconds(trial.seconds())));
    String rest = done == trials ? "" : ", " + Figures.clock(finished.remaining()) + " left";
    return "run %s/%d  %s, seed %d: %s%s"
        .formatted(number, trials, finished.arm(), trial.seed(), outcome, rest);
  }

  /// @return how many runs are done
  int done() {
    return done;
  }

  @Override
  public void close() {
    live.ifPresent(ProgressLine::close);
    live = Optional.empty();
  }

  /// A run that goes on.
  private static final class Running {

    private final String label;
    private long stepsPerEpoch = 1;
    private int lastEpoch;
    private String loss = "";
    private double part;

    Running(String label, int epochs) {
      this.label = label;
      this.lastEpoch = epochs;
    }

    /// Whether there is something new to show.
    boolean see(TrainEvent event) {
      if (event instanceof TrainEvent.TrainingStarted started) {
        stepsPerEpoch = started.stepsPerEpoch();
        lastEpoch = started.lastEpoch();
      }
      if (event instanceof TrainEvent.Progress progress) {
        double epochs = progress.epoch() - 1 + (double) progress.step() / stepsPerEpoch;
        part = Math.clamp(epochs / lastEpoch, 0, 1);
        loss = ", loss " + Figures.number(progress.loss());
        return true;
      }
      return false;
    }

    String words() {
      return label + loss;
    }
  }
}
