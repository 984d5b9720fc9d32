package dev.gradus.layer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.op.Transpose;
import dev.gradus.op.Value;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The axes of each example in another order.
///
/// Input `[N, …]`; output `[N, …]`, whose axis `k` is axis `dims_k` of the input. No weights.
///
/// As Keras.
///
/// @param dims every axis once, counted from 1, the first after the batch: `[2, 1]` swaps two
public record Permute(List<Integer> dims) implements Layer {

  /// Checks that every axis is there once.
  public Permute {
    dims = List.copyOf(dims);
    if (dims.isEmpty()
        || !dims.stream()
            .sorted()
            .toList()
            .equals(IntStream.rangeClosed(1, dims.size()).boxed().toList())) {
      throw new ConfigException(
          "Permute: dims must name every axis from 1 to %d once, got %s."
              .formatted(Math.max(1, dims.size()), dims));
    }
  }

  /// @param dims every axis once, from 1
  /// @return the layer
  public static Permute of(Integer... dims) {
    return new Permute(List.of(dims));
  }

  @Override
  public String kind() {
    return "permute";
  }

  @Override
  public Value build(LayerContext context, Value input) {
    Shape shape = input.shape();
    if (shape.rank() != dims.size() + 1) {
      throw context.refusal(
          "input %s has %d axes after the batch, dims %s name %d. Name every axis from 1 to %d once."
              .formatted(shape, shape.rank() - 1, dims, dims.size(), shape.rank() - 1));
    }
    return context.add(new Transpose(Stream.concat(Stream.of(0), dims.stream()).toList()), input);
  }
}
