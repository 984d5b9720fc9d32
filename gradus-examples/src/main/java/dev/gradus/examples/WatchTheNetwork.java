package dev.gradus.examples;

import module dev.gradus.report;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;
import java.util.Locale;

/// A look into a deep network while it trains: which units are dead, which outputs saturated, and
/// how much of the gradient reaches the first layer.
public final class WatchTheNetwork {

  private WatchTheNetwork() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    System.out.println(String.format(Locale.ROOT, "relu: %.2e", run(Mnist.load(), new Relu())));
    System.out.println(
        String.format(Locale.ROOT, "sigmoid: %.2e", run(Mnist.load(), new Sigmoid())));
  }

  /// @return the gradient of the first layer over that of the last, at the last look
  static double run(Split digits, Activation activation) {
    Dense hidden = Dense.of(50).withActivation(activation);
    Sequential model =
        Sequential.of(
            Input.of(28, 28, 1),
            new Flatten(),
            hidden,
            hidden,
            hidden,
            hidden,
            Dense.of(10).withActivation(new Softmax()));
    Trainer trainer =
        Trainer.of(model, new Sgd(0.01), CategoricalCrossentropy.defaults())
            .scaler(Scaler.defaults().fit(digits.train()));
    try (CompiledModel net = trainer.compile()) {
      // @start region="watch"
      Callback print =
          Callback.onEvent(event -> {
            if (event instanceof TrainEvent.Inspected(_, long step, NetworkReading reading)) {
              System.out.println("step " + step);
              for (LayerReading layer : reading.layers()) {
                System.out.printf(
                    Locale.ROOT,
                    "  %-8s  gradient %.1e  update/weight %.1e  dead units %3.0f %%%n",
                    layer.name(),
                    layer.gradientNorm().orElseThrow(),
                    layer.updateRatio().orElseThrow(),
                    100 * layer.activations().orElseThrow().deadShare());
              }
            }
          });
      Instruments watch = Instruments.everySteps(50);
      net.fit(digits.train(), Fit.epochs(1).batchSize(64).instruments(watch).callbacks(print));
      // @end
      return firstToLast(net, digits.train());
    }
  }

  // @start region="inspect"
  static double firstToLast(CompiledModel net, Dataset data) {
    NetworkReading now = net.inspect(data);
    return now.layer("dense").gradientNorm().orElseThrow()
        / now.layer("dense_4").gradientNorm().orElseThrow();
  }
  // @end
}
