package dev.gradus.optimizer;

import dev.gradus.core.Shape;
import java.util.Arrays;

/// The kernel of one unit and its bias, the last number, each moved by itself.
final class DenseWeights implements HostWeights {

  private final GraphWeights kernel;
  private final GraphWeights bias;
  private final int features;

  DenseWeights(Optimizer optimizer, double... start) {
    this.features = start.length - 1;
    this.kernel =
        new GraphWeights(
            optimizer, "dense/kernel", Shape.of(features, 1), Arrays.copyOf(start, features));
    this.bias = new GraphWeights(optimizer, "dense/bias", Shape.of(1), start[features]);
  }

  @Override
  public void step(double... gradient) {
    kernel.step(Arrays.copyOf(gradient, features));
    bias.step(gradient[features]);
  }

  @Override
  public void decay(double share) {
    kernel.decay(share);
    bias.decay(share);
  }

  @Override
  public double[] weights() {
    return joined(kernel.weights(), bias.weights());
  }

  @Override
  public double[] slot(String name) {
    return joined(kernel.slot(name), bias.slot(name));
  }

  private static double[] joined(double[] kernel, double[] bias) {
    double[] all = Arrays.copyOf(kernel, kernel.length + bias.length);
    System.arraycopy(bias, 0, all, kernel.length, bias.length);
    return all;
  }
}
