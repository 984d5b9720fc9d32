package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;

/// The learning rate in the smallest case: one unit learns y = 2 x from four points.
public final class FitALine {

  private FitALine() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    for (double rate : new double[] {0.01, 0.1, 0.13}) {
      System.out.println("rate " + rate + ": w = " + run(rate, 1000));
    }
  }

  /// @return the weight after the last epoch
  static double run(double rate, int epochs) {
    // @start region="learning-rate-toy"
    Dataset line =
        InMemoryDataset.ofFloats(
            "line",
            Shape.of(1),
            new float[] {1, 2, 3, 4},
            ValueTarget.single(),
            new float[] {2, 4, 6, 8});
    Sequential unit = Sequential.of(Input.of(1), Dense.of(1)); // y = w x + b
    Trainer trainer = Trainer.of(unit, new Sgd(rate), new MeanSquaredError());

    try (CompiledModel net = trainer.compile()) {
      Variable weight = net.variables().getFirst();
      net.write(weight, new float[] {1.477f});
      net.fit(line, Fit.epochs(epochs).batchSize(4)); // all points at once: plain descent
      return net.read(weight)[0];
    }
    // @end
  }
}
