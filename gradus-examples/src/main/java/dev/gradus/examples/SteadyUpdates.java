package dev.gradus.examples;

import module dev.gradus.report;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// What can happen beside an optimizer's move: gradients clipped, batches put together, weights
/// that decay, groups of weights with rules of their own, averages that answer for the weights.
public final class SteadyUpdates {

  private SteadyUpdates() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    System.out.println(run(Mnist.load(), 5));
  }

  /// @return the share of test digits that the averaged network names rightly
  static double run(Split digits, int epochs) {
    Sequential model =
        Sequential.of(
            Input.of(28, 28, 1),
            new Flatten(),
            Dense.of(128).withActivation(new Relu()),
            Dense.of(10).withActivation(new Softmax()));
    // @start region="update-settings"
    UpdateSettings update =
        UpdateSettings.defaults()
            .withClip(new ClipByGlobalNorm(1))
            .withAccumulate(2)
            .withWeightDecay(0.01)
            .withEma(0.9)
            .withGroups(
                new WeightGroup("*/bias").withWeightDecay(0),
                new WeightGroup("dense_1").withOptimizer(new Adam(0.0005)),
                new WeightGroup("dense/kernel").withConstraint(MaxNorm.defaults()));

    Trainer trainer =
        Trainer.of(model, new Adam(0.002), CategoricalCrossentropy.defaults()).update(update);
    // @end
    Trainer measured =
        trainer.metrics(new Accuracy()).scaler(Scaler.defaults().fit(digits.train()));
    try (CompiledModel net = measured.compile()) {
      Fit fit = Fit.epochs(epochs).batchSize(32).validation(digits.test());
      return net.fit(digits.train(), fit).last("validationAccuracy");
    }
  }
}
