package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// The optimizer: digits are learned with several, each with its default settings.
public final class ChooseOptimizer {

  private ChooseOptimizer() {}

  // @start region="optimizer"
  static final List<Optimizer> OPTIMIZERS =
      List.of(
          Sgd.defaults(),
          Sgd.defaults().withMomentum(0.9),
          Sgd.defaults().withMomentum(0.9).withNesterov(true),
          RmsProp.defaults(),
          Adagrad.defaults(),
          Adadelta.defaults(),
          Adam.defaults(),
          AdamW.defaults(),
          Adamax.defaults(),
          Nadam.defaults(),
          Lbfgs.defaults());

  // @end

  /// @param arguments none
  public static void main(String[] arguments) {
    for (Optimizer optimizer : OPTIMIZERS) {
      System.out.println(optimizer + ": " + run(Mnist.load(), optimizer, 10_000, 5));
    }
  }

  /// @return accuracy on the test data after each epoch
  static List<Double> run(Split digits, Optimizer optimizer, int samples, int epochs) {
    Dataset training = digits.train().take(samples);
    Sequential model =
        Sequential.of(
            Input.of(28, 28, 1),
            new Flatten(),
            Dense.of(100).withActivation(new Relu()),
            Dense.of(10).withActivation(new Softmax()));
    Trainer trainer =
        Trainer.of(model, optimizer, CategoricalCrossentropy.defaults())
            .metrics(new Accuracy())
            .scaler(Scaler.defaults().fit(training));
    try (CompiledModel net = trainer.compile()) {
      return net.fit(training, Fit.epochs(epochs).batchSize(64).validation(digits.test()))
          .of("validationAccuracy");
    }
  }
}
