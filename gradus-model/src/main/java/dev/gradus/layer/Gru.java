package dev.gradus.layer;

import dev.gradus.activation.Activation;
import dev.gradus.activation.Sigmoid;
import dev.gradus.activation.Tanh;
import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.init.GlorotUniform;
import dev.gradus.init.Initializer;
import dev.gradus.init.Orthogonal;
import dev.gradus.init.Zeros;
import dev.gradus.op.RecurrentCell;
import dev.gradus.op.Reshape;
import dev.gradus.op.Slice;
import dev.gradus.op.Value;
import java.util.Optional;

/// Gated recurrent unit: a recurrent layer with one state and two gates.
///
/// ```
/// z = recurrentActivation(x_t W_z + h_{t-1} R_z + b_z)     what is kept
/// r = recurrentActivation(x_t W_r + h_{t-1} R_r + b_r)     what the candidate sees of the state
/// g = activation(x_t W_h + b_h + r (h_{t-1} R_h + b'_h))   the candidate, reset after the product
/// g = activation(x_t W_h + b_h + (r h_{t-1}) R_h)          the same with resetAfter=false
/// h_t = z h_{t-1} + (1 - z) g                              h_0 = 0
/// ```
///
/// - input `x [N, T, C]`; output `[N, U]`, the state after the last step, or with `returnSequences`
///   `[N, T, U]`, the state after each
/// - weights, gates side by side in the order z r h: `kernel W [C, 3 U]`, `recurrent_kernel R [U, 3
///   U]`, `bias [2, 3 U]`, that of the input and that of the state; with `resetAfter=false` one
///   bias `[3 U]`
/// - with a mask, padded steps repeat the state before them
/// - `resetAfter=false` is built step by step from small ops and many times slower
///
/// As Keras, but for `goBackwards` with `returnSequences`: results stay at their own step, where
/// Keras turns the sequence round. PyTorch has the gates in the order r z n as rows, always resets
/// after the product, and draws all weights from `U(-1/sqrt(U), 1/sqrt(U))`. In the paper `z` and
/// `1 - z` change places in later versions.
///
/// Source: Cho, van Merrienboer, Gulcehre, Bahdanau, Bougares, Schwenk, Bengio, "Learning phrase
/// representations using RNN encoder-decoder", 2014, arXiv:1406.1078, section 2.3.
///
/// @param units size of the state `U`, at least 1
/// @param activation of the candidate, default tanh; must act on each unit alone
/// @param recurrentActivation of the gates, default sigmoid; must act on each unit alone
/// @param useBias whether biases are added, default true
/// @param resetAfter whether the reset gate acts after the product with `R_h`, default true
/// @param returnSequences whether every step's state is handed on, default false
/// @param goBackwards whether the last step comes first, default false
/// @param kernelInitializer first values of `W`, default Glorot uniform
/// @param recurrentInitializer first values of `R`, default orthogonal
/// @param biasInitializer first values of the bias, default zeros
public record Gru(
    int units,
    Activation activation,
    Activation recurrentActivation,
    boolean useBias,
    boolean resetAfter,
    boolean returnSequences,
    boolean goBackwards,
    Initializer kernelInitializer,
    Initializer recurrentInitializer,
    Initializer biasInitializer)
    implements RecurrentLayer {

  /// Checks the units and the activations.
  public Gru {
    Recurrence.requireUnits("Gru", units);
    Recurrence.requireElementwise("Gru", "activation", activation);
    Recurrence.requireElementwise("Gru", "recurrentActivation", recurrentActivation);
  }

  /// @param units size of the state, at least 1
  /// @return a layer with every other setting at its default
  public static Gru of(int units) {
    return new Gru(
        units,
        new Tanh(),
        new Sigmoid(),
        true,
        true,
        false,
        false,
        new GlorotUniform(),
        Orthogonal.defaults(),
        new Zeros());
  }

  /// @param changed of the candidate and the state
  /// @return this layer with another activation
  public Gru withActivation(Activation changed) {
    return new Gru(
        units,
        changed,
        recurrentActivation,
        useBias,
        resetAfter,
        returnSequences,
        goBackwards,
        kernelInitializer,
        recurrentInitializer,
        biasInitializer);
  }

  /// @param changed of the gates
  /// @return this layer with another activation of the gates
  public Gru withRecurrentActivation(Activation changed) {
    return new Gru(
        units,
        activation,
        changed,
        useBias,
        resetAfter,
        returnSequences,
        goBackwards,
        kernelInitializer,
        recurrentInitializer,
        biasInitializer);
  }

  /// @param changed whether a bias is added
  /// @return this layer with or without a bias
  public Gru withUseBias(boolean changed) {
    return new Gru(
        units,
        activation,
        recurrentActivation,
        changed,
        resetAfter,
        returnSequences,
        goBackwards,
        kernelInitializer,
        recurrentInitializer,
        biasInitializer);
  }

  /// @param changed whether the reset gate acts after the product
  /// @return this layer with that kind of reset
  public Gru withResetAfter(boolean changed) {
    return new Gru(
        units,
        activation,
        recurrentActivation,
        useBias,
        changed,
        returnSequences,
        goBackwards,
        kernelInitializer,
        recurrentInitializer,
        biasInitializer);
  }

  /// @param changed whether every step's state is handed on
  /// @return this layer with that result
  public Gru withReturnSequences(boolean changed) {
    return new Gru(
        units,
        activation,
        recurrentActivation,
        useBias,
        resetAfter,
        changed,
        goBackwards,
        kernelInitializer,
        recurrentInitializer,
        biasInitializer);
  }

  @Override
  public Gru withGoBackwards(boolean changed) {
    return new Gru(
        units,
        activation,
        recurrentActivation,
        useBias,
        resetAfter,
        returnSequences,
        changed,
        kernelInitializer,
        recurrentInitializer,
        biasInitializer);
  }

  /// @param changed first values of the kernel
  /// @return this layer with another kernel initializer
  public Gru withKernelInitializer(Initializer changed) {
    return new Gru(
        units,
        activation,
        recurrentActivation,
        useBias,
        resetAfter,
        returnSequences,
        goBackwards,
        changed,
        recurrentInitializer,
        biasInitializer);
  }

  /// @param changed first values of the recurrent kernel
  /// @return this layer with another recurrent initializer
  public Gru withRecurrentInitializer(Initializer changed) {
    return new Gru(
        units,
        activation,
        recurrentActivation,
        useBias,
        resetAfter,
        returnSequences,
        goBackwards,
        kernelInitializer,
        changed,
        biasInitializer);
  }

  @Override
  public String kind() {
    return "gru";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Recurrence recurrence = Recurrence.of(context, this, units, input);
    if (!resetAfter) {
      return new ResetBefore(recurrence, this).build(input);
    }
    Optional<Value> biases =
        useBias
            ? Optional.of(context.weight("bias", Shape.of(2, 3 * units), biasInitializer))
            : Optional.empty();
    Optional<Value> ofInput = biases.map(both -> row(context, both, 0));
    Optional<Value> ofState = biases.map(both -> row(context, both, 1));
    Value products = recurrence.project(input, kernelInitializer, 3, ofInput);
    Value kernel = recurrence.recurrentKernel(recurrentInitializer, 3);
    return recurrence.walk(input, cell(), products, kernel, ofState);
  }

  private static Value row(LayerContext context, Value matrix, int row) {
    Value line = context.add(Slice.along(matrix.shape(), 0, row, 1), matrix);
    return context.add(new Reshape(Shape.of(matrix.shape().dim(1))), line);
  }

  private RecurrentCell cell() {
    Formula.Builder cell = Formula.named("gru");
    Expr z = Recurrence.apply(recurrentActivation, cell.input("z"));
    Expr r = Recurrence.apply(recurrentActivation, cell.input("r"));
    Expr ofInput = cell.input("x");
    Expr ofState = cell.input("p");
    Expr g = Recurrence.apply(activation, ofInput.plus(r.times(ofState)));
    Expr h = cell.input("h");
    Expr next = z.times(h).plus(Expr.constant(1).minus(z).times(g));
    return new RecurrentCell(cell.output("h", next).build(), 2, 3, 3);
  }

  /// @return the units and whatever differs from the defaults
  @Override
  public String toString() {
    Gru defaults = of(units);
    return SettingsText.of("Gru")
        .with("units", units)
        .unless("activation", activation.kind(), defaults.activation.kind())
        .unless(
            "recurrentActivation", recurrentActivation.kind(), defaults.recurrentActivation.kind())
        .unless("useBias", useBias, true)
        .unless("resetAfter", resetAfter, true)
        .unless("returnSequences", returnSequences, false)
        .unless("goBackwards", goBackwards, false)
        .unless("kernelInitializer", kernelInitializer, defaults.kernelInitializer)
        .unless("recurrentInitializer", recurrentInitializer, defaults.recurrentInitializer)
        .unless("biasInitializer", biasInitializer, defaults.biasInitializer)
        .toString();
  }
}
