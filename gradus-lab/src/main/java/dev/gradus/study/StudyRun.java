package dev.gradus.study;

import dev.gradus.spec.TrainSpec;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One pass through a plan: as many trials at once as there are runners, each in a thread of its
/// own; events one after the other. With a log, trials that it has are not run again.
final class StudyRun {

  private static final double NANOS = 1e9;
  private static final int MOST_ENDS = 2;

  private final Comparison comparison;
  private final StudyPlan plan;
  private final List<TrialRunner> runners;
  private final Consumer<StudyEvent> listener;
  private final Optional<TrialLog> log;
  private final TimeLeft left;
  private final Trial[] done;
  private final Set<PlannedTrial> running = new HashSet<>();
  private final Deque<PlannedTrial> alone = new ArrayDeque<>();
  private List<Optional<RateChoice>> rates;
  private final SequencedSet<String> backends = new LinkedHashSet<>();
  private double earlierSeconds;
  private boolean stopped;
  private @Nullable Throwable bug;

  StudyRun(
      Comparison comparison,
      StudyPlan plan,
      List<TrialRunner> runners,
      Optional<TrialLog> log,
      Consumer<StudyEvent> listener) {
    this.comparison = comparison;
    this.plan = plan;
    this.runners = runners;
    this.log = log;
    this.listener = listener;
    this.left = new TimeLeft(plan.trialsPerArm(), runners.size());
    this.done = new Trial[plan.trials()];
    this.rates = plan.arms().stream().map(_ -> Optional.<RateChoice>empty()).toList();
  }

