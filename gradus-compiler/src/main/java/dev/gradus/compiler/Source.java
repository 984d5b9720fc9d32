package dev.gradus.compiler;

import dev.gradus.expr.Application;
import dev.gradus.expr.Formula;
import dev.gradus.op.Value;
import java.util.List;

/// What an elementwise formula reads: a tensor, or by name a scalar of the step or a random stream.
sealed interface Source {

  /// @param value a tensor of the graph
  record Tensor(Value value) implements Source {}

  /// @param name of a scalar or a random stream
  record Named(String name) implements Source {}

  /// @param formula an elementwise formula
  /// @param inputs what it is applied to
  /// @return the same as an application, in which equal sources are the same thing
  static Application<Source> application(Formula formula, List<Value> inputs) {
    return new Application<>(
        formula,
        inputs.stream().<Source>map(Tensor::new).toList(),
        formula.scalars().stream().<Source>map(Named::new).toList(),
        formula.uniforms().stream().<Source>map(Named::new).toList());
  }

  /// @param application as made by [#application]
  /// @return the tensors it reads, in the order of its formula's inputs
  static List<Value> tensors(Application<Source> application) {
    return application.inputs().stream().map(source -> ((Tensor) source).value()).toList();
  }
}
