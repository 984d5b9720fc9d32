package dev.gradus.train;

import dev.gradus.op.Variable;
import java.util.OptionalDouble;

/// What training remembers about a weight from one step to the next.
///
/// @param variable where it lies
/// @param weight the weight's variable
/// @param start what each element holds before the first step; none where that is the weight's
record Slot(Variable variable, Variable weight, OptionalDouble start) {

  static Slot of(Variable variable, Variable weight, double start) {
    return new Slot(variable, weight, OptionalDouble.of(start));
  }

  static Slot copyOf(Variable weight, Variable variable) {
    return new Slot(variable, weight, OptionalDouble.empty());
  }
}
