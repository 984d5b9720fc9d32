package dev.gradus.data.series;

import dev.gradus.core.ShapeException;
import dev.gradus.data.Dataset;

/// How far forecasts are off, in the unit of the data.
///
/// @param meanAbsolute `mean(abs(predicted - true))`
/// @param rootMeanSquared `sqrt(mean((predicted - true)^2))`
public record ForecastError(double meanAbsolute, double rootMeanSquared) {

  /// @param predicted a row for each sample
  /// @param data whose targets are the truth
  /// @return the error over all numbers of all samples
  /// @throws ShapeException if there are more or fewer numbers than the targets have
  public static ForecastError of(float[][] predicted, Dataset data) {
    long width = data.target().shape().size();
    if (predicted.length != data.size()) {
      throw new ShapeException(
          "%s: got %d rows of predictions for %d samples. Give one a sample."
              .formatted(data.name(), predicted.length, data.size()));
    }
    double absolute = 0;
    double squared = 0;
    for (int sample = 0; sample < predicted.length; sample++) {
      if (predicted[sample].length != width) {
        throw new ShapeException(
            "%s: row %d has %d predictions, its target has %d numbers. Give one for each."
                .formatted(data.name(), sample, predicted[sample].length, width));
      }
      for (int i = 0; i < width; i++) {
        double error = (double) predicted[sample][i] - data.targetValue(sample, i);
        absolute += Math.abs(error);
        squared += error * error;
      }
    }
    double count = (double) predicted.length * width;
    return new ForecastError(absolute / count, Math.sqrt(squared / count));
  }
}
