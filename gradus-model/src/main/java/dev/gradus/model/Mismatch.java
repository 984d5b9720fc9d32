package dev.gradus.model;

import dev.gradus.core.Shape;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The wording for data that does not fit a model.
final class Mismatch {

  private Mismatch() {}

  /// @param input its name
  static String ofExample(String input, Shape example, Shape expected) {
    return "model: examples are %s, the model was built for %s%s. %s"
        .formatted(example, expected, where(example, expected), fix(input, example, expected));
  }

  static String ofTarget(String lastLayer, Shape prediction, Shape target, Shape expected) {
    return "%s: predictions are %s, which take targets %s, but the data has targets %s%s. %s"
        .formatted(
            lastLayer,
            prediction,
            expected,
            target,
            where(target, expected),
            expected.equals(prediction) && target.rank() == 1
                ? "Give the last layer %s units.".formatted(target.dim(0))
                : "Choose the loss for these targets, or encode them otherwise.");
  }

  private static String fix(String input, Shape example, Shape expected) {
    String dims = example.dims().stream().map(String::valueOf).collect(Collectors.joining(", "));
    boolean flatten = expected.rank() == 1 && example.rank() > 1;
    String begin =
        input.equals(BuiltModel.INPUT)
            ? "Begin the model with Input.of(%s)".formatted(dims)
            : "Begin with SymbolicTensor.input(\"%s\", %s)".formatted(input, dims);
    return "%s%s%s."
        .formatted(
            begin,
            flatten ? " and Flatten" : "",
            example.size() == expected.size() ? ", or reshape the data to " + expected : "");
  }

  private static String where(Shape example, Shape expected) {
    if (example.rank() != expected.rank()) {
      return ": rank %s instead of %s".formatted(example.rank(), expected.rank());
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
