package dev.gradus.loss;

import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.op.Value;

/// The complaints that losses share about shapes.
final class Shapes {

  private Shapes() {}

  static void requireTarget(Loss loss, Value prediction, Value target) {
    Shape expected = loss.targetShape(prediction.shape());
    if (!target.shape().equals(expected)) {
      throw new ShapeException(
          "%s: target %s does not meet prediction %s, expected target %s. %s"
              .formatted(
                  loss.kind(),
                  target.shape(),
                  prediction.shape(),
                  expected,
                  fix(loss.targetEncoding())));
    }
  }

  private static String fix(TargetEncoding encoding) {
    return switch (encoding) {
      case ONE_HOT -> "Feed one column a class, as many as the last layer has units.";
      case INDEX -> "Feed one class number a row.";
      case VALUES -> "Feed as many numbers an example as the model predicts.";
    };
  }

  /// At least one vector an example.
  static void requireVectors(Loss loss, Shape prediction) {
    if (prediction.rank() < 2) {
      throw new ShapeException(
          "%s: prediction %s has rank %s, expected at least 2: [N, …, C], one vector an example. End the model with a Dense layer."
              .formatted(loss.kind(), prediction, prediction.rank()));
    }
  }

  /// One row of at least two classes an example.
  static void requireClasses(Loss loss, Shape prediction) {
    if (prediction.rank() != 2) {
      throw new ShapeException(
          "%s: prediction %s has rank %s, expected 2: [N, K], one number a class. %s"
              .formatted(
                  loss.kind(),
                  prediction,
                  prediction.rank(),
                  prediction.rank() < 2
                      ? "End the model with a Dense layer of as many units as there are classes."
                      : "Put Flatten before the first Dense layer."));
    }
    if (prediction.dim(1) < 2) {
      throw new ShapeException(
          "%s: prediction %s has %s on axis 1 (K), expected at least 2 classes. Set the last layer's units to the number of classes."
              .formatted(loss.kind(), prediction, prediction.dim(1)));
    }
  }
}
