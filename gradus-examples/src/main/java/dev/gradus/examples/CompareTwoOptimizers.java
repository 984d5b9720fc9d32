package dev.gradus.examples;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.study.Comparison;

/// A comparison from Java: does plain SGD do as well as Adam here, and how sure is that?
public final class CompareTwoOptimizers {

  private CompareTwoOptimizers() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    System.out.println(ComparisonTable.of(run(10_000, 5, 5)));
  }

  static ComparisonResult run(int samples, int epochs, int seeds) {
    // @start region="compare"
    Sequential model =
        Sequential.of(
            Dense.of(64).withActivation(new Relu()), Dense.of(10).withActivation(new Softmax()));
    TrainSpec adam =
        TrainSpec.of(
                CatalogueData.mnist().withTake(samples),
                model,
                CategoricalCrossentropy.defaults(),
                Adam.defaults())
            .withScale(ScalingMethod.DIVIDE_BY_MAX)
            .withMetrics(new Accuracy())
            .withFit(FitSettings.defaults().withEpochs(epochs));
    Comparison comparison =
        Comparison.of(adam, List.of(Arm.of("SGD", "optimizer=sgd"))).withSeeds(seeds);

    try (Backend backend = Backends.best()) {
      TrainingRunner runner = new TrainingRunner(backend, new SharedData());
      return new Study(comparison, Kinds.standard(), runner).run(event -> {});
    }
    // @end
  }
}
