package dev.gradus.examples;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// A first network, from data to a chart: handwritten digits, one hidden layer, a few epochs.
public final class FirstNetwork {

  private FirstNetwork() {}

  /// @param arguments the folder for `model/` and `accuracy.png`; default `first-network`
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "first-network");
    // @start region="data"
    Split digits = Mnist.load();
    // @end
    run(digits, 5, folder);
    System.out.println("the first digit is a " + predict(digits.test(), folder));
  }

  static void run(Split digits, int epochs, Path folder) {
    // @start region="first-network"
    Sequential model =
        Sequential.of(
            Input.of(28, 28, 1),
            new Flatten(),
            Dense.of(128).withActivation(new Relu()),
            new Dropout(0.2),
            Dense.of(10).withActivation(new Softmax()));
    Trainer trainer =
        Trainer.of(model, Adam.defaults(), CategoricalCrossentropy.defaults())
            .metrics(new Accuracy())
            .scaler(Scaler.defaults().fit(digits.train()));

    try (CompiledModel net = trainer.compile()) {
      History history =
          net.fit(digits.train(), Fit.epochs(epochs).batchSize(64).validation(digits.test()));
      System.out.println(net.evaluate(digits.test()));
      net.save(folder.resolve("model"));
      ChartImages.png(
          HistoryCharts.of(history, "accuracy"), folder.resolve("accuracy.png"), 1600, 1000);
    }
    // @end
  }

  static int predict(Dataset digits, Path folder) {
    // @start region="predict"
    try (CompiledModel net = CompiledModel.load(folder.resolve("model"))) {
      float[] probabilities = net.predict(digits.take(1))[0];
      return IntStream.range(0, 10)
          .reduce(0, (a, b) -> probabilities[b] > probabilities[a] ? b : a);
    }
    // @end
  }
}
