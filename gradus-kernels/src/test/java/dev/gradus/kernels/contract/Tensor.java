package dev.gradus.kernels.contract;

import dev.gradus.core.Shape;
import java.util.SplittableRandom;

/// The values of one operand, row-major.
public final class Tensor {

  private final Shape shape;
  private final float[] values;

  private Tensor(Shape shape, float[] values) {
    this.shape = shape;
    this.values = values;
  }

  /// Given values, rounded to float32.
  public static Tensor of(Shape shape, double... values) {
    float[] rounded = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) values[i];
    }
    return new Tensor(shape, rounded);
  }

  /// Uniform values between two bounds.
  public static Tensor random(long seed, double low, double high, int... dims) {
    Shape shape = Shape.of(dims);
    return of(shape, new SplittableRandom(seed).doubles(shape.size(), low, high).toArray());
  }

  /// The extents.
  public Shape shape() {
    return shape;
  }

  /// The extents, as an array.
  public int[] dims() {
    return shape.dims().stream().mapToInt(Integer::intValue).toArray();
  }

  /// A copy of the values.
  public float[] floats() {
    return values.clone();
  }

  /// A copy of the values in double precision, in which they are exact.
  public double[] doubles() {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  /// The size of each value.
  public double[] magnitudes() {
    double[] sizes = doubles();
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(sizes[i]);
    }
    return sizes;
  }
}
