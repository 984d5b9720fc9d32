package dev.gradus.layer;

import dev.gradus.core.Shape;
import dev.gradus.op.Broadcast;
import dev.gradus.op.Pad;
import dev.gradus.op.Slice;
import dev.gradus.op.Value;
import java.util.List;

/// Which places lie in the future: `m[t, s] = 1` for `s > t`, else 0.
///
/// Built from ops that move elements. A row of `2 T` numbers, 0, then `T - 1` ones, then `T` zeros,
/// repeated and read again in rows of `2 T - 1`, moves on by one from row to row: place `(t, s)` is
/// its number `(s - t) mod 2 T`.
final class CausalMask {

  private CausalMask() {}

  /// A mask `[T, S]` for `T` queries and `S` keys.
  static Value of(LayerContext context, int queries, int keys) {
    int t = Math.max(queries, keys);
    Value ones = Channels.constant(context, 1, Shape.of(t - 1));
    Value row = context.add(new Pad(List.of(1), List.of(t)), ones);
    Value rows = context.add(new Broadcast(Shape.of(t, 2 * t)), row);
    Value line = context.reshape(rows, 2 * t * t);
    int used = t * (2 * t - 1);
    Value shifted =
        context.reshape(context.add(new Slice(List.of(0), Shape.of(used)), line), t, 2 * t - 1);
    return context.add(new Slice(List.of(0, 0), Shape.of(queries, keys)), shifted);
  }
}
