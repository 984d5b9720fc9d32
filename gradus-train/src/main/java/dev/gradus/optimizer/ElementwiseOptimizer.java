package dev.gradus.optimizer;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// An optimizer that is one [Formula], applied at every element of every weight. The formula reads
/// a slot as an input and writes it as the output of the same name.
///
/// Open for users: a formula of one's own runs as one fused pass over weight, gradient and slots
/// like the built-in ones.
public interface ElementwiseOptimizer extends Optimizer {

  /// @return the formula's name unless an optimizer says otherwise
  @Override
  default String kind() {
    return update().name();
  }

  /// The update of one element.
  ///
  /// Inputs: `weight`, `gradient`, then the slots. Scalars, each only if used: `learningRate`,
  /// `step` (counted from 1). Outputs: `weight` and every slot.
  ///
  /// @return the formula
  Formula update();

  /// @param slot one of the formula's slots
  /// @return what it holds before the first step; 0 unless an optimizer says otherwise
  default double initialValue(String slot) {
    return 0;
  }

  @Override
  default void build(UpdateContext context) {
    Formula update = flushed(update());
    requireWhole(update);
    List<Value> operands = new ArrayList<>();
    for (String input : update.inputs()) {
      operands.add(
          switch (input) {
            case UpdateContext.WEIGHT -> context.weight();
            case UpdateContext.GRADIENT -> context.gradient();
            default -> context.slot(input, initialValue(input));
          });
    }
    List<Value> results = context.addAll(new Elementwise(update), operands);
    for (int i = 0; i < results.size(); i++) {
      String output = update.outputs().get(i);
      if (output.equals(UpdateContext.WEIGHT)) {
        context.become(results.get(i));
      } else {
        context.become(output, results.get(i));
      }
    }
  }

  /// A scalar that nobody sets or a slot that nobody writes would leave weights where they are, in
  /// silence.
  private void requireWhole(Formula update) {
    List<String> scalars =
        List.of(UpdateContext.LEARNING_RATE, UpdateContext.STEP, UpdateContext.MOMENTUM);
    for (String scalar : update.scalars()) {
      if (!scalars.contains(scalar)) {
        throw new ConfigException(
            "%s: its formula reads the scalar %s, known are %s. Use one of these, or a constant."
                .formatted(kind(), scalar, String.join(", ", scalars)));
      }
    }
    Set<String> written = new TreeSet<>(update.outputs());
    Set<String> expected = new TreeSet<>(update.inputs());
    expected.add(UpdateContext.WEIGHT);
    expected.remove(UpdateContext.GRADIENT);
    if (!written.equals(expected)) {
      throw new ConfigException(
          "%s: its formula reads %s and writes %s, but it must write weight and whatever else it reads beside the gradient: %s. Give each an output of its name."
              .formatted(kind(), update.inputs(), update.outputs(), expected));
    }
  }

  /// The same update with slots that end at 0: an average that decays over thousands of steps would
  /// otherwise reach the denormal numbers, on which arithmetic is many times slower.
  private static Formula flushed(Formula update) {
    List<Expr> results = new ArrayList<>();
    for (int i = 0; i < update.outputs().size(); i++) {
      Expr result = update.results().get(i);
      results.add(update.outputs().get(i).equals(UpdateContext.WEIGHT) ? result : result.flushed());
    }
    return new Formula(
        update.name(),
        update.inputs(),
        update.scalars(),
        update.uniforms(),
        update.outputs(),
        results);
  }
}
