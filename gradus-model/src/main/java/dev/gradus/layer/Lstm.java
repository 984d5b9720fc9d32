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
import dev.gradus.op.Value;
import java.util.Optional;

/// Long short-term memory: a recurrent layer whose cell `c` keeps what its gates let in, so that
/// gradients reach far back.
///
/// ```
/// i = recurrentActivation(x_t W_i + h_{t-1} R_i + b_i)     what comes in
/// f = recurrentActivation(x_t W_f + h_{t-1} R_f + b_f)     what is kept
/// g = activation(x_t W_c + h_{t-1} R_c + b_c)              the candidate
/// o = recurrentActivation(x_t W_o + h_{t-1} R_o + b_o)     what goes out
/// c_t = f c_{t-1} + i g
/// h_t = o activation(c_t)                                  h_0 = c_0 = 0
/// ```
///
/// - input `x [N, T, C]`; output `[N, U]`, `h` after the last step, or with `returnSequences` `[N,
///   T, U]`, `h` after each
/// - weights, gates side by side in the order i f c o: `kernel W [C, 4 U]`, `recurrent_kernel R [U,
///   4 U]`, `bias b [4 U]`
/// - with a mask, padded steps repeat the states before them
///
/// As Keras, but for `goBackwards` with `returnSequences`: results stay at their own step, where
/// Keras turns the sequence round. PyTorch has the gates in the order i f g o as rows, a second
/// bias, no bias of 1 for the forget gate, and draws all weights from `U(-1/sqrt(U), 1/sqrt(U))`.
///
/// Source: Hochreiter, Schmidhuber, "Long short-term memory", 1997, Neural Computation 9; the
/// forget gate: Gers, Schmidhuber, Cummins, "Learning to forget", 2000; its bias: Jozefowicz,
/// Zaremba, Sutskever, "An empirical exploration of recurrent network architectures", 2015, ICML,
/// section 5.
///
/// @param units size of the states `U`, at least 1
/// @param activation of candidate and cell, default tanh; must act on each unit alone
/// @param recurrentActivation of the gates, default sigmoid; must act on each unit alone
/// @param useBias whether `b` is added, default true
/// @param unitForgetBias whether `b_f` begins at 1, default true
/// @param returnSequences whether every step's `h` is handed on, default false
/// @param goBackwards whether the last step comes first, default false
/// @param kernelInitializer first values of `W`, default Glorot uniform
/// @param recurrentInitializer first values of `R`, default orthogonal
/// @param biasInitializer first values of `b`, default zeros
public record Lstm(
    int units,
    Activation activation,
    Activation recurrentActivation,
    boolean useBias,
    boolean unitForgetBias,
    boolean returnSequences,
    boolean goBackwards,
    Initializer kernelInitializer,
    Initializer recurrentInitializer,
    Initializer biasInitializer)
    implements RecurrentLayer {

  /// Checks the units and the activations.
  public Lstm {
    Recurrence.requireUnits("Lstm", units);
    Recurrence.requireElementwise("Lstm", "activation", activation);
    Recurrence.requireElementwise("Lstm", "recurrentActivation", recurrentActivation);
  }

  /// @param units size of the state, at least 1
  /// @return a layer with every other setting at its default
  public static Lstm of(int units) {
    return new Lstm(
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
  public Lstm withActivation(Activation changed) {
    return new Lstm(
        units,
        changed,
        recurrentActivation,
        useBias,
        unitForgetBias,
        returnSequences,
        goBackwards,
        kernelInitializer,
        recurrentInitializer,
        biasInitializer);
  }

  /// @param changed of the gates
  /// @return this layer with another activation of the gates
  public Lstm withRecurrentActivation(Activation changed) {
    return new Lstm(
        units,
        activation,
        changed,
        useBias,
        unitForgetBias,
        returnSequences,
        goBackwards,
        kernelInitializer,
        recurrentInitializer,
        biasInitializer);
  }

  /// @param changed whether a bias is added
  /// @return this layer with or without a bias
  public Lstm withUseBias(boolean changed) {
    return new Lstm(
        units,
        activation,
        recurrentActivation,
        changed,
        unitForgetBias,
        returnSequences,
        goBackwards,
        kernelInitializer,
        recurrentInitializer,
        biasInitializer);
  }

  /// @param changed whether the forget gate's bias begins at 1
  /// @return this layer with that first bias
  public Lstm withUnitForgetBias(boolean changed) {
    return new Lstm(
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
  public Lstm withReturnSequences(boolean changed) {
    return new Lstm(
        units,
        activation,
        recurrentActivation,
        useBias,
        unitForgetBias,
        changed,
        goBackwards,
        kernelInitializer,
        recurrentInitializer,
        biasInitializer);
  }

  @Override
  public Lstm withGoBackwards(boolean changed) {
    return new Lstm(
        units,
        activation,
        recurrentActivation,
        useBias,
        unitForgetBias,
        returnSequences,
        changed,
        kernelInitializer,
        recurrentInitializer,
        biasInitializer);
  }

  /// @param changed first values of the kernel
  /// @return this layer with another kernel initializer
  public Lstm withKernelInitializer(Initializer changed) {
    return new Lstm(
        units,
        activation,
        recurrentActivation,
        useBias,
        unitForgetBias,
        returnSequences,
        goBackwards,
        changed,
        recurrentInitializer,
        biasInitializer);
  }

  /// @param changed first values of the recurrent kernel
  /// @return this layer with another recurrent initializer
  public Lstm withRecurrentInitializer(Initializer changed) {
    return new Lstm(
        units,
        activation,
        recurrentActivation,
        useBias,
        unitForgetBias,
        returnSequences,
        goBackwards,
        kernelInitializer,
        changed,
        biasInitializer);
  }

  @Override
  public String kind() {
    return "lstm";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Recurrence recurrence = Recurrence.of(context, this, units, input);
    Initializer first = unitForgetBias ? new UnitForgetBias(biasInitializer) : biasInitializer;
    Optional<Value> bias =
        useBias
            ? Optional.of(context.weight("bias", Shape.of(4 * units), first))
            : Optional.empty();
    Value products = recurrence.project(input, kernelInitializer, 4, bias);
    Value kernel = recurrence.recurrentKernel(recurrentInitializer, 4);
    return recurrence.walk(input, cell(), products, kernel, Optional.empty());
  }

  private RecurrentCell cell() {
    Formula.Builder cell = Formula.named("lstm");
    Expr i = Recurrence.apply(recurrentActivation, cell.input("i"));
    Expr f = Recurrence.apply(recurrentActivation, cell.input("f"));
    Expr g = Recurrence.apply(activation, cell.input("g"));
    Expr o = Recurrence.apply(recurrentActivation, cell.input("o"));
    cell.input("h");
    Expr c = f.times(cell.input("c")).plus(i.times(g));
    Expr h = o.times(Recurrence.apply(activation, c));
    return new RecurrentCell(cell.output("h", h).output("c", c).build(), 4, 4, 4);
  }

  /// @return the units and whatever differs from the defaults
  @Override
  public String toString() {
    Lstm defaults = of(units);
    return SettingsText.of("Lstm")
        .with("units", units)
        .unless("activation", activation.kind(), defaults.activation.kind())
        .unless(
            "recurrentActivation", recurrentActivation.kind(), defaults.recurrentActivation.kind())
        .unless("useBias", useBias, true)
        .unless("unitForgetBias", unitForgetBias, true)
        .unless("returnSequences", returnSequences, false)
        .unless("goBackwards", goBackwards, false)
        .unless("kernelInitializer", kernelInitializer, defaults.kernelInitializer)
        .unless("recurrentInitializer", recurrentInitializer, defaults.recurrentInitializer)
        .unless("biasInitializer", biasInitializer, defaults.biasInitializer)
        .toString();
  }
}
