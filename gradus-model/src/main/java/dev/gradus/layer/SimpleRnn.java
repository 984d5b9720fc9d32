package dev.gradus.layer;

import dev.gradus.activation.Activation;
import dev.gradus.activation.Tanh;
import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.init.GlorotUniform;
import dev.gradus.init.Initializer;
import dev.gradus.init.Orthogonal;
import dev.gradus.init.Zeros;
import dev.gradus.op.RecurrentCell;
import dev.gradus.op.Value;
import java.util.Optional;

/// A recurrent layer whose state is its output.
///
/// `h_t = activation(x_t W + h_{t-1} R + b)`, `h_0 = 0`
///
/// - input `x [N, T, C]`; output `[N, U]`, the state after the last step, or with `returnSequences`
///   `[N, T, U]`, the state after each
/// - weights: `kernel W [C, U]`, `recurrent_kernel R [U, U]`, `bias b [U]`
/// - with a mask, padded steps repeat the state before them
///
/// As Keras, but for `goBackwards` with `returnSequences`: results stay at their own step, where
/// Keras turns the sequence round. PyTorch has a second bias and draws all weights from
/// `U(-1/sqrt(U), 1/sqrt(U))`.
///
/// Source: Elman, "Finding structure in time", 1990, Cognitive Science 14.
///
/// @param units size of the state `U`, at least 1
/// @param activation of the sums, default tanh; must act on each unit alone
/// @param useBias whether `b` is added, default true
/// @param returnSequences whether every step's state is handed on, default false
/// @param goBackwards whether the last step comes first, default false
/// @param kernelInitializer first values of `W`, default Glorot uniform
/// @param recurrentInitializer first values of `R`, default orthogonal
/// @param biasInitializer first values of `b`, default zeros
public record SimpleRnn(
    int units,
    Activation activation,
    boolean useBias,
    boolean returnSequences,
    boolean goBackwards,
    Initializer kernelInitializer,
    Initializer recurrentInitializer,
    Initializer biasInitializer)
    implements RecurrentLayer, Activated {

  /// Checks the units and the activation.
  public SimpleRnn {
    Recurrence.requireUnits("SimpleRnn", units);
    Recurrence.requireElementwise("SimpleRnn", "activation", activation);
  }

  /// @param units size of the state, at least 1
  /// @return a layer with every other setting at its default
  public static SimpleRnn of(int units) {
    return new SimpleRnn(
        units,
        new Tanh(),
        true,
        false,
        false,
        new GlorotUniform(),
        Orthogonal.defaults(),
        new Zeros());
  }

  /// @param changed of the sums
  /// @return this layer with another activation
  public SimpleRnn withActivation(Activation changed) {
    return new SimpleRnn(
        units,
        changed,
        useBias,
        returnSequences,
        goBackwards,
        kernelInitializer,
        recurrentInitializer,
        biasInitializer);
  }

  /// @param changed whether a bias is added
  /// @return this layer with or without a bias
  public SimpleRnn withUseBias(boolean changed) {
    return new SimpleRnn(
        units,
        activation,
        changed,
        returnSequences,
        goBackwards,
        kernelInitializer,
        recurrentInitializer,
        biasInitializer);
  }

  /// @param changed whether every step's state is handed on
  /// @return this layer with that result
  public SimpleRnn withReturnSequences(boolean changed) {
    return new SimpleRnn(
        units,
        activation,
        useBias,
        changed,
        goBackwards,
        kernelInitializer,
        recurrentInitializer,
        biasInitializer);
  }

  @Override
  public SimpleRnn withGoBackwards(boolean changed) {
    return new SimpleRnn(
        units,
        activation,
        useBias,
        returnSequences,
        changed,
        kernelInitializer,
        recurrentInitializer,
        biasInitializer);
  }

  @Override
  public String kind() {
    return "simple-rnn";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Recurrence recurrence = Recurrence.of(context, this, units, input);
    Optional<Value> bias =
        useBias
            ? Optional.of(context.weight("bias", Shape.of(units), biasInitializer))
            : Optional.empty();
    Value products = recurrence.project(input, kernelInitializer, 1, bias);
    Value kernel = recurrence.recurrentKernel(recurrentInitializer, 1);
    return recurrence.walk(input, cell(), products, kernel, Optional.empty());
  }

  private RecurrentCell cell() {
    Formula.Builder cell = Formula.named("simple-rnn");
    Expr z = cell.input("z");
    cell.input("h");
    return new RecurrentCell(cell.output("h", Recurrence.apply(activation, z)).build(), 1, 1, 1);
  }

  /// @return the units and whatever differs from the defaults
  @Override
  public String toString() {
    SimpleRnn defaults = of(units);
    return SettingsText.of("SimpleRnn")
        .with("units", units)
        .unless("activation", activation.kind(), defaults.activation.kind())
        .unless("useBias", useBias, true)
        .unless("returnSequences", returnSequences, false)
        .unless("goBackwards", goBackwards, false)
        .unless("kernelInitializer", kernelInitializer, defaults.kernelInitializer)
        .unless("recurrentInitializer", recurrentInitializer, defaults.recurrentInitializer)
        .unless("biasInitializer", biasInitializer, defaults.biasInitializer)
        .toString();
  }
}
