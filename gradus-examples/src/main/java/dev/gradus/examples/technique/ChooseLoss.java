package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;

/// The loss function: the same network learns digits by three of them.
public final class ChooseLoss {

  private ChooseLoss() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    List<Loss> all =
        List.of(new MeanSquaredError(), CategoricalCrossentropy.defaults(), new KlDivergence());
    all.forEach(loss -> System.out.println(loss + ": " + run(Mnist.load(), loss, 10_000, 5)));
  }

  /// @return accuracy on the test data after each epoch
  static List<Double> run(Split digits, Loss loss, int samples, int epochs) {
    Dataset training = digits.train().take(samples);
    Dense hidden = Dense.of(784).withActivation(new Relu());
    Dense last = Dense.of(10).withActivation(new Softmax());
    Sequential model = Sequential.of(Input.of(28, 28, 1), new Flatten(), hidden, hidden, last);
    // @start region="loss-function"
    Trainer trainer =
        Trainer.of(model, new Sgd(0.01), loss)
            .metrics(new Accuracy()) // of losses only the same ones can be compared
            .scaler(Scaler.defaults().fit(training));
    // @end
    try (CompiledModel net = trainer.compile()) {
      return net.fit(training, Fit.epochs(epochs).batchSize(200).validation(digits.test()))
          .of("validationAccuracy");
    }
  }
}
