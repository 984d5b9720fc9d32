package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Concat;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Value;
import java.util.List;

/// A recurrent layer that goes through the sequence in both directions, with weights of its own for
/// each.
///
/// `y = merge(layer(x), layer backwards(x))`; with `returnSequences` the two results of each step
/// belong to the same step.
///
/// - input `x [N, T, C]`; output as the layer's, with `2 U` on the last axis for concat
/// - weights: those of `forward_lstm` and `backward_lstm`, for another layer by its kind
/// - a mask is used as the layer uses it
///
/// As Keras; PyTorch's `bidirectional=True` is the merge concat.
///
/// Source: Schuster, Paliwal, "Bidirectional recurrent neural networks", 1997, IEEE Transactions on
/// Signal Processing 45.
///
/// @param layer a [RecurrentLayer]
/// @param mergeMode how the two results become one, default concat
public record Bidirectional(Layer layer, MergeMode mergeMode) implements Layer {

  /// How the results of the two directions become one.
  public enum MergeMode {
    /// one after the other on the last axis
    CONCAT,
    /// their sum
    SUM,
    /// their product
    MUL,
    /// half their sum
    AVE
  }

  /// Checks the layer.
  public Bidirectional {
    if (!(layer instanceof RecurrentLayer)) {
      throw new ConfigException(
          "Bidirectional: layer must be recurrent, got %s. Wrap for example Lstm or Gru."
              .formatted(layer.kind()));
    }
  }

  /// @param layer that is run in both directions
  /// @return a layer that hands on both results side by side
  public static Bidirectional of(RecurrentLayer layer) {
    return new Bidirectional(layer, MergeMode.CONCAT);
  }

  /// @param changed how the two results become one
  /// @return this layer with another merge
  public Bidirectional withMergeMode(MergeMode changed) {
    return new Bidirectional(layer, changed);
  }

  @Override
  public String kind() {
    return "bidirectional";
  }

  @Override
  public MaskRule maskRule() {
    return MaskRule.USES;
  }

  @Override
  public Value build(LayerContext context, Value input) {
    RecurrentLayer there = (RecurrentLayer) layer;
    RecurrentLayer back = there.withGoBackwards(!there.goBackwards());
    String name = layer.kind().replace('-', '_');
    Value forward = context.child("forward_" + name, there, List.of(input));
    Value backward = context.child("backward_" + name, back, List.of(input));
    Value merged =
        mergeMode == MergeMode.CONCAT
            ? context.add(new Concat(forward.shape().rank() - 1), forward, backward)
            : context.add(new Elementwise(formula()), forward, backward);
    context.mask(forward).ifPresent(mask -> context.mask(merged, mask));
    return merged;
  }

  private Formula formula() {
    Formula.Builder formula = Formula.named("merge");
    Expr a = formula.input("forward");
    Expr b = formula.input("backward");
    return formula
        .output(
            "y",
            switch (mergeMode) {
              case CONCAT, SUM -> a.plus(b);
              case MUL -> a.times(b);
              case AVE -> a.plus(b).times(0.5);
            })
        .build();
  }

  /// @return the layer and the merge if it is not concat
  @Override
  public String toString() {
    return SettingsText.of("Bidirectional")
        .with("layer", layer)
        .unless("mergeMode", mergeMode, MergeMode.CONCAT)
        .toString();
  }
}
