package dev.gradus.train;

import dev.gradus.callback.TrainEvent;
import dev.gradus.core.NumericException;
import dev.gradus.core.Shape;
import dev.gradus.data.Batches;
import dev.gradus.model.Objective;
import dev.gradus.optimizer.UpdateContext;
import dev.gradus.schedule.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The steps of one epoch. Allocates nothing from one step to the next, except about ten times a
/// second an event, if anybody listens.
final class TrainingPass extends EpochPass {

  private final Plans plans;
  private final TrainingFeed feed;
  private final Optional<SampleWeights> weights;
  private final String[] rateNames;
  private final Schedule[] rates;
  private final @Nullable Schedule[] momenta;
  private final RunRate rate;
  private final int accumulate;
  private final @Nullable Inspector inspector;

  /// @param feed writes batches ahead
  /// @param targets shape of one target, without the batch axis, for each output
  /// @param weights of the samples, if they count differently
  /// @param inspector looks at some of the steps, if asked for
  /// @param loop told about progress
  TrainingPass(
      Trainer trainer,
      Plans plans,
      TrainingFeed feed,
      List<Shape> targets,
      Optional<SampleWeights> weights,
      RunRate rate,
      Optional<Inspector> inspector,
      TrainLoop loop) {
    super(new Meter(trainer, targets), loop);
    this.weights = weights;
    this.plans = plans;
    this.feed = feed;
    SequencedMap<String, Schedule> groups = WeightGroups.rates(trainer);
    this.rateNames = groups.keySet().toArray(String[]::new);
    this.rates = groups.values().toArray(Schedule[]::new);
    this.momenta =
        groups.values().stream()
            .map(schedule -> schedule.momentum().orElse(null))
            .toArray(Schedule[]::new);
    this.rate = rate;
    this.accumulate = trainer.update().accumulate();
    this.inspector = inspector.orElse(null);
  }

  @Override
  void run(Batches batches, int epoch, long firstStep) {
    feed.begin(epoch - 1, steps);
    int count = batches.count();
    int usual = batches.size(0);
    StepPlan moving = training(StepKind.UPDATE, usual);
    StepPlan adding = accumulate == 1 ? moving : training(StepKind.ACCUMULATE, usual);
    startClock();
    for (int batch = steps; batch < count && !loop.isEnded(); batch++) {
      StepKind kind = kind(firstStep + batch);
      int size = batches.size(batch);
      StepPlan whole = kind == StepKind.UPDATE ? moving : adding;
      StepPlan plan = feed.next(size == usual ? whole : training(kind, size), batch);
      plan.writeWeights(batches, batch, weights);
      if (inspector != null && inspector.isDue(kind, firstStep + batch, count - 1 - batch)) {
        inspector.before(plan, size, firstStep + batch);
        step(size, batch, plan, firstStep + batch, epoch);
        loop.emit(new TrainEvent.Inspected(epoch, firstStep + batch + 1, inspector.after()));
      } else {
        step(size, batch, plan, firstStep + batch, epoch);
      }
      steps++;
      loop.stepDone(epoch, firstStep + steps, plan.loss().get(0));
      report(epoch, steps, count);
    }
  }

  private StepPlan training(StepKind kind, int size) {
    return plans.training(kind, size, weights.isPresent());
  }

  /// Every so many batches their gradients move the weights.
  private StepKind kind(long before) {
    return (before + 1) % accumulate == 0 ? StepKind.UPDATE : StepKind.ACCUMULATE;
  }

  private void step(int size, int batch, StepPlan step, long before, int epoch) {
    for (int i = 0; i < rates.length; i++) {
      step.plan().scalar(rateNames[i], rate.at(rates[i], before));
      if (momenta[i] != null) {
        step.plan().scalar(UpdateContext.momentumBeside(rateNames[i]), momenta[i].at(before));
      }
    }
    step.plan().scalar(UpdateContext.STEP, (double) (before / accumulate + 1));
    if (!step.plan().runGuarded(before, Objective.LOSS)) {
      throw diverged(step, size, "epoch %d, step %d".formatted(epoch, batch + 1), before);
    }
    meter.add(step, size);
  }

  private NumericException diverged(StepPlan step, int size, String place, long before) {
    String cause = plans.firstNonFinite(step, kind(before), size, before);
    String remedy =
        cause.startsWith("input") || cause.startsWith("target")
            ? "Correct the data or its scaling."
            : "Try a learningRate below %s.".formatted(rate.at(before));
    return new NumericException(
        "%s: loss is %s. First non-finite tensor: %s. The weights are those before this step. %s"
            .formatted(place, step.loss().get(0), cause, remedy));
  }
}
