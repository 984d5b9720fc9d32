package dev.gradus.examples;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// A first network, from data to a chart: handwritten digits, one hidden layer, a few epochs.
///
/// ```
/// FirstNetwork [FOLDER]    writes FOLDER/model and FOLDER/accuracy.png
/// ```
public final class FirstNetwork {

  private FirstNetwork() {}

  /// @param arguments the folder to write to, `first-network` if none is given
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "first-network");
    run(Mnist.load(), 5, folder);
  }

  // @start region="first-network"
  static History run(Split digits, int epochs, Path folder) {
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
      net.save(folder.resolve("model"));
      ChartImages.png(accuracyChart(history), folder.resolve("accuracy.png"), 1600, 1000);
      System.out.println("on digits never seen: " + net.evaluate(digits.test()));
      return history;
    }
  }

  static LineChart accuracyChart(History history) {
    List<Double> epochs =
        IntStream.rangeClosed(1, history.epochs()).asDoubleStream().boxed().toList();
    return new LineChart(
        "First network",
        Axis.of("epoch"),
        Axis.of("accuracy").withDirection(Direction.HIGHER_IS_BETTER),
        List.of(
            Line.of("training", epochs, history.of("accuracy"))
                .withLook(ColorRole.BLUE, Dash.DASHED),
            Line.of("validation", epochs, history.of("validationAccuracy"))));
  }
  // @end
}
