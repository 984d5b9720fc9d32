package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softplus;
import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;

/// Overfitting a polynomial: a small network through a few noisy points.
public final class FitACurve {

  private FitACurve() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    System.out.println("12 points: " + run(12, 3000));
    System.out.println("200 points: " + run(200, 3000));
  }

  /// @return root mean squared distance of the fit to the points and to the curve behind them
  static Map<String, Double> run(int count, int epochs) {
    RandomStream stream = RandomStream.of(1);
    float[] x = new float[count];
    float[] y = new float[count];
    float[] curve = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = 10f * i / (count - 1);
      curve[i] = (x[i] - 1) * (x[i] - 5) * (x[i] - 9) / 20;
      y[i] = curve[i] + 0.5f * (float) stream.gaussian(0, i);
    }
    // @start region="polynomial-overfit"
    Dataset points = InMemoryDataset.ofFloats("points", Shape.of(1), x, ValueTarget.single(), y);
    Dense hidden = Dense.of(5).withActivation(new Softplus());
    Trainer trainer =
        Trainer.of(
                Sequential.of(Input.of(1), hidden, hidden, Dense.of(1)),
                Adam.defaults().withLearningRate(Schedule.constant(0.01)),
                new MeanSquaredError())
            .scaler(Scaler.of(ScalingMethod.STANDARDIZE).fit(points));
    try (CompiledModel net = trainer.compile()) {
      net.fit(points, Fit.epochs(epochs).batchSize(count));
      float[][] fit = net.predict(points);
      return Map.of("points", distance(fit, y), "curve", distance(fit, curve));
    }
    // @end
  }

  private static double distance(float[][] fit, float[] wanted) {
    double sum = 0;
    for (int i = 0; i < wanted.length; i++) {
      sum += Math.pow(fit[i][0] - wanted[i], 2) / wanted.length;
    }
    return Math.sqrt(sum);
  }
}
