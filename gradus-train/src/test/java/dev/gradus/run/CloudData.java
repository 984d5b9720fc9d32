package dev.gradus.run;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.Split;
import dev.gradus.spec.DataSource;
import dev.gradus.spec.Kind;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;

/// Images of 2 x 2 pixels in three classes: noise of deviation 0.5 around a corner that is 3
/// brighter.
///
/// @param samples in the training part; the test part has 30
public record CloudData(int samples) implements DataSource {

  /// The standard words and `clouds`.
  static final Kinds KINDS =
      Kinds.standard()
          .with(DataSource.class, Kind.of("clouds", new CloudData(60)).shorthandFor("samples"));

  /// A small network on 60 of them.
  static final TrainSpec SPEC =
      TrainSpec.parse(
          """
          data: clouds
          scale: standardize
          model:
            - dense: {units: 8, activation: relu}
            - batch-normalization
            - dropout: 0.2
            - dense: {units: 3, activation: softmax}
          loss: categorical-crossentropy
          optimizer: {adam: {learningRate: 0.05}}
          metrics: [accuracy]
          fit: {epochs: 6, batchSize: 16, seed: 3}
          """,
          "spec.yaml",
          KINDS);

  @Override
  public Split load() {
    return Split.of(part("clouds train", samples), part("clouds test", 30));
  }

  private static Dataset part(String name, int samples) {
    RandomStream noise = RandomStream.of(7).named(name);
    float[] features = new float[4 * samples];
    float[] classes = new float[samples];
    for (int i = 0; i < samples; i++) {
      classes[i] = i % 3;
      for (int pixel = 0; pixel < 4; pixel++) {
        double mean = pixel == i % 3 ? 4 : 1;
        features[4 * i + pixel] = (float) (mean + 0.5 * noise.gaussian(i, pixel));
      }
    }
    return InMemoryDataset.ofFloats(name, Shape.of(2, 2, 1), features, ClassTarget.of(3), classes);
  }
}
