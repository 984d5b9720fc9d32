package dev.gradus.metric;

import dev.gradus.core.ConfigException;
import dev.gradus.core.ShapeException;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.model.ClassOutputs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How often answers are right, by the confidence with which they were given: the bins behind
/// [ExpectedCalibrationError], as a table.
///
/// ```java
/// Reliability reliability = Reliability.of(net.predict(test), test, ClassOutputs.of(model, loss), 10);
/// IO.println(reliability);
/// ```
///
/// @param bins of equal width, from 0 to 1
/// @param unanswered samples whose prediction held NaN, in no bin
public record Reliability(List<Bin> bins, long unanswered) {

  /// Answers of similar confidence.
  ///
  /// @param from confidence that is below all of them
  /// @param to highest confidence
  /// @param samples how many
  /// @param confidence their mean; NaN if there are none
  /// @param accuracy the share of them that is right; NaN if there are none
  public record Bin(double from, double to, long samples, double confidence, double accuracy) {}

  /// Copies the bins.
  public Reliability {
    bins = List.copyOf(bins);
  }

  /// @param predictions a row for each sample
  /// @param data samples with classes, in the same order
  /// @param outputs what the predictions say of classes
  /// @param bins how many, at least 1
  /// @return the bins
  /// @throws ConfigException if predictions are no probabilities, targets no classes, or there is
  ///   no bin
  /// @throws ShapeException for another number of predictions
  public static Reliability of(
      float[][] predictions, Dataset data, ClassOutputs outputs, int bins) {
    new ExpectedCalibrationError(bins);
    if (outputs.meaning() == ClassOutputs.Meaning.SCORES
        || !(data.target() instanceof ClassTarget)) {
      throw new ConfigException(
          "Reliability: needs probabilities of classes, got %s for %s. End the model with softmax, or with a sigmoid for two classes."
              .formatted(
                  outputs.meaning() == ClassOutputs.Meaning.SCORES ? "scores" : "values",
                  data.name()));
    }
    if (predictions.length != data.size()) {
      throw new ShapeException(
          "Reliability: got %d predictions for the %d samples of %s. Give one for each."
              .formatted(predictions.length, data.size(), data.name()));
    }
    ConfidenceBins kept = new ConfidenceBins(bins);
    for (int sample = 0; sample < predictions.length; sample++) {
      int said = outputs.predicted(predictions[sample]);
      kept.add(
          said == ClassOutputs.NONE ? Double.NaN : outputs.ofClasses(predictions[sample])[said],
          said == data.label(sample));
    }
    List<Bin> table = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) {
      double samples = kept.count(bin);
      table.add(
          new Bin(
              (double) bin / bins,
              (bin + 1.0) / bins,
              kept.count(bin),
              kept.confidence(bin) / samples,
              kept.right(bin) / samples));
    }
    return new Reliability(table, kept.unknown());
  }

  /// @return the mean distance of accuracy and confidence, weighted by samples; NaN without samples
  ///   or if a prediction held NaN
  public double expectedCalibrationError() {
    double distance = 0;
    long samples = 0;
    for (Bin bin : bins) {
      if (bin.samples > 0) {
        distance += bin.samples * Math.abs(bin.accuracy - bin.confidence);
        samples += bin.samples;
      }
    }
    return unanswered > 0 || samples == 0 ? Double.NaN : distance / samples;
  }

  /// As plain lists, for JSON: `from`, `to`, `samples`, `confidence`, `accuracy` of each bin that
  /// has samples.
  ///
  /// @return the bins in order
  public List<Map<String, Object>> toList() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Bin bin : bins) {
      if (bin.samples == 0) {
        continue;
      }
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("from", bin.from);
      one.put("to", bin.to);
      one.put("samples", bin.samples);
      one.put("confidence", bin.confidence);
      one.put("accuracy", bin.accuracy);
      list.add(one);
    }
    return list;
  }

  /// @return a table with a line for each bin that has samples
  @Override
  public String toString() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("confidence", "mean", "right", "samples"));
    for (Bin bin : bins) {
      if (bin.samples > 0) {
        rows.add(
            List.of(
                String.format(Locale.ROOT, "%.2f - %.2f", bin.from, bin.to),
                ConfusionText.share(bin.confidence),
                ConfusionText.share(bin.accuracy),
                Long.toString(bin.samples)));
      }
    }
    return ConfusionText.table(rows);
  }
}
