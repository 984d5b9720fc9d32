package dev.gradus.train;

import dev.gradus.compiler.Plan;
import dev.gradus.core.Buffer;
import dev.gradus.model.BuiltModel;
import dev.gradus.model.Objective;

/// A plan with a loss, and the memory through which the host talks to it.
///
/// @param plan runs one batch
/// @param input features of the batch, to be written
/// @param target targets of the batch, to be written
/// @param prediction of the batch, to be read
/// @param loss of the batch, to be read
record StepPlan(Plan plan, Buffer input, Buffer target, Buffer prediction, Buffer loss) {

  static StepPlan of(Plan plan) {
    return new StepPlan(
        plan,
        plan.feed(BuiltModel.INPUT),
        plan.feed(Objective.TARGET),
        plan.fetch(BuiltModel.PREDICTION),
        plan.fetch(Objective.LOSS));
  }
}
