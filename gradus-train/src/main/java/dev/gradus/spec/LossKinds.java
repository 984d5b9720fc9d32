package dev.gradus.spec;

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
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.loss.MeanSquaredLogarithmicError;
import dev.gradus.loss.Poisson;
import dev.gradus.loss.SparseCategoricalCrossentropy;
import dev.gradus.loss.SquaredHinge;
import java.util.List;

/// The words for losses.
final class LossKinds {

  private LossKinds() {}

  static Kinds of(Kinds kinds) {
    List<Loss> losses =
        List.of(
            BinaryCrossentropy.defaults(),
            BinaryFocalCrossentropy.defaults(),
            CategoricalCrossentropy.defaults(),
            CategoricalFocalCrossentropy.defaults(),
            new CategoricalHinge(),
            new CosineSimilarity(),
            new Dice(),
            new Hinge(),
            new KlDivergence(),
            new LogCosh(),
            new MeanAbsoluteError(),
            new MeanAbsolutePercentageError(),
            new MeanSquaredError(),
            new MeanSquaredLogarithmicError(),
            new Poisson(),
            SparseCategoricalCrossentropy.defaults(),
            new SquaredHinge());
    Kinds all = kinds.with(Loss.class, Kind.of("huber", Huber.defaults()).shorthandFor("delta"));
    for (Loss loss : losses) {
      all = all.with(Loss.class, Kind.of(loss.kind(), loss));
    }
    return all;
  }
}
