package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Sigmoid;
import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// The activation function: digits are learned with four, in two hidden layers.
public final class ChooseActivation {

  private ChooseActivation() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    List<Activation> all = List.of(new Sigmoid(), new Relu(), new Softplus(), new Tanh());
    all.forEach(each -> System.out.println(each + ": " + run(Mnist.load(), each, 10_000, 5)));
  }

  /// @return accuracy on the test data after each epoch
  static List<Double> run(Split digits, Activation activation, int samples, int epochs) {
    Dataset training = digits.train().take(samples);
    // @start region="activation-function"
    Sequential model =
        Sequential.of(
            Input.of(28, 28, 1),
            new Flatten(),
            Dense.of(784).withActivation(activation),
            Dense.of(784).withActivation(activation),
            Dense.of(10).withActivation(new Softmax()));
    // @end
    Trainer trainer =
        Trainer.of(model, new Sgd(0.01), CategoricalCrossentropy.defaults())
            .metrics(new Accuracy())
            .scaler(Scaler.defaults().fit(training));
    try (CompiledModel net = trainer.compile()) {
      return net.fit(training, Fit.epochs(epochs).batchSize(200).validation(digits.test()))
          .of("validationAccuracy");
    }
  }
}
