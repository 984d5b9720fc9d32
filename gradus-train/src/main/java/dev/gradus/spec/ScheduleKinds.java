package dev.gradus.spec;

import dev.gradus.schedule.CosineDecay;
import dev.gradus.schedule.CosineDecayRestarts;
import dev.gradus.schedule.Cyclical;
import dev.gradus.schedule.ExponentialDecay;
import dev.gradus.schedule.InverseTimeDecay;
import dev.gradus.schedule.Linear;
import dev.gradus.schedule.OneCycle;
import dev.gradus.schedule.PiecewiseConstantDecay;
import dev.gradus.schedule.PolynomialDecay;
import dev.gradus.schedule.Schedule;
import dev.gradus.schedule.StepDecay;
import dev.gradus.schedule.WarmUp;
import java.util.List;

/// The words for learning rates that change. How long a schedule runs is required everywhere: no
/// number of steps suits every run.
final class ScheduleKinds {

  private static final String FIRST = "initialLearningRate";
  private static final String STEPS = "decaySteps";

  private ScheduleKinds() {}

  static Kinds of(Kinds kinds) {
    return cycles(kinds)
        .with(
            Schedule.class, Kind.of("constant", Schedule.constant(0.01)).unnamedFor("learningRate"))
        .with(
            Schedule.class,
            Kind.of("exponential-decay", new ExponentialDecay(0.01, 1000, 0.9))
                .requiring(FIRST, STEPS, "decayRate"))
        .with(
            Schedule.class,
            Kind.of("inverse-time-decay", new InverseTimeDecay(0.01, 1000, 1))
                .requiring(FIRST, STEPS, "decayRate"))
        .with(
            Schedule.class,
            Kind.of("polynomial-decay", new PolynomialDecay(0.01, 1000)).requiring(FIRST, STEPS))
        .with(
            Schedule.class,
            Kind.of(
                    "piecewise-constant-decay",
                    new PiecewiseConstantDecay(List.of(1000L), List.of(0.01, 0.001)))
                .requiring("boundaries", "values"))
        .with(
            Schedule.class,
            Kind.of("step-decay", new StepDecay(0.01, 1000)).requiring(FIRST, STEPS))
        .with(Schedule.class, Kind.of("linear", new Linear(0.01, 1000)).requiring(FIRST, STEPS));
  }

  private static Kinds cycles(Kinds kinds) {
    return kinds
        .with(
            Schedule.class,
            Kind.of("cosine-decay", new CosineDecay(0.01, 1000)).requiring(FIRST, STEPS))
        .with(
            Schedule.class,
            Kind.of("cosine-decay-restarts", new CosineDecayRestarts(0.01, 1000))
                .requiring(FIRST, "firstDecaySteps"))
        .with(
            Schedule.class,
            Kind.of("warm-up", new WarmUp(Schedule.constant(0.01), 1000))
                .requiring("schedule", "warmupSteps"))
        .with(
            Schedule.class,
            Kind.of("one-cycle", new OneCycle(0.01, 1000))
                .requiring("maxLearningRate", "totalSteps"))
        .with(
            Schedule.class,
            Kind.of("cyclical", new Cyclical(0.001, 0.01, 2000))
                .requiring("baseLearningRate", "maxLearningRate", "stepSize"));
  }
}
