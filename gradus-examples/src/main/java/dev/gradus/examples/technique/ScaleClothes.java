package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;

/// Input scaling: plain SGD on raw pixels and on pixels divided by their maximum.
public final class ScaleClothes {

  private ScaleClothes() {}

  /// @param arguments none; needs fashion-mnist in the cache
  public static void main(String[] arguments) {
    CatalogueData clothes = CatalogueData.of("fashion-mnist");
    for (ScalingMethod way : List.of(ScalingMethod.NONE, ScalingMethod.DIVIDE_BY_MAX)) {
      System.out.println(way.specName() + ": " + run(clothes, way, 10));
    }
  }

  /// @return accuracy on the test part, or why there is none
  static String run(CatalogueData pictures, ScalingMethod way, int epochs) {
    // @start region="fashion-scaling"
    TrainSpec spec =
        TrainSpec.of(
                pictures,
                Sequential.of(
                    Dense.of(1000).withActivation(new Relu()),
                    Dense.of(10).withActivation(new Softmax())),
                CategoricalCrossentropy.defaults(),
                new Sgd(0.01))
            .withScale(way)
            .withMetrics(new Accuracy())
            .withFit(FitSettings.defaults().withEpochs(epochs).withBatchSize(32));
    try (Backend backend = Backends.best()) {
      RunResult result = TrainRun.of(spec, new SharedData()).train(backend);
      return String.valueOf(result.metrics().get("validationAccuracy"));
    } catch (NumericException e) {
      return "lost: " + e.getMessage();
    }
    // @end
  }
}
