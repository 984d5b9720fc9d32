package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;

/// SGD and Adam, epoch by epoch.
public final class OptimizersOnClothes {

  private OptimizersOnClothes() {}

  /// @param arguments none; needs fashion-mnist in the cache
  public static void main(String[] arguments) {
    CatalogueData clothes = CatalogueData.of("fashion-mnist");
    for (Optimizer optimizer : List.of(new Sgd(0.01), new Adam(0.001))) {
      History history = run(clothes, optimizer, 20);
      System.out.println(optimizer + ": " + history.of("validationAccuracy"));
    }
  }

  /// @return what was measured in each epoch
  static History run(CatalogueData pictures, Optimizer optimizer, int epochs) {
    // @start region="fashion-optimizer"
    Sequential model =
        Sequential.of(
            Dense.of(1000).withActivation(new Relu()), Dense.of(10).withActivation(new Softmax()));
    TrainSpec spec =
        TrainSpec.of(pictures, model, CategoricalCrossentropy.defaults(), optimizer)
            .withScale(ScalingMethod.DIVIDE_BY_MAX)
            .withMetrics(new Accuracy())
            .withFit(FitSettings.defaults().withEpochs(epochs).withBatchSize(32));
    try (Backend backend = Backends.best()) {
      return TrainRun.of(spec, new SharedData()).train(backend).history();
    }
    // @end
  }
}
