package dev.gradus.layer;

import dev.gradus.op.Value;
import java.util.List;

/// A layer that makes one value of several, for example their sum.
public interface MergeLayer extends Layer {

  @Override
  Value build(LayerContext context, List<Value> inputs);

  /// Merges a single value.
  @Override
  default Value build(LayerContext context, Value input) {
    return build(context, List.of(input));
  }
}
