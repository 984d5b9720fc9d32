package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// Depth: digits are learned with no, one, two and three hidden layers.
public final class ChooseDepth {

  private ChooseDepth() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    System.out.println(model(512, 1024, 64).summary());
    for (int[] hidden : new int[][] {{}, {1000}, {1000, 512}, {512, 1024, 64}}) {
      System.out.println(Arrays.toString(hidden) + ": " + run(Mnist.load(), 10_000, 5, hidden));
    }
  }

  // @start region="depth"
  static Sequential model(int... hidden) {
    List<Layer> layers = new ArrayList<>(List.of(Input.of(28, 28, 1), new Flatten()));
    for (int units : hidden) {
      layers.add(Dense.of(units).withActivation(new Relu()));
    }
    layers.add(Dense.of(10).withActivation(new Softmax()));
    return new Sequential(layers);
  }

  // @end

  /// @return accuracy on the data learned from and on the test data
  static Map<String, Double> run(Split digits, int samples, int epochs, int... hidden) {
    Dataset training = digits.train().take(samples);
    Trainer trainer =
        Trainer.of(model(hidden), Adam.defaults(), CategoricalCrossentropy.defaults())
            .metrics(new Accuracy())
            .scaler(Scaler.defaults().fit(training));
    try (CompiledModel net = trainer.compile()) {
      net.fit(training, Fit.epochs(epochs).batchSize(64));
      return Map.of(
          "training", net.evaluate(training).getOrDefault("accuracy", Double.NaN),
          "test", net.evaluate(digits.test()).getOrDefault("accuracy", Double.NaN));
    }
  }
}
