package dev.gradus.model;

import dev.gradus.core.Shape;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The wording for data that do not fit a model.
final class Mismatch {

  private Mismatch() {}

  static String ofExample(Shape example, Shape expected) {
    return "model: examples are %s, the model was built for %s%s. %s"
        .formatted(example, expected, where(example, expected), fix(example, expected));
  }

  private static String fix(Shape example, Shape expected) {
    String dims = example.dims().stream().map(String::valueOf).collect(Collectors.joining(", "));
    if (example.size() != expected.size()) {
      return "Begin the model with Input.of(%s).".formatted(dims);
    }
    return "Begin the model with Input.of(%s)%s or reshape the data to %s."
        .formatted(dims, expected.rank() == 1 ? " and Flatten," : "", expected);
  }

  private static String where(Shape example, Shape expected) {
    if (example.rank() != expected.rank()) {
      return ": %s axes instead of %s".formatted(example.rank(), expected.rank());
    }
    return IntStream.range(0, example.rank())
        .filter(axis -> example.dim(axis) != expected.dim(axis))
        .mapToObj(axis ->
            ": %s instead of %s on axis %s%s"
                .formatted(example.dim(axis), expected.dim(axis), axis + 1, letter(axis, example)))
        .findFirst()
        .orElse("");
  }

  /// The axis's letter where rank says what it means: `[N, K]`, `[N, H, W, C]`.
  private static String letter(int axis, Shape example) {
    return switch (example.rank()) {
      case 1 -> " (K)";
      case 3 -> " (%s)".formatted("HWC".charAt(axis));
      default -> "";
    };
  }
}
