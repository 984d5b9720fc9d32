package dev.gradus.activation;

import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;

/// An activation of each element alone, written as a [Formula] of one input and one output. Its
/// gradient is the formula's derivative.
public interface ElementwiseActivation extends Activation {

  /// @return one input, one output, no scalars, no random numbers
  Formula formula();

  @Override
  default Value build(GraphBuilder graph, String name, Value input) {
    return graph.add(name, new Elementwise(formula()), input);
  }
}
