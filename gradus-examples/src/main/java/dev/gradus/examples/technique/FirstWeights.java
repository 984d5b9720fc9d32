package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// First weights: a deep network on digits, from four ways to begin.
public final class FirstWeights {

  private FirstWeights() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    List<Initializer> all =
        List.of(new RandomNormal(0.01), new Zeros(), new GlorotNormal(), new HeNormal());
    all.forEach(first -> System.out.println(first + ": " + run(Mnist.load(), first, 12_800, 6)));
  }

  /// @return the loss of training after the last epoch
  static double run(Split digits, Initializer first, int samples, int epochs) {
    Dataset training = digits.train().take(samples);
    // @start region="weight-init"
    Dense hidden = Dense.of(100).withActivation(new Relu()).withKernelInitializer(first);
    Sequential model =
        Sequential.of(
            Input.of(28, 28, 1),
            new Flatten(),
            hidden,
            hidden,
            hidden,
            hidden,
            Dense.of(10).withActivation(new Softmax()).withKernelInitializer(first));
    // @end
    Trainer trainer =
        Trainer.of(model, new Sgd(0.01), CategoricalCrossentropy.defaults())
            .scaler(Scaler.defaults().fit(training));
    try (CompiledModel net = trainer.compile()) {
      return net.fit(training, Fit.epochs(epochs).batchSize(128)).last("loss");
    }
  }
}
