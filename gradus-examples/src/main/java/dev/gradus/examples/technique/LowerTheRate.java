package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// Learning-rate schedules: the same network with a constant rate and with one that falls.
public final class LowerTheRate {

  private LowerTheRate() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    System.out.println(run(Mnist.load(), 3000, 10));
  }

  /// @return validation loss after the last epoch by schedule
  static Map<String, Double> run(Split digits, int samples, int epochs) {
    Dataset few = digits.train().take(samples);
    Sequential model =
        Sequential.of(
            Input.of(28, 28, 1),
            new Flatten(),
            Dense.of(100).withActivation(new Relu()),
            Dense.of(10).withActivation(new Softmax()));
    // @start region="learning-rate-schedule"
    int steps = epochs * Math.ceilDiv(few.size(), 64);
    CosineDecay cosine = new CosineDecay(0.003, steps, 0);
    Map<String, Schedule> schedules =
        Map.of(
            "constant",
            Schedule.constant(0.003),
            "exponential",
            new ExponentialDecay(0.003, steps, 0.1, false),
            "cosine",
            cosine,
            "warm-up + cosine",
            cosine.withWarmUp(steps / 10));
    System.out.println(cosine.withWarmUp(steps / 10).plot(steps));
    // @end
    Map<String, Double> losses = new TreeMap<>();
    schedules.forEach((name, schedule) -> {
      Trainer trainer =
          Trainer.of(
                  model,
                  Adam.defaults().withLearningRate(schedule),
                  CategoricalCrossentropy.defaults())
              .scaler(Scaler.defaults().fit(few));
      try (CompiledModel net = trainer.compile()) {
        Fit fit = Fit.epochs(epochs).batchSize(64).validation(digits.test());
        losses.put(name, net.fit(few, fit).last("validationLoss"));
      }
    });
    return losses;
  }
}
