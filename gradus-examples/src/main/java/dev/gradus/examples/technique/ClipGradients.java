package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;

/// Gradient clipping: a learning rate that is far too large, with and without.
public final class ClipGradients {

  private ClipGradients() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    Split digits = Mnist.load();
    UpdateSettings none = UpdateSettings.defaults();
    System.out.println("not clipped: " + run(digits, none, 1000, 8));
    System.out.println(
        "by global norm 1: " + run(digits, none.withClip(new ClipByGlobalNorm(1)), 1000, 8));
  }

  /// @return accuracy on the test data; 0 if the loss became infinite
  static double run(Split digits, UpdateSettings update, int samples, int epochs) {
    Dataset few = digits.train().take(samples);
    Dense hidden = Dense.of(100).withActivation(new Relu()).withKernelInitializer(new HeNormal());
    Dense output = Dense.of(10).withKernelInitializer(new HeNormal());
    // @start region="gradient-clipping"
    Trainer trainer =
        Trainer.of(
                Sequential.of(Input.of(28, 28, 1), new Flatten(), hidden, hidden, output),
                new Sgd(1.5),
                new MeanSquaredError())
            .metrics(new Accuracy())
            .update(
                update) // for example UpdateSettings.defaults().withClip(new ClipByGlobalNorm(1))
            .scaler(Scaler.defaults().fit(few));
    try (CompiledModel net = trainer.compile()) {
      net.fit(few, Fit.epochs(epochs).batchSize(50));
      return net.evaluate(digits.test()).getOrDefault("accuracy", Double.NaN);
    } catch (NumericException e) {
      System.out.println(e.getMessage());
      return 0;
    }
    // @end
  }
}
