package dev.gradus.train;

/// A function's value and slope at a place, all weights as one vector. The arrays are not copied.
final class FlatPoint {

  private final double[] x;
  private final double value;
  private final double[] gradient;

  /// @param x the place
  /// @param value of the function
  /// @param gradient of the function
  FlatPoint(double[] x, double value, double[] gradient) {
    this.x = x;
    this.value = value;
    this.gradient = gradient;
  }

  double[] x() {
    return x;
  }

  double value() {
    return value;
  }

  double[] gradient() {
    return gradient;
  }

  /// What the gradient says of a direction.
  double slope(double[] direction) {
    return dot(gradient, direction);
  }

  /// The largest size of an element of the gradient.
  double largest() {
    return largest(gradient);
  }

  static double largest(double[] vector) {
    double largest = 0;
    for (double element : vector) {
      largest = Math.max(largest, Math.abs(element));
    }
    return largest;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /// `a + factor b`
  static double[] sum(double[] a, double factor, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i] + factor * b[i];
    }
    return sum;
  }
}
