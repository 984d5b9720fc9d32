package dev.gradus.picture;

import dev.gradus.chart.PictureGrid;
import dev.gradus.chart.WrongPicture;
import dev.gradus.core.ConfigException;
import dev.gradus.core.ShapeException;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.ValueRange;
import dev.gradus.model.ClassOutputs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The images that a network was most surely wrong about, each with its class, the class it was
/// taken for, and how surely.
///
/// ```java
/// ClassOutputs outputs = ClassOutputs.of(model, loss);
/// MistakenPictures.of(net.predict(test), test, outputs, 24)
///     .ifPresent(grid -> GridImages.png(grid, Path.of("mistaken.png")));
/// ```
///
/// They say more than a number: labels that are wrong, classes that nobody could tell apart, and
/// what the training data lack.
public final class MistakenPictures {

  private static final int COLUMNS = 6;

  private MistakenPictures() {}

  private record Mistake(int sample, int predicted, double probability) {}

  /// @param predictions what the network says of each sample, as `CompiledModel.predict` gives it
  /// @param data images with classes
  /// @param outputs what the numbers of a prediction mean: probabilities, or what becomes them
  /// @param most how many are shown at most, at least 1
  /// @return the grid; empty if the network was right about every sample
  /// @throws ShapeException if the data are no images, or there is not a prediction for each
  /// @throws ConfigException if the data have no classes, or predictions are scores
  public static Optional<PictureGrid> of(
      float[][] predictions, Dataset data, ClassOutputs outputs, int most) {
    SamplePictures.requireImages(data);
    if (!(data.target() instanceof ClassTarget target)
        || outputs.meaning() == ClassOutputs.Meaning.SCORES) {
      throw new ConfigException(
          "MistakenPictures: needs probabilities of classes, got %s for %s. End the model with softmax, or with a sigmoid for two classes."
              .formatted(
                  outputs.meaning() == ClassOutputs.Meaning.SCORES ? "scores" : "values",
                  data.name()));
    }
    if (predictions.length != data.size()) {
      throw new ShapeException(
          "MistakenPictures: got %d predictions for the %d samples of %s. Give one for each."
              .formatted(predictions.length, data.size(), data.name()));
    }
    if (most < 1) {
      throw new ConfigException(
          "MistakenPictures: most must be at least 1, got %d.".formatted(most));
    }
    List<Mistake> mistakes = mistakes(predictions, data, outputs);
    if (mistakes.isEmpty()) {
      return Optional.empty();
    }
    ValueRange range = ValueRange.of(data);
    SamplePictures pictures = new SamplePictures(data.featureShape(), range.low(), range.high());
    List<WrongPicture> shown =
        mistakes.stream()
            .limit(most)
            .map(mistake ->
                new WrongPicture(
                    pictures.of(data, mistake.sample),
                    words(target, data.label(mistake.sample)),
                    words(target, mistake.predicted),
                    mistake.probability))
            .toList();
    return Optional.of(
        WrongPicture.grid(
            "Most surely mistaken",
            String.format(
                Locale.ROOT,
                "%,d of %,d mistakes among %,d samples of %s: what it is, as what it was taken, how surely",
                shown.size(),
                mistakes.size(),
                data.size(),
                data.name()),
            COLUMNS,
            shown));
  }

  private static List<Mistake> mistakes(float[][] predictions, Dataset data, ClassOutputs outputs) {
    List<Mistake> mistakes = new ArrayList<>();
    for (int sample = 0; sample < predictions.length; sample++) {
      int said = outputs.predicted(predictions[sample]);
      if (said != ClassOutputs.NONE && said != data.label(sample)) {
        double probability = outputs.ofClasses(predictions[sample])[said];
        mistakes.add(new Mistake(sample, said, Math.clamp(probability, 0, 1)));
      }
    }
    mistakes.sort(Comparator.comparingDouble(Mistake::probability).reversed());
    return mistakes;
  }

  private static String words(ClassTarget target, int label) {
    String name = target.labels().get(label);
    return name.isBlank() ? "(no name)" : name;
  }
}
