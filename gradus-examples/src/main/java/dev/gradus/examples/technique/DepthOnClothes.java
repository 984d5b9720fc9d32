package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;

/// No, one and two hidden layers: how well each learns, and how far it overfits.
public final class DepthOnClothes {

  private DepthOnClothes() {}

  /// @param arguments none; needs fashion-mnist in the cache
  public static void main(String[] arguments) {
    CatalogueData clothes = CatalogueData.of("fashion-mnist");
    for (int[] units : new int[][] {{}, {1000}, {1000, 512}}) {
      System.out.println(Arrays.toString(units) + ": " + run(clothes, 20, units));
    }
  }

  /// @return accuracy in training and validation, and the gap between them
  static Map<String, Double> run(CatalogueData pictures, int epochs, int... units) {
    // @start region="fashion-depth"
    List<Layer> layers = new ArrayList<>();
    for (int width : units) {
      layers.add(Dense.of(width).withActivation(new Relu()));
    }
    layers.add(Dense.of(10).withActivation(new Softmax()));
    Sequential model = Sequential.of(layers.toArray(Layer[]::new));
    TrainSpec spec =
        TrainSpec.of(pictures, model, CategoricalCrossentropy.defaults(), Adam.defaults())
            .withScale(ScalingMethod.DIVIDE_BY_MAX)
            .withMetrics(new Accuracy())
            .withFit(FitSettings.defaults().withEpochs(epochs).withBatchSize(32));
    try (Backend backend = Backends.best()) {
      History history = TrainRun.of(spec, new SharedData()).train(backend).history();
      double training = history.last("accuracy");
      double validation = history.last("validationAccuracy");
      return Map.of("training", training, "validation", validation, "gap", training - validation);
    }
    // @end
  }
}
