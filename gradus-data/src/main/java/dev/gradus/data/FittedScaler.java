package dev.gradus.data;

import dev.gradus.core.ConfigException;
import java.util.List;

/// A scaling with its numbers settled: `x' = (x - offset) * factor`, computed in double and rounded
/// once. Pure data, so it can be saved with a model and serve later samples the same way.
///
/// It stands here, beside the batches that apply it; what settles the numbers is in
/// `dev.gradus.data.scale`.
///
/// @param offset one number for all features, or one for each feature, row-major
/// @param factor as many as offsets
public record FittedScaler(List<Double> offset, List<Double> factor) {

  private static final FittedScaler IDENTITY = whole(0, 1);

  /// Copies the lists.
  ///
  /// @throws ConfigException for lists of different length, empty lists or numbers that are not
  ///   finite
  public FittedScaler {
    offset = List.copyOf(offset);
    factor = List.copyOf(factor);
    if (offset.isEmpty() || offset.size() != factor.size()) {
      throw new ConfigException(
          "FittedScaler: %d offsets with %d factors. Give one of each, or one of each for every feature."
              .formatted(offset.size(), factor.size()));
    }
    requireFinite("offset", offset);
    requireFinite("factor", factor);
  }

  /// @param offset taken from every feature
  /// @param factor by which every feature is then multiplied
  /// @return the same scaling for all features
  public static FittedScaler whole(double offset, double factor) {
    return new FittedScaler(List.of(offset), List.of(factor));
  }

  /// @return the scaling that changes nothing
  public static FittedScaler identity() {
    return IDENTITY;
  }

  /// @return whether one offset and one factor serve all features
  public boolean isWhole() {
    return offset.size() == 1;
  }

  /// @param feature row-major index of the feature
  /// @param value as stored
  /// @return the value scaled
  public float apply(int feature, float value) {
    int index = isWhole() ? 0 : feature;
    return (float) ((value - offset.get(index)) * factor.get(index));
  }

  void requireFits(Dataset dataset) {
    long features = dataset.featureShape().size();
    if (!isWhole() && offset.size() != features) {
      throw new ConfigException(
          "%s: a sample has %d features, the scaler was fitted to %d. Fit it on the training split of this data."
              .formatted(dataset.name(), features, offset.size()));
    }
  }

  private static void requireFinite(String what, List<Double> numbers) {
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        throw new ConfigException(
            "FittedScaler: %s must be finite, got %s.".formatted(what, number));
      }
    }
  }
}