  /// Asks to end, from any thread: trials that run are given up at their next event.
  synchronized void stop() {
    if (!stopped) {
      stopped = true;
      running.forEach(trial -> log.ifPresent(kept -> kept.givenUp(trial)));
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  /// @return what came out; empty if it was stopped before its end
  Optional<ComparisonResult> run() {
    long start = System.nanoTime();
    tell(new StudyEvent.Started(plan.trials(), plan.arms().size(), comparison.seeds()));
    takeOver();
    all(plan.tuning());
    if (isComplete(plan.tuning())) {
      rates = choices();
      all(plan.judged());
    }
    if (!isComplete(plan.judged())) {
      return Optional.empty();
    }
    Duration total =
        Duration.ofNanos(System.nanoTime() - start + Math.round(NANOS * earlierSeconds));
    tell(new StudyEvent.Finished(total));
    return Optional.of(result(total));
  }

  /// Takes what the log has.
  private void takeOver() {
    int count = 0;
    for (PlannedTrial trial : both()) {
      TrialLog.Entry entry = entry(trial);
      Trial kept = entry.trial();
      if (kept != null) {
        done[trial.number() - 1] = kept;
        left.add(trial.arm(), kept.seconds());
        earlierSeconds += kept.seconds();
        computedBy(entry.backend());
        count++;
      }
    }
    if (count > 0) {
      tell(new StudyEvent.Resumed(count, plan.trials(), left.estimate()));
    }
  }

  private List<PlannedTrial> both() {
    List<PlannedTrial> both = new ArrayList<>(plan.tuning());
    both.addAll(plan.judged());
    return both;
  }

  private TrialLog.Entry entry(PlannedTrial trial) {
    return log.map(kept -> kept.entry(trial.number()))
        .orElseGet(() -> new TrialLog.Entry(null, 0, ""));
  }

  /// Runs what is not done yet. A trial during which the process ended before, or memory ran out
  /// while others ran, runs alone, so that it can do no harm to others and none can do it harm.
  private void all(List<PlannedTrial> trials) {
    Deque<PlannedTrial> waiting = new ArrayDeque<>();
    for (PlannedTrial trial : trials) {
      if (done[trial.number() - 1] == null) {
        int ended = entry(trial).ended();
        if (ended >= MOST_ENDS) {
          killed(trial);
        } else {
          (ended > 0 ? alone : waiting).add(trial);
        }
      }
    }
    work(alone, runners.getFirst());
    together(waiting);
    work(alone, runners.getFirst());
  }

  private void together(Deque<PlannedTrial> waiting) {
    List<Thread> threads = new ArrayList<>();
    for (TrialRunner runner : runners.subList(1, runners.size())) {
      threads.add(
          Thread.ofPlatform()
              .name("trials-" + threads.size())
              .start(() -> workOrStop(waiting, runner)));
    }
    workOrStop(waiting, runners.getFirst());
    for (Thread thread : threads) {
      join(thread);
    }
    Throwable thrown = bug;
    switch (thrown) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new AssertionError(thrown);
    }
  }

  private void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
        stop();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// A bug in one thread ends all.
  private void workOrStop(Deque<PlannedTrial> waiting, TrialRunner runner) {
    try {
      work(waiting, runner);
    } catch (RuntimeException | Error e) {
      synchronized (this) {
        bug = bug == null ? e : bug;
      }
      stop();
    }
  }

  private void work(Deque<PlannedTrial> waiting, TrialRunner runner) {
    for (Optional<PlannedTrial> next = next(waiting); next.isPresent(); next = next(waiting)) {
      one(next.get(), runner);
    }
  }

  private synchronized Optional<PlannedTrial> next(Deque<PlannedTrial> waiting) {
    if (stopped || waiting.isEmpty()) {
      return Optional.empty();
    }
    PlannedTrial trial = waiting.removeFirst();
    log.ifPresent(kept -> kept.started(trial));
    running.add(trial);
    tell(new StudyEvent.TrialStarted(trial.number(), plan.trials(), trial.label(), trial.seed()));
    return Optional.of(trial);
  }

  private void one(PlannedTrial planned, TrialRunner runner) {
    TrialPass pass =
        new TrialPass(
            comparison.objective().metric(),
            event -> tell(new StudyEvent.TrialProgress(planned.number(), event)),
            this::isStopped);
    long before = System.nanoTime();
    Optional<Trial> trial = pass.run(runner, spec(planned), planned.seed());
    ended(planned, trial, pass, (System.nanoTime() - before) / NANOS);
  }

  private TrainSpec spec(PlannedTrial planned) {
    PlannedArm arm = plan.arms().get(planned.arm());
    int rate = planned.rate();
    return arm.atRate(
        rate == PlannedTrial.JUDGED
            ? rates.get(planned.arm()).map(RateChoice::chosen).orElse(rate)
            : rate);
  }

  private synchronized void ended(
      PlannedTrial planned, Optional<Trial> trial, TrialPass pass, double seconds) {
    running.remove(planned);
    if (trial.isEmpty()) {
      return;
    }
    if (pass.isOutOfMemory() && !running.isEmpty()) {
      log.ifPresent(kept -> kept.givenUp(planned));
      alone.add(planned);
      return;
    }
    computedBy(pass.backend());
    left.add(planned.arm(), seconds);
    keep(planned, trial.get(), pass.backend());
  }

  private synchronized void killed(PlannedTrial planned) {
    keep(
        planned,
        TrialPass.failure(
            planned.seed(),
            "the process ended while it ran, twice: killed, perhaps for lack of memory."),
        "");
  }

  private void computedBy(String backend) {
    if (!backend.isEmpty()) {
      backends.add(backend);
    }
  }

  private void keep(PlannedTrial planned, Trial trial, String backend) {
    log.ifPresent(kept -> kept.finished(planned, trial, backend));
    done[planned.number() - 1] = trial;
    tell(
        new StudyEvent.TrialFinished(
            planned.number(), plan.trials(), planned.label(), trial, left.estimate()));
  }

  private synchronized void tell(StudyEvent event) {
    listener.accept(event);
  }

  private boolean isComplete(List<PlannedTrial> trials) {
    return trials.stream().allMatch(trial -> done[trial.number() - 1] != null);
  }

  private List<Optional<RateChoice>> choices() {
    List<Optional<RateChoice>> choices = new ArrayList<>();
    for (int arm = 0; arm < plan.arms().size(); arm++) {
      PlannedArm planned = plan.arms().get(arm);
      Map<Integer, List<Double>> measured = new HashMap<>();
      for (PlannedTrial trial : plan.tuning()) {
        if (trial.arm() == arm) {
          measured
              .computeIfAbsent(trial.rate(), _ -> new ArrayList<>())
              .add(done[trial.number() - 1].value());
        }
      }
      List<RateChoice.Tried> tried = new ArrayList<>();
      for (int rate = 0; rate < planned.factors().size(); rate++) {
        tried.add(
            new RateChoice.Tried(
                planned.factors().get(rate),
                planned.rate(rate),
                measured.getOrDefault(rate, List.of())));
      }
      choices.add(
          tried.isEmpty()
              ? Optional.empty()
              : Optional.of(RateChoice.best(tried, comparison.objective())));
    }
    return choices;
  }

  private ComparisonResult result(Duration total) {
    List<ArmTrials> arms = new ArrayList<>();
    for (int arm = 0; arm < plan.arms().size(); arm++) {
      PlannedArm planned = plan.arms().get(arm);
      Optional<RateChoice> rate = rates.get(arm);
      List<Trial> trials = new ArrayList<>();
      for (PlannedTrial trial : plan.judged()) {
        if (trial.arm() == arm) {
          trials.add(done[trial.number() - 1]);
        }
      }
      arms.add(
          new ArmTrials(
              planned.name(),
              planned.patch(),
              planned.atRate(rate.map(RateChoice::chosen).orElse(PlannedTrial.JUDGED)),
              trials,
              rate));
    }
    return new Judge(comparison, arms)
        .judge(new Setting(String.join(Setting.THEN, backends), total));
  }
}
