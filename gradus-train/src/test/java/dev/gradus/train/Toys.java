package dev.gradus.train;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Softmax;
import dev.gradus.activation.Tanh;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Dropout;
import dev.gradus.layer.Input;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.metric.Accuracy;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Adam;

/// Small problems whose answers are known.
final class Toys {

  private Toys() {}

  /// The four cases of exclusive or, as classes 0 and 1.
  static Dataset xor() {
    return InMemoryDataset.ofFloats(
        "xor",
        Shape.of(2),
        new float[] {0, 0, 0, 1, 1, 0, 1, 1},
        ClassTarget.of(2),
        new float[] {0, 1, 1, 0});
  }

  /// Three clouds with centres 3 apart and deviation 0.5: a linear classifier errs on hardly any.
  static Dataset blobs(String name, int samples) {
    float[][] centres = {{0, 0}, {3, 0}, {0, 3}};
    RandomStream noise = RandomStream.of(7).named(name);
    float[] features = new float[2 * samples];
    float[] classes = new float[samples];
    for (int i = 0; i < samples; i++) {
      int cloud = i % 3;
      classes[i] = cloud;
      for (int axis = 0; axis < 2; axis++) {
        features[2 * i + axis] = (float) (centres[cloud][axis] + 0.5 * noise.gaussian(i, axis));
      }
    }
    return InMemoryDataset.ofFloats(name, Shape.of(2), features, ClassTarget.of(3), classes);
  }

  /// `y = 2 x - 1` at eight places.
  static Dataset line() {
    float[] x = {-1, -0.75f, -0.5f, -0.25f, 0.25f, 0.5f, 0.75f, 1};
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = 2 * x[i] - 1;
    }
    return InMemoryDataset.ofFloats("line", Shape.of(1), x, ValueTarget.single(), y);
  }

  static Trainer xorTrainer() {
    Sequential model =
        Sequential.of(
            Input.of(2),
            Dense.of(8).withActivation(new Tanh()),
            Dense.of(2).withActivation(new Softmax()));
    return classifier(model).metrics(new Accuracy());
  }

  static Trainer blobsTrainer(double dropout) {
    Sequential model =
        Sequential.of(
            Input.of(2),
            Dense.of(16).withActivation(new Relu()),
            new Dropout(dropout),
            Dense.of(3).withActivation(new Softmax()));
    return classifier(model).metrics(new Accuracy());
  }

  static Trainer classifier(Sequential model) {
    return Trainer.of(model, new Adam(0.02), CategoricalCrossentropy.defaults());
  }
}
