package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// Batch normalization: a network learns although its first weights are far too small.
public final class NormalizeBatches {

  private NormalizeBatches() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    Split digits = Mnist.load();
    for (double scale : new double[] {1, 0.1, 0.01}) {
      System.out.println("scale " + scale + " without: " + run(digits, scale, false, 1000, 20));
      System.out.println("scale " + scale + " with: " + run(digits, scale, true, 1000, 20));
    }
  }

  /// @return accuracy on the data learned from
  static double run(Split digits, double scale, boolean normalized, int samples, int epochs) {
    Dataset few = digits.train().take(samples);
    // @start region="batch-norm"
    RandomNormal small = new RandomNormal(scale);
    List<Layer> layers = new ArrayList<>(List.of(Input.of(28, 28, 1), new Flatten()));
    for (int i = 0; i < 5; i++) {
      layers.add(Dense.of(100).withKernelInitializer(small));
      if (normalized) {
        layers.add(BatchNormalization.defaults().withMomentum(0.9).withEpsilon(1e-7));
      }
      layers.add(new ActivationLayer(new Relu()));
    }
    layers.add(Dense.of(10).withActivation(new Softmax()).withKernelInitializer(small));
    // @end
    Trainer trainer =
        Trainer.of(
                Sequential.of(layers.toArray(Layer[]::new)),
                Sgd.defaults(),
                CategoricalCrossentropy.defaults())
            .metrics(new Accuracy())
            .scaler(Scaler.defaults().fit(few));
    try (CompiledModel net = trainer.compile()) {
      return net.fit(few, Fit.epochs(epochs).batchSize(100)).last("accuracy");
    }
  }
}
