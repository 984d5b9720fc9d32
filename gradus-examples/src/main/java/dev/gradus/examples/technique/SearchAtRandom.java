package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// Random search: learning rates drawn evenly in their logarithm, and what each comes to.
public final class SearchAtRandom {

  private SearchAtRandom() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    run(Mnist.load().train().take(500), 20, 20)
        .forEach((rate, accuracy) -> System.out.printf("%.2e  %.3f%n", rate, accuracy));
  }

  /// @return validation accuracy by learning rate
  static NavigableMap<Double, Double> run(Dataset digits, int trials, int epochs) {
    // @start region="random-search"
    Split split = Split.stratified(digits, 0.2, RandomStream.of(1).named("validation"));
    Sequential model =
        Sequential.of(
            Input.of(28, 28, 1),
            new Flatten(),
            Dense.of(100).withActivation(new Relu()).withKernelInitializer(new HeNormal()),
            Dense.of(10).withActivation(new Softmax()));
    FittedScaler scaler = Scaler.defaults().fit(split.train());

    RandomStream chance = RandomStream.of(1).named("search");
    NavigableMap<Double, Double> reached = new TreeMap<>();
    for (int trial = 0; trial < trials; trial++) {
      double rate = Math.pow(10, -5 + 5 * chance.uniformDouble(trial, 0)); // 1e-5 to 1
      Trainer trainer =
          Trainer.of(model, new Sgd(rate), CategoricalCrossentropy.defaults())
              .metrics(new Accuracy())
              .scaler(scaler);
      try (CompiledModel net = trainer.compile()) {
        net.fit(split.train(), Fit.epochs(epochs).batchSize(50));
        reached.put(rate, net.evaluate(split.test()).getOrDefault("accuracy", Double.NaN));
      } catch (NumericException _) { // the rate was too large
        reached.put(rate, 0.0);
      }
    }
    return reached;
    // @end
  }
}
