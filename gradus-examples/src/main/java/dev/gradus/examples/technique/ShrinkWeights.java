package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// Weight decay: few digits are learned with and without a price on large weights.
public final class ShrinkWeights {

  private ShrinkWeights() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    Split digits = Mnist.load();
    for (double lambda : new double[] {0, 0.1}) {
      System.out.println("lambda " + lambda + ": " + run(digits, lambda, 300, 201));
    }
  }

  /// @return accuracy on the data learned from and on the test data
  static Map<String, Double> run(Split digits, double lambda, int samples, int epochs) {
    Dataset few = digits.train().take(samples);
    // @start region="weight-decay"
    Dense hidden =
        Dense.of(100)
            .withActivation(new Relu())
            .withKernelInitializer(new HeNormal())
            .withKernelRegularizer(new L2(lambda / 2)); // adds lambda * w to the gradient
    Sequential model =
        Sequential.of(
            Input.of(28, 28, 1),
            new Flatten(),
            hidden,
            hidden,
            hidden,
            Dense.of(10).withActivation(new Softmax()));
    // @end
    Trainer trainer =
        Trainer.of(model, Sgd.defaults(), CategoricalCrossentropy.defaults())
            .metrics(new Accuracy())
            .scaler(Scaler.defaults().fit(few));

    try (CompiledModel net = trainer.compile()) {
      net.fit(few, Fit.epochs(epochs).batchSize(100));
      double training = net.evaluate(few).getOrDefault("accuracy", Double.NaN);
      double test = net.evaluate(digits.test()).getOrDefault("accuracy", Double.NaN);
      return Map.of("training", training, "test", test, "gap", training - test);
    }
  }
}
