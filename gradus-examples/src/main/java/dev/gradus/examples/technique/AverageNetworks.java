package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// An ensemble: the outputs of networks that differ by their seed only are averaged.
public final class AverageNetworks {

  private AverageNetworks() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    System.out.println(run(Mnist.load(), 5, 1000, 20));
  }

  /// @return accuracy on the test data of the networks alone, on average, and of all together
  static Map<String, Double> run(Split digits, int members, int samples, int epochs) {
    Dataset few = digits.train().take(samples);
    Dataset test = digits.test();
    Dense hidden = Dense.of(100).withActivation(new Relu());
    Dense output = Dense.of(10).withActivation(new Softmax());
    Sequential model = Sequential.of(Input.of(28, 28, 1), new Flatten(), hidden, hidden, output);
    Trainer trainer =
        Trainer.of(model, Adam.defaults(), CategoricalCrossentropy.defaults())
            .scaler(Scaler.defaults().fit(few));
    // @start region="ensemble"
    float[][] mean = new float[test.size()][10];
    double alone = 0;
    for (int member = 1; member <= members; member++) {
      try (CompiledModel net = trainer.seed(member).compile()) {
        net.fit(few, Fit.epochs(epochs).batchSize(32));
        float[][] answer = net.predict(test);
        alone += ConfusionMatrix.of(answer, test).accuracy() / members;
        for (int sample = 0; sample < mean.length; sample++) {
          for (int digit = 0; digit < 10; digit++) {
            mean[sample][digit] += answer[sample][digit] / members;
          }
        }
      }
    }
    double together = ConfusionMatrix.of(mean, test).accuracy();
    // @end
    return Map.of("alone", alone, "together", together);
  }
}
