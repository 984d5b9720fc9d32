package dev.gradus.op;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Formula;
import dev.gradus.expr.ReverseDerivative;
import java.util.stream.IntStream;

/// What a recurrent network does at one time step and unit, as a formula: its gates and states.
///
/// Each gate is a sum over the input (`x_g`), a sum over the state before (`r_g`), or both. The
/// first `added` gates are read as one number `z_g = x_g + r_g`. The formula's inputs are, in
/// order: all `z_g`; the `x_g` of the other input gates; the `r_g` of the other recurrent gates;
/// the states before the step. Its outputs are the states after the step. State 0 is the one that
/// is multiplied by the recurrent kernel and handed on, `h`.
///
/// Example, a simple network: `RecurrentCell(h = tanh(z), added=1, inputGates=1,
/// recurrentGates=1)`.
///
/// @param formula of one time step; no scalars, no random numbers
/// @param added how many gates are read as one sum
/// @param inputGates how many gates the input has, at least `added`
/// @param recurrentGates how many gates the recurrent kernel has, at least `added` and 1
public record RecurrentCell(Formula formula, int added, int inputGates, int recurrentGates) {

  /// Checks that the formula fits its gates.
  public RecurrentCell {
    if (added < 0 || inputGates < added || recurrentGates < Math.max(1, added)) {
      throw new ConfigException(
          "cell %s: got %d added, %d input and %d recurrent gates, expected 0 <= added <= both and a recurrent gate."
              .formatted(formula.name(), added, inputGates, recurrentGates));
    }
    int expected = inputGates + recurrentGates - added + formula.outputs().size();
    if (formula.inputs().size() != expected || formula.outputs().isEmpty()) {
      throw new ConfigException(
          "cell %s: reads %s and writes %s, expected %d inputs: gates, then a state for each output."
              .formatted(formula.name(), formula.inputs(), formula.outputs(), expected));
    }
    if (!formula.scalars().isEmpty() || !formula.uniforms().isEmpty()) {
      throw new ConfigException(
          "cell %s: reads scalars %s and random streams %s, expected none."
              .formatted(formula.name(), formula.scalars(), formula.uniforms()));
    }
  }

  /// @return how many states there are
  public int states() {
    return formula.outputs().size();
  }

  /// @return how many of the formula's inputs are gates
  public int gates() {
    return inputGates + recurrentGates - added;
  }

  /// @return whether every gate is one sum, so that input and recurrent products have the same
  ///   gradient
  public boolean allAdded() {
    return added == inputGates && added == recurrentGates;
  }

  /// @param gate a recurrent gate, from 0
  /// @return its place among the formula's inputs
  public int recurrentPlace(int gate) {
    return gate < added ? gate : inputGates + gate - added;
  }

  /// The gradient of one time step: `d_i = sum_j upstream_j ds'_j/di` for every input `i`.
  ///
  /// @return reads the formula's inputs, then an upstream gradient for each state
  public Formula gradient() {
    return ReverseDerivative.of(
        formula, IntStream.range(0, formula.inputs().size()).boxed().toList());
  }
}
