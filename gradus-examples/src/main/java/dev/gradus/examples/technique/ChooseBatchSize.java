package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// The batch size: digits are learned in small and in large batches, and the updates are counted.
public final class ChooseBatchSize {

  private ChooseBatchSize() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    for (int batch : new int[] {64, 4096}) {
      System.out.println("batch " + batch + ": " + run(Mnist.load(), batch, 20_000, 5));
    }
  }

  /// @return what a run came to: updates, seconds and accuracy on the test data
  static Map<String, Double> run(Split digits, int batch, int samples, int epochs) {
    Dataset training = digits.train().take(samples);
    Sequential model =
        Sequential.of(
            Input.of(28, 28, 1),
            new Flatten(),
            Dense.of(100).withActivation(new Relu()),
            Dense.of(10).withActivation(new Softmax()));
    Trainer trainer =
        Trainer.of(model, Adam.defaults(), CategoricalCrossentropy.defaults())
            .metrics(new Accuracy())
            .scaler(Scaler.defaults().fit(training));
    // @start region="batch-size"
    try (CompiledModel net = trainer.compile()) {
      History history =
          net.fit(training, Fit.epochs(epochs).batchSize(batch).validation(digits.test()));
      return Map.of(
          "updates", (double) net.position().steps(),
          "seconds", history.of("seconds").stream().mapToDouble(s -> s).sum(),
          "accuracy", history.last("validationAccuracy"));
    }
    // @end
  }
}
