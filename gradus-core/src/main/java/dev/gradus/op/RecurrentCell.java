package dev.gradus.op;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Constant;
import dev.gradus.expr.Derivative;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Input;
import dev.gradus.expr.Simplifier;
import java.util.ArrayList;
import java.util.List;
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

  /// One time step.
  ///
  /// @param masked whether there is one more input, the mask: where it is 0, states stay
  /// @return the formula, with the mask as its last input
  public Formula step(boolean masked) {
    if (!masked) {
      return formula;
    }
    List<String> inputs = new ArrayList<>(formula.inputs());
    inputs.add("mask");
    Input mask = new Input(formula.inputs().size());
    List<Expr> results =
        IntStream.range(0, states())
            .mapToObj(state ->
                mask.ifGreater(0, formula.results().get(state), new Input(gates() + state)))
            .toList();
    return new Formula(formula.name(), inputs, List.of(), List.of(), formula.outputs(), results);
  }

  /// The gradient of one time step: `d_i = sum_j upstream_j ds'_j/di` for every input `i` but the
  /// mask.
  ///
  /// @param masked as in [#step]
  /// @return reads the step's inputs, then an upstream gradient for each state
  public Formula gradient(boolean masked) {
    Formula step = step(masked);
    Formula.Builder gradient = Formula.named(formula.name() + "-gradient");
    step.inputs().forEach(gradient::input);
    List<Expr> upstream = new ArrayList<>();
    step.outputs().forEach(state -> upstream.add(gradient.input("upstream-" + state)));
    for (int i = 0; i < formula.inputs().size(); i++) {
      Expr sum = Expr.constant(0);
      for (int state = 0; state < states(); state++) {
        Expr slope = Derivative.of(step.results().get(state), new Input(i));
        if (!isZero(slope)) {
          Expr term = upstream.get(state).times(slope);
          sum = isZero(sum) ? term : sum.plus(term);
        }
      }
      gradient.output("d" + formula.inputs().get(i), Simplifier.simplify(sum));
    }
    return gradient.build();
  }

  private static boolean isZero(Expr expr) {
    return expr instanceof Constant(double value) && value == 0;
  }
}
