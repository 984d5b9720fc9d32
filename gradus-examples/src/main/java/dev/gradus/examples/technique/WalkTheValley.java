package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;

/// Paths of optimizers on f(x, y) = x² / 20 + y²: a network whose two weights are x and y.
public final class WalkTheValley {

  private WalkTheValley() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    List<Optimizer> all =
        List.of(
            new Sgd(0.95),
            new Sgd(0.1).withMomentum(0.9),
            new Adagrad(1.5).withInitialAccumulatorValue(0),
            new Adam(0.3));
    for (Optimizer optimizer : all) {
      System.out.println(optimizer + ": " + Arrays.toString(run(optimizer, 30).getLast()));
    }
  }

  /// @return x and y before the first step and after each
  static List<float[]> run(Optimizer optimizer, int steps) {
    // @start region="optimizer-path"
    float a = (float) Math.sqrt(0.1);
    float b = (float) Math.sqrt(2);
    Dataset valley = // the mean of (a x)² and (b y)² is f
        InMemoryDataset.ofFloats(
            "valley", Shape.of(2), new float[] {a, 0, 0, b}, ValueTarget.single(), new float[2]);
    Sequential plane = Sequential.of(Input.of(2), Dense.of(1).withUseBias(false));
    List<float[]> path = new ArrayList<>();

    try (CompiledModel net = Trainer.of(plane, optimizer, new MeanSquaredError()).compile()) {
      Variable weights = net.variables().getFirst();
      net.write(weights, new float[] {-7, 2});
      path.add(net.read(weights));
      for (int step = 0; step < steps; step++) {
        net.fit(valley, Fit.epochs(1).batchSize(2));
        path.add(net.read(weights));
      }
    }
    return path;
    // @end
  }
}
