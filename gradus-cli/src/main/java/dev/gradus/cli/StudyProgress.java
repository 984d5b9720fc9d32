package dev.gradus.cli;

import dev.gradus.callback.TrainEvent;
import dev.gradus.study.Comparison;
import dev.gradus.study.Objective;
import dev.gradus.study.StudyEvent;
import dev.gradus.study.Trial;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Shows a study while it goes on: on a terminal one live line, elsewhere a line a run.
final class StudyProgress implements AutoCloseable {

  /// The bar moves within a run, too: this many parts are one run.
  private static final int PARTS = 1000;

  private static final Duration UNKNOWN = Duration.ofNanos(-1);

  private final Output output;
  private final Objective objective;
  private final int trials;
  private Optional<ProgressLine> live = Optional.empty();
  private String current = "";
  private String loss = "";
  private Duration left = UNKNOWN;
  private long since = System.nanoTime();
  private long stepsPerEpoch = 1;
  private int lastEpoch;

  StudyProgress(Output output, Comparison comparison) {
    this.output = output;
    this.objective = comparison.objective();
    this.trials = comparison.trials();
    this.lastEpoch = comparison.base().fit().epochs();
  }

  void see(StudyEvent event) {
    switch (event) {
      case StudyEvent.Started started ->
          live =
              output
                  .liveLine()
                  .map(line -> new ProgressLine(line, (long) started.trials() * PARTS));
      case StudyEvent.TrialStarted(int number, _, String arm, long seed) -> {
        current = "%s, seed %d".formatted(arm, seed);
        loss = "";
        show(number, 0);
      }
      case StudyEvent.TrialProgress(int number, TrainEvent inner) -> within(number, inner);
      case StudyEvent.TrialFinished finished -> finished(finished);
      case StudyEvent.Finished _ -> close();
    }
  }

  private void within(int number, TrainEvent event) {
    switch (event) {
      case TrainEvent.TrainingStarted started -> {
        stepsPerEpoch = started.stepsPerEpoch();
        lastEpoch = started.lastEpoch();
      }
      case TrainEvent.Progress progress -> {
        double done = (progress.epoch() - 1 + (double) progress.step() / stepsPerEpoch) / lastEpoch;
        loss = "loss " + Figures.number(progress.loss());
        show(number, done);
      }
      case TrainEvent.EpochStarted _,
          TrainEvent.Validated _,
          TrainEvent.Diverged _,
          TrainEvent.EpochFinished _,
          TrainEvent.TrainingFinished _,
          TrainEvent.TrainingFailed _ -> {}
    }
  }

  private void show(int number, double part) {
    live.ifPresent(line ->
        line.show(
            (number - 1) * (long) PARTS + Math.round(PARTS * Math.clamp(part, 0, 1)),
            "run %d/%d".formatted(number, trials),
            current + (loss.isEmpty() ? "" : ", " + loss),
            left.isNegative()
                ? UNKNOWN
                : left.minusNanos(Math.min(left.toNanos(), System.nanoTime() - since))));
  }

  private void finished(StudyEvent.TrialFinished finished) {
    left = finished.remaining();
    since = System.nanoTime();
    if (live.isEmpty() || finished.trial().failed()) {
      output.note(line(finished));
    }
  }

  private String line(StudyEvent.TrialFinished finished) {
    Trial trial = finished.trial();
    String number =
        String.format(
            Locale.ROOT, "%" + Integer.toString(trials).length() + "d", finished.number());
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
    String rest =
        finished.number() == trials ? "" : ", " + Figures.clock(finished.remaining()) + " left";
    return "run %s/%d  %s, seed %d: %s%s"
        .formatted(number, trials, finished.arm(), trial.seed(), outcome, rest);
  }

  @Override
  public void close() {
    live.ifPresent(ProgressLine::close);
    live = Optional.empty();
  }
}
