package dev.gradus.technique;

import dev.gradus.core.ConfigException;
import dev.gradus.core.NearestWord;
import java.util.List;

/// The catalogue of techniques.
public final class Techniques {

  private static final List<Technique> ALL =
      List.of(
          new InputScaling(),
          new InputDistribution(),
          new BatchSize(),
          new Depth(),
          new LearningRateToy(),
          new LearningRate(),
          new Optimizers(),
          new OptimizerPath(),
          new OptimizerRace(),
          new ActivationDistribution(),
          new WeightInit(),
          new BatchNorm(),
          new WeightDecay(),
          new Dropout(),
          new Ensemble(),
          new Augmentation(),
          new SequenceDropout(),
          new FashionScaling(),
          new FashionOptimizer(),
          new FashionDepth(),
          new ActivationFunction(),
          new LossFunction(),
          new PolynomialOverfit(),
          new LearningRateSchedule(),
          new VanishingGradient(),
          new GradientClipping(),
          new RandomSearch());

  private Techniques() {}

  /// @return all techniques, in the order in which they are best read
  public static List<Technique> all() {
    return ALL;
  }

  /// @return the names of all techniques, in the same order
  public static List<String> names() {
    return ALL.stream().map(technique -> technique.about().name()).toList();
  }

  /// @param name for example `batch-size`
  /// @return the technique of that name
  /// @throws ConfigException if there is none
  public static Technique named(String name) {
    return ALL.stream()
        .filter(technique -> technique.about().name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new ConfigException(
                "there is no technique \"%s\" in the catalogue. Known names: %s.%s"
                    .formatted(
                        name, String.join(", ", names()), NearestWord.question(name, names()))));
  }
}
