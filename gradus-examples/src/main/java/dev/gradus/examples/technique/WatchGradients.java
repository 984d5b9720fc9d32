package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Sigmoid;
import dev.gradus.activation.Softmax;
import dev.gradus.callback.Callback;
import dev.gradus.layer.Input;

/// The vanishing gradient: how much of it reaches the first of many layers.
public final class WatchGradients {

  private WatchGradients() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    Split digits = Mnist.load();
    for (int depth = 2; depth <= 12; depth += 5) {
      System.out.println(
          depth + " x sigmoid: " + run(digits, depth, new Sigmoid(), new GlorotUniform()));
      System.out.println(depth + " x relu: " + run(digits, depth, new Relu(), new HeNormal()));
    }
  }

  /// @return gradient of the first layer over that of the last hidden one
  static double run(Split digits, int depth, Activation activation, Initializer weights) {
    List<Layer> layers = new ArrayList<>(List.of(Input.of(28, 28, 1), new Flatten()));
    for (int i = 0; i < depth; i++) {
      layers.add(Dense.of(50).withActivation(activation).withKernelInitializer(weights));
    }
    layers.add(Dense.of(10).withActivation(new Softmax()));
    Trainer trainer =
        Trainer.of(
                Sequential.of(layers.toArray(Layer[]::new)),
                Sgd.defaults(),
                CategoricalCrossentropy.defaults())
            .scaler(Scaler.defaults().fit(digits.train()));
    // @start region="vanishing-gradient"
    List<NetworkReading> seen = new ArrayList<>();
    Callback watcher =
        Callback.onEvent(event -> {
          if (event instanceof TrainEvent.Inspected look) {
            seen.add(look.reading());
          }
        });
    Instruments gradients = Instruments.everySteps(10).withWatch(Instrument.GRADIENTS);
    try (CompiledModel net = trainer.compile()) {
      net.fit(digits.train().take(1000), Fit.epochs(1).instruments(gradients).callbacks(watcher));
    }
    String last = depth == 1 ? "dense" : "dense_" + (depth - 1);
    double first = seen.getFirst().layer("dense").weight("kernel").gradientRms().orElseThrow();
    return first / seen.getFirst().layer(last).weight("kernel").gradientRms().orElseThrow();
    // @end
  }
}
