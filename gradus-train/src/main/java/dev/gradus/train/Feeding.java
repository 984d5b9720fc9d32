package dev.gradus.train;

import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.Pipeline;
import dev.gradus.data.Target;
import dev.gradus.data.TargetEncoding;
import dev.gradus.data.ValueTarget;

/// Joins a data set with a network, or says why they do not fit.
final class Feeding {

  private Feeding() {}

  /// @return batches as the trainer's network and loss want them
  /// @throws ShapeException if features or targets have another shape
  static Pipeline pipeline(Trainer trainer, Dataset data, int batchSize) {
    trainer.model().requireExample(data.featureShape());
    Pipeline pipeline = new Pipeline(data, trainer.scaler(), encoding(trainer), batchSize);
    Shape prediction = trainer.model().outputShape();
    Shape wanted = trainer.loss().targetShape(prediction.prepend(1)).dropFirst(1);
    Shape given = pipeline.targetShape(1).dropFirst(1);
    if (!given.equals(wanted)) {
      throw new ShapeException(
          "%s: targets are %s, but for predictions %s the loss %s wants %s. Let the model end in %s."
              .formatted(data.name(), given, prediction, trainer.loss().kind(), wanted, given));
    }
    return pipeline;
  }

  /// @return batches whose targets are of no interest
  static Pipeline features(Trainer trainer, Dataset data, int batchSize) {
    TargetEncoding stored =
        switch (data.target()) {
          case ClassTarget _ -> TargetEncoding.INDEX;
          case ValueTarget _ -> TargetEncoding.VALUES;
        };
    return new Pipeline(data, trainer.scaler(), stored, batchSize);
  }

  /// What the network predicts, as far as it can be known without data: classes have no names.
  ///
  /// @param prediction shape of a batch of predictions
  /// @throws ShapeException if the loss cannot take such predictions
  static Target target(Trainer trainer, Shape prediction) {
    Shape wanted = trainer.loss().targetShape(prediction).dropFirst(1);
    return switch (encoding(trainer)) {
      case ONE_HOT, INDEX -> ClassTarget.of(Math.max(2, prediction.dim(-1)));
      case VALUES -> new ValueTarget(wanted);
    };
  }

  private static TargetEncoding encoding(Trainer trainer) {
    return switch (trainer.loss().targetEncoding()) {
      case ONE_HOT -> TargetEncoding.ONE_HOT;
      case INDEX -> TargetEncoding.INDEX;
      case VALUES -> TargetEncoding.VALUES;
    };
  }
}
