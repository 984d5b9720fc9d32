package dev.gradus.data;

import dev.gradus.core.ConfigException;

/// The smallest and the largest value that features can have, as they are stored: black and white
/// of an image.
///
/// @param low black
/// @param high white, above low
public record ValueRange(double low, double high) {

  /// What bytes can hold.
  public static final ValueRange BYTES = new ValueRange(0, 255);

  /// @throws ConfigException unless both are finite and low is below high
  public ValueRange {
    if (!(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
      throw new ConfigException(
          "ValueRange: low must be below high and both finite, got %s and %s. For pixels 0 and 255, for pixels that are scaled already often 0 and 1."
              .formatted(low, high));
    }
  }

  /// @return from black to white
  public double span() {
    return high - low;
  }

  /// Bytes can hold 0 to 255, whatever they do hold; other features are read once, all of them.
  ///
  /// @param data training data
  /// @return the range of its features
  /// @throws ConfigException if all features are equal
  public static ValueRange of(Dataset data) {
    return switch (data) {
      case InMemoryDataset memory when isBytes(memory) -> BYTES;
      case DatasetView view when isBytes(view.base()) -> BYTES;
      case WeightedDataset weighted -> of(weighted.base());
      default -> measured(data);
    };
  }

  private static boolean isBytes(Dataset data) {
    return data instanceof InMemoryDataset memory
        && memory.features() instanceof FeatureStore.Bytes;
  }

  private static ValueRange measured(Dataset data) {
    float[] features = new float[Math.toIntExact(data.featureShape().size())];
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (int sample = 0; sample < data.size(); sample++) {
      data.copyFeatures(sample, features, 0);
      for (float value : features) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (low == high) {
      throw new ConfigException(
          "%s: every feature is %s, so black and white cannot be told from the data. Say the range: Augmentation.range(low, high)."
              .formatted(data.name(), low));
    }
    return new ValueRange(low, high);
  }
}
