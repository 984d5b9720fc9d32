package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Sigmoid;
import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;

/// Distribution of activations: what five layers make of standard normal numbers, by their first
/// weights.
public final class WatchActivations {

  private WatchActivations() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    System.out.println("sigmoid, N(0, 1): " + run(new Sigmoid(), new RandomNormal(1)));
    System.out.println("sigmoid, Xavier: " + run(new Sigmoid(), new GlorotNormal()));
    System.out.println("relu, N(0, 0.01): " + run(new Relu(), new RandomNormal(0.01)));
    System.out.println("relu, He: " + run(new Relu(), new HeNormal()));
  }

  /// @return standard deviation of what each layer hands on
  static List<Double> run(Activation activation, Initializer weights) {
    RandomStream stream = RandomStream.of(1);
    float[] numbers = new float[1000 * 100];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) stream.gaussian(0, i);
    }
    Dataset noise =
        InMemoryDataset.ofFloats(
            "noise", Shape.of(100), numbers, ValueTarget.single(), new float[1000]);
    Dense dense = Dense.of(100).withActivation(activation).withKernelInitializer(weights);
    Sequential model = Sequential.of(Input.of(100), dense, dense, dense, dense, dense, Dense.of(1));
    Trainer trainer = Trainer.of(model, Sgd.defaults(), new MeanSquaredError());
    // @start region="activation-distribution"
    List<Double> deviations = new ArrayList<>();
    try (CompiledModel net = trainer.compile()) { // not trained
      for (LayerReading layer : net.inspect(noise).layers()) {
        ActivationReading seen = layer.activations().orElseThrow();
        System.out.println(layer.name() + ": dead units " + seen.deadShare());
        deviations.add(seen.values().standardDeviation());
      }
    }
    // @end
    return deviations;
  }
}
