package dev.gradus.layer;

import dev.gradus.activation.Activation;
import dev.gradus.activation.ElementwiseActivation;
import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.init.Initializer;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.Recurrent;
import dev.gradus.op.RecurrentCell;
import dev.gradus.op.Reshape;
import dev.gradus.op.Slice;
import dev.gradus.op.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What recurrent layers share: the input's products for all steps at once, the walk through time,
/// and which steps are handed on.
///
/// @param context of the layer
/// @param layer its direction and result
/// @param units `U`
record Recurrence(LayerContext context, RecurrentLayer layer, int units) {

  static Recurrence of(LayerContext context, RecurrentLayer layer, int units, Value input) {
    if (input.shape().rank() != 3) {
      throw context.refusal(
          "input %s has %d axes, expected a sequence [N, T, C]. Give Input a time axis and a feature axis: Input.of(T, C). Behind another recurrent layer, that one needs returnSequences."
              .formatted(input.shape(), input.shape().rank()));
    }
    return new Recurrence(context, layer, units);
  }

  static void requireUnits(String type, int units) {
    if (units < 1) {
      throw new ConfigException("%s: units must be at least 1, got %d.".formatted(type, units));
    }
  }

  static void requireElementwise(String type, String setting, Activation activation) {
    if (!(activation instanceof ElementwiseActivation)) {
      throw new ConfigException(
          "%s: %s must act on each unit alone, got %s, which does not. Choose for example tanh, sigmoid or relu."
              .formatted(type, setting, activation.kind()));
    }
  }

  /// An activation inside a cell's formula.
  static Expr apply(Activation activation, Expr x) {
    return ((ElementwiseActivation) activation).formula().applied(x);
  }

  /// `x W + b` of all steps, `[N, T, gates U]`.
  Value project(Value input, Initializer initializer, int gates, Optional<Value> bias) {
    Shape shape = input.shape();
    int rows = Math.multiplyExact(shape.dim(0), shape.dim(1));
    Value kernel = context.weight("kernel", Shape.of(shape.dim(2), gates * units), initializer);
    List<Value> operands =
        new ArrayList<>(
            List.of(context.add(new Reshape(Shape.of(rows, shape.dim(2))), input), kernel));
    bias.ifPresent(operands::add);
    Value sums = context.addAll(InnerProduct.of(bias.isPresent()), operands).getFirst();
    return context.add(new Reshape(shape.withDim(2, gates * units)), sums);
  }

  Value recurrentKernel(Initializer initializer, int gates) {
    return context.weight("recurrent_kernel", Shape.of(units, gates * units), initializer);
  }

  /// The layer's value.
  Value walk(Value input, RecurrentCell cell, Value products, Value kernel, Optional<Value> bias) {
    Optional<Value> mask = context.mask(input);
    List<Value> operands = new ArrayList<>(List.of(products, kernel));
    bias.ifPresent(operands::add);
    mask.ifPresent(operands::add);
    Recurrent op = new Recurrent(cell, bias.isPresent(), mask.isPresent(), layer.goBackwards());
    return result(input, context.addAll(op, operands).getFirst());
  }

  /// All steps with the input's mask, or the last one.
  Value result(Value input, Value states) {
    Shape shape = states.shape();
    if (layer.returnSequences()) {
      context.mask(input).ifPresent(mask -> context.mask(states, mask));
      return states;
    }
    int last = layer.goBackwards() ? 0 : shape.dim(1) - 1;
    return context.add(
        new Reshape(Shape.of(shape.dim(0), units)),
        context.add(Slice.along(shape, 1, last, 1), states));
  }
}
