package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.chart.Direction;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.chart.StackedLines;
import dev.gradus.history.History;
import dev.gradus.schedule.ExponentialDecay;
import dev.gradus.schedule.Schedule;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Ten ways for the learning rate to go over a run. All start or peak at the baseline's rate, and
/// those that fall end at a tenth of it or less.
///
/// The table shows how an exponential decay counts: `0.1 · 0.9^⌊step / 2⌋` with two steps an epoch
/// is 0.1 throughout the first epoch and 0.09 throughout the second.
final class LearningRateSchedule implements Technique {

  private static final Baseline BASELINE =
      new Baseline(
          Networks.A.replace("learningRate: 0.001", "learningRate: 0.003"),
          Effort.whole(20, 5),
          new Effort(1000, 1000, 7, 3));

  private static final int POINTS = 200;
  private static final int WORKED_STEPS = 6;

  @Override
  public About about() {
    return new About(
        "learning-rate-schedule",
        "Learning-rate schedule",
        "Does it help to change the learning rate over a run, and which way does?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    TrainSpec base = BASELINE.of(assignment, bench);
    long steps = Steps.of(base, bench);
    ComparisonResult result =
        bench.compare(about().title(), base, arms(base, steps, bench), BASELINE.seeds(assignment));
    return Findings.of(result).with(figure(result, steps)).with(worked());
  }

  private List<Arm> arms(TrainSpec base, long steps, Workbench bench) {
    String path = LearningRate.ratePath(about().name(), base, bench);
    double rate = LearningRate.rate(about().name(), base, bench);
    String start = "initialLearningRate: " + rate;
    String cosine = "{cosine-decay: {%s, decaySteps: %d}}".formatted(start, steps);
    return List.of(
        Arm.of(
            "exponential",
            path
                + "={exponential-decay: {%s, decaySteps: %d, decayRate: 0.1}}"
                    .formatted(start, steps)),
        Arm.of(
            "inverse time",
            path
                + "={inverse-time-decay: {%s, decaySteps: %d, decayRate: 9.0}}"
                    .formatted(start, steps)),
        Arm.of(
            "polynomial",
            path
                + "={polynomial-decay: {%s, decaySteps: %d, endLearningRate: %s, power: 2.0}}"
                    .formatted(start, steps, rate / 100)),
        Arm.of("cosine", path + "=" + cosine),
        Arm.of(
            "cosine with restarts",
            path
                + "={cosine-decay-restarts: {%s, firstDecaySteps: %d}}"
                    .formatted(start, Math.max(1, Math.ceilDiv(steps, 7)))),
        Arm.of(
            "step",
            path
                + "={step-decay: {%s, decaySteps: %d}}"
                    .formatted(start, Math.max(1, Math.ceilDiv(steps, 3)))),
        Arm.of(
            "warm-up + cosine",
            path
                + "={warm-up: {schedule: {cosine-decay: {%s, decaySteps: %d}}, warmupSteps: %d}}"
                    .formatted(
                        start,
                        Math.max(1, steps - Math.max(1, steps / 10)),
                        Math.max(1, steps / 10))),
        Arm.of(
            "one-cycle",
            path
                + "={one-cycle: {maxLearningRate: %s, totalSteps: %d}}"
                    .formatted(rate, Math.max(2, steps))),
        Arm.of(
            "reduce on plateau",
            "callbacks.0+={reduce-lr-on-plateau: {factor: 0.5, patience: 1}}"));
  }

  private static Figure figure(ComparisonResult result, long steps) {
    List<Line> rates = new ArrayList<>();
    List<Line> losses = new ArrayList<>();
    List<ArmTrials> arms = Curves.all(result);
    for (int i = 0; i < arms.size(); i++) {
      ArmTrials arm = arms.get(i);
      if (arm.failures() == arm.trials().size()) {
        continue;
      }
      ColorRole color = Curves.color(i);
      Dash dash = Curves.dash(i);
      rates.add(rate(arm, steps).withLook(color, dash));
      Line loss = Curves.line(arm.name(), arm, History.validation(History.LOSS));
      losses.add(Line.of(loss.name(), loss.x(), loss.mean()).withLook(color, dash));
    }
    Axis epoch = Axis.of("epoch");
    return new Figure(
        "schedules",
        new StackedLines(
            "Learning rate, and the loss that it leads to",
            new LineChart("Learning rate", epoch, Axis.of("learning rate"), rates),
            new LineChart(
                "Validation loss, mean over the seeds",
                epoch,
                Axis.of("validation loss").withDirection(Direction.LOWER_IS_BETTER),
                losses)),
        "Above the rate during each epoch, below the loss at its end. A loss that falls just where its rate falls was noisy for its rate.");
  }

  /// From the schedule, step by step; where a callback changes the rate, from the first run.
  private static Line rate(ArmTrials arm, long steps) {
    if (!arm.spec().callbacks().isEmpty()) {
      Line line = Curves.line(arm.name(), arm, History.LEARNING_RATE);
      return Line.of(line.name(), line.x().stream().map(epoch -> epoch - 1).toList(), line.mean());
    }
    Schedule schedule = arm.spec().optimizer().learningRate();
    int epochs = arm.spec().fit().epochs();
    int points = (int) Math.min(POINTS, steps);
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      long step = i * steps / points;
      x.add((double) step * epochs / steps);
      y.add(schedule.at(step));
    }
    return Line.of(arm.name(), x, y);
  }

  private static FindingTable worked() {
    Schedule schedule = new ExponentialDecay(0.1, 2, 0.9, true);
    FindingTable table =
        FindingTable.of(
            "Exponential decay from 0.1 by 0.9 every epoch of 2 steps", "step", "epoch", "rate");
    for (int step : IntStream.range(0, WORKED_STEPS).toArray()) {
      table = table.plus(step + 1, step / 2 + 1, schedule.at(step));
    }
    return table;
  }
}
