package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.init.GlorotUniform;
import dev.gradus.init.Zeros;
import dev.gradus.op.Elementwise;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.MatMul;
import dev.gradus.op.Softmax;
import dev.gradus.op.Transpose;
import dev.gradus.op.Value;
import java.util.List;
import java.util.Optional;

/// Attention: at each place a mean of values found elsewhere, weighted by how well keys there match
/// the query here, several times side by side.
///
/// For each head `h`: `q = query Wq_h + bq_h`, `k = key Wk_h + bk_h`, `v = value Wv_h + bv_h`, `p =
/// softmax(q k^T / sqrt(D))` along the places `S`; then `y = [p_1 v_1, p_2 v_2, …] Wo + bo`.
///
/// - inputs: query `[N, T, E]`, value `[N, S, F]` and, if it is not the value, key `[N, S, G]`; one
///   input alone attends to itself. Output `[N, T, E]`
/// - weights, named as in Keras: `query/kernel [E, H, D]`, `query/bias [H, D]`, `key/kernel [G, H,
///   D]`, `key/bias [H, D]`, `value/kernel [F, H, V]`, `value/bias [H, V]`,
///   `attention_output/kernel [H, V, E]`, `attention_output/bias [E]`; `D` is keyDim, `V` is
///   valueDim
/// - masked inputs are refused; a mask has to be used up by a recurrent layer, or left out
///
/// As Keras, where `causal` is an argument of the call. PyTorch keeps three kernels in one matrix
/// `[3 E, E]`, transposed, with `H D = E`.
///
/// Source: Vaswani et al., "Attention is all you need", 2017, arXiv:1706.03762, section 3.2.
///
/// @param numHeads `H`, at least 1
/// @param keyDim `D`, length of each head's queries and keys, at least 1
/// @param valueDim `V`, length of each head's values, at least 1, default keyDim
/// @param dropout probability to drop a weight `p` in training, in [0, 1), default 0
/// @param useBias whether the biases are added, default true
/// @param causal whether a place attends only to itself and the places before it, default false
public record MultiHeadAttention(
    int numHeads,
    int keyDim,
    Optional<Integer> valueDim,
    double dropout,
    boolean useBias,
    boolean causal)
    implements MergeLayer {

  /// Added to what must not be seen; its exponential is 0.
  private static final double UNSEEN = -1e9;

  /// Checks the numbers.
  public MultiHeadAttention {
    if (numHeads < 1 || keyDim < 1 || valueDim.orElse(1) < 1) {
      throw new ConfigException(
          "MultiHeadAttention: numHeads, keyDim and valueDim must be at least 1, got %d, %d and %d."
              .formatted(numHeads, keyDim, valueDim.orElse(keyDim)));
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new ConfigException(
          "MultiHeadAttention: dropout must be in [0, 1), got %s.".formatted(dropout));
    }
  }

  /// @param numHeads at least 1
  /// @param keyDim length of each head's queries, keys and values, at least 1
  /// @return a layer with every other setting at its default
  public static MultiHeadAttention of(int numHeads, int keyDim) {
    return new MultiHeadAttention(numHeads, keyDim, Optional.empty(), 0, true, false);
  }

  /// @param changed length of each head's values, at least 1
  /// @return this layer with other values
  public MultiHeadAttention withValueDim(int changed) {
    return new MultiHeadAttention(numHeads, keyDim, Optional.of(changed), dropout, useBias, causal);
  }

  /// @param changed in [0, 1)
  /// @return this layer with another probability to drop
  public MultiHeadAttention withDropout(double changed) {
    return new MultiHeadAttention(numHeads, keyDim, valueDim, changed, useBias, causal);
  }

  /// @param changed whether biases are added
  /// @return this layer with or without them
  public MultiHeadAttention withUseBias(boolean changed) {
    return new MultiHeadAttention(numHeads, keyDim, valueDim, dropout, changed, causal);
  }

  /// @param changed whether the future is hidden
  /// @return this layer, seeing the future or not
  public MultiHeadAttention withCausal(boolean changed) {
    return new MultiHeadAttention(numHeads, keyDim, valueDim, dropout, useBias, changed);
  }

  @Override
  public String kind() {
    return "multi-head-attention";
  }

  @Override
  public Value build(LayerContext context, List<Value> inputs) {
    if (inputs.size() > 3) {
      throw context.refusal(
          "got %d inputs, expected query, value and, if it is not the value, key. Give at most 3."
              .formatted(inputs.size()));
    }
    inputs.forEach(input -> requireSequence(context, input.shape()));
    Value query = inputs.getFirst();
    Value value = inputs.size() > 1 ? inputs.get(1) : query;
    Value key = inputs.size() > 2 ? inputs.get(2) : value;
    requireMeeting(context, query.shape(), value.shape(), key.shape());
    Value q = heads(context, "query", query, keyDim);
    Value k = heads(context, "key", key, keyDim);
    Value v = heads(context, "value", value, valueDim.orElse(keyDim));
    Value scores = scores(context, q, k);
    Value weights = context.add(new Softmax(false), scores);
    Value kept =
        dropout == 0 ? weights : context.child("dropout", new Dropout(dropout), List.of(weights));
    return output(context, context.add(new MatMul(false, false), kept, v), query.shape());
  }

  private static void requireSequence(LayerContext context, Shape shape) {
    if (shape.rank() != 3) {
      throw context.refusal(
          "input %s has %d axes, expected [N, T, E]. Begin the model with Input.of(T, E), or reshape it."
              .formatted(shape, shape.rank()));
    }
  }

  private static void requireMeeting(LayerContext context, Shape query, Shape value, Shape key) {
    if (key.dim(1) != value.dim(1)) {
      throw context.refusal(
          "key %s and value %s have %d and %d places on axis 1 (S), expected as many. Give each value its key."
              .formatted(key, value, key.dim(1), value.dim(1)));
    }
    if (query.dim(0) != value.dim(0) || query.dim(0) != key.dim(0)) {
      throw context.refusal(
          "query %s, value %s and key %s have different axes 0 (N), expected one batch. Feed as many examples to each."
              .formatted(query, value, key));
    }
  }

  /// `[N, H, T, width]`
  private Value heads(LayerContext context, String part, Value input, int width) {
    Shape shape = input.shape();
    Value kernel =
        context.weight(
            part + "/kernel", Shape.of(shape.dim(2), numHeads, width), new GlorotUniform());
    Value projected =
        product(
            context,
            context.reshape(input, shape.dim(0) * shape.dim(1), shape.dim(2)),
            context.reshape(kernel, shape.dim(2), numHeads * width),
            part,
            Shape.of(numHeads, width));
    Value apart = context.reshape(projected, shape.dim(0), shape.dim(1), numHeads, width);
    return context.add(Transpose.of(0, 2, 1, 3), apart);
  }

  /// Rows by a kernel, with the part's bias.
  private Value product(LayerContext context, Value rows, Value kernel, String part, Shape bias) {
    if (!useBias) {
      return context.add(InnerProduct.of(false), rows, kernel);
    }
    Value added = context.weight(part + "/bias", bias, new Zeros());
    return context.add(
        InnerProduct.of(true), rows, kernel, context.reshape(added, kernel.shape().dim(1)));
  }

  private Value scores(LayerContext context, Value q, Value k) {
    Value products = context.add(new MatMul(false, true), q, k);
    Formula.Builder formula = Formula.named("scores");
    Expr scaled = formula.input("product").times(1 / Math.sqrt(keyDim));
    if (!causal) {
      return context.add(new Elementwise(formula.output("y", scaled).build()), products);
    }
    Value future = CausalMask.of(context, q.shape().dim(2), k.shape().dim(2));
    formula.output("y", scaled.plus(formula.input("future").times(UNSEEN)));
    return context.add(new Elementwise(formula.build()), products, future);
  }

  private Value output(LayerContext context, Value attended, Shape query) {
    int width = numHeads * valueDim.orElse(keyDim);
    int features = query.dim(2);
    Value joined = context.add(Transpose.of(0, 2, 1, 3), attended);
    Value kernel =
        context.weight(
            "attention_output/kernel",
            Shape.of(numHeads, width / numHeads, features),
            new GlorotUniform());
    Value y =
        product(
            context,
            context.reshape(joined, query.dim(0) * query.dim(1), width),
            context.reshape(kernel, width, features),
            "attention_output",
            Shape.of(features));
    return context.add(new dev.gradus.op.Reshape(query), y);
  }

  /// @return heads, key dim and whatever differs from the defaults
  @Override
  public String toString() {
    return SettingsText.of("MultiHeadAttention")
        .with("numHeads", numHeads)
        .with("keyDim", keyDim)
        .unless("valueDim", valueDim.orElse(keyDim), keyDim)
        .unless("dropout", dropout, 0.0)
        .unless("useBias", useBias, true)
        .unless("causal", causal, false)
        .toString();
  }
}
