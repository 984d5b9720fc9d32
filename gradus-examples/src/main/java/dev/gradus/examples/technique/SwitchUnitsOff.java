package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// Dropout: few digits are learned with some of the hidden units switched off in training.
public final class SwitchUnitsOff {

  private SwitchUnitsOff() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    Split digits = Mnist.load();
    for (double rate : new double[] {0, 0.2}) {
      System.out.println("dropout " + rate + ": " + run(digits, rate, 300, 301));
    }
  }

  /// @return accuracy on the data learned from and on the test data
  static Map<String, Double> run(Split digits, double rate, int samples, int epochs) {
    Dataset few = digits.train().take(samples);
    // @start region="dropout"
    List<Layer> layers = new ArrayList<>(List.of(Input.of(28, 28, 1), new Flatten()));
    Dense hidden = Dense.of(100).withActivation(new Relu()).withKernelInitializer(new HeNormal());
    for (int i = 0; i < 6; i++) {
      layers.add(hidden);
      layers.add(new Dropout(rate));
    }
    layers.add(Dense.of(10).withActivation(new Softmax()));
    // @end
    Trainer trainer =
        Trainer.of(
                Sequential.of(layers.toArray(Layer[]::new)),
                Sgd.defaults(),
                CategoricalCrossentropy.defaults())
            .metrics(new Accuracy())
            .scaler(Scaler.defaults().fit(few));

    try (CompiledModel net = trainer.compile()) {
      net.fit(few, Fit.epochs(epochs).batchSize(100));
      double training =
          net.evaluate(few).getOrDefault("accuracy", Double.NaN); // nothing is switched off here
      double test = net.evaluate(digits.test()).getOrDefault("accuracy", Double.NaN);
      return Map.of("training", training, "test", test, "gap", training - test);
    }
  }
}
