package dev.gradus.train;

import dev.gradus.activation.Activation;
import dev.gradus.activation.Exponential;
import dev.gradus.activation.Linear;
import dev.gradus.activation.Sigmoid;
import dev.gradus.activation.Softmax;
import dev.gradus.layer.Dense;
import dev.gradus.loss.BinaryCrossentropy;
import dev.gradus.loss.BinaryFocalCrossentropy;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.loss.CategoricalFocalCrossentropy;
import dev.gradus.loss.CategoricalHinge;
import dev.gradus.loss.CosineSimilarity;
import dev.gradus.loss.Dice;
import dev.gradus.loss.Hinge;
import dev.gradus.loss.Huber;
import dev.gradus.loss.KlDivergence;
import dev.gradus.loss.LogCosh;
import dev.gradus.loss.Loss;
import dev.gradus.loss.MeanAbsoluteError;
import dev.gradus.loss.MeanAbsolutePercentageError;
import dev.gradus.loss.MeanSquaredLogarithmicError;
import dev.gradus.loss.Poisson;
import dev.gradus.loss.SparseCategoricalCrossentropy;
import dev.gradus.loss.SquaredHinge;
import java.util.List;
import java.util.stream.Stream;

/// Every loss behind a dense layer whose activation gives what the loss wants.
final class LossSubjects {

  private static final BinaryFocalCrossentropy BINARY_FOCAL =
      BinaryFocalCrossentropy.defaults().balanced(0.3).withGamma(1.5).withLabelSmoothing(0.2);
  private static final CategoricalFocalCrossentropy FOCAL =
      CategoricalFocalCrossentropy.defaults().withGamma(1.5).withLabelSmoothing(0.2);

  /// Of any numbers, logits among them.
  private static final List<Loss> OF_NUMBERS =
      List.of(
          new MeanAbsoluteError(),
          new MeanAbsolutePercentageError(),
          new Huber(0.5),
          new LogCosh(),
          new Hinge(),
          new SquaredHinge(),
          new CategoricalHinge(),
          new CosineSimilarity(),
          new BinaryCrossentropy(true, 0.2),
          BINARY_FOCAL.withFromLogits(true),
          FOCAL.withFromLogits(true),
          new CategoricalCrossentropy(true),
          new CategoricalCrossentropy(true, 0.2),
          new SparseCategoricalCrossentropy(true),
          new SparseCategoricalCrossentropy(true, 0.2));

  /// Of numbers from 0 to 1, which need not add up to 1.
  private static final List<Loss> OF_SHARES =
      List.of(
          new MeanSquaredLogarithmicError(),
          new Poisson(),
          new Dice(),
          new BinaryCrossentropy(false, 0.2),
          BINARY_FOCAL,
          FOCAL,
          new KlDivergence(),
          new CategoricalCrossentropy(false),
          new CategoricalCrossentropy(false, 0.2),
          new SparseCategoricalCrossentropy(false),
          new SparseCategoricalCrossentropy(false, 0.2));

  private LossSubjects() {}

  static Stream<LayerSubject> all() {
    return Stream.of(
            subjects(OF_NUMBERS, new Linear(), new Softmax(), new Sigmoid()),
            subjects(OF_SHARES, new Softmax(), new Sigmoid()),
            subjects(List.of(new Poisson()), new Exponential()))
        .flatMap(subjects -> subjects);
  }

  private static Stream<LayerSubject> subjects(List<Loss> losses, Activation... activations) {
    return losses.stream()
        .flatMap(loss -> Stream.of(activations).map(activation -> subject(loss, activation)));
  }

  private static LayerSubject subject(Loss loss, Activation activation) {
    Dense layer = Dense.of(3).withActivation(activation);
    return LayerSubject.ofRank(1, loss + " " + activation.kind(), layer).withLoss(loss);
  }
}
