package dev.gradus.testkit;

/// How far a value may be from the expected one. Derived from the arithmetic that was done, with `u
/// = 2^-24`, the rounding unit of float32.
@FunctionalInterface
public interface Tolerance {

  /// The rounding unit of float32: the relative error of one operation.
  double UNIT = 0x1p-24;

  /// The largest difference allowed.
  ///
  /// @param index place in the array
  /// @param expected the value expected there
  double at(int index, double expected);

  /// No difference at all.
  static Tolerance exact() {
    return (_, _) -> 0;
  }

  /// A number of float32 ulps of the expected value.
  static Tolerance ulps(int count) {
    return (_, expected) -> count * (double) Math.ulp((float) expected);
  }

  /// A fraction of the expected value.
  static Tolerance relative(double fraction) {
    return (_, expected) -> fraction * Math.abs(expected);
  }

  /// A sum of `products` products in float32, in any order: `K u sum |a_i b_i|`, and one ulp for
  /// storing it.
  ///
  /// @param products K, the number of terms
  /// @param magnitudes `sum |a_i b_i|` for each expected value
  static Tolerance sumOfProducts(int products, double[] magnitudes) {
    double[] copy = magnitudes.clone();
    Tolerance sum = (index, _) -> products * UNIT * copy[index];
    return sum.plus(ulps(1));
  }

  /// A bound for each expected value.
  static Tolerance each(double[] bounds) {
    double[] copy = bounds.clone();
    return (index, _) -> copy[index];
  }

  /// This and another difference on top of each other.
  default Tolerance plus(Tolerance other) {
    return (index, expected) -> at(index, expected) + other.at(index, expected);
  }

  /// This tolerance `factor` times over; say beside the call where the factor comes from.
  default Tolerance times(double factor) {
    return (index, expected) -> factor * at(index, expected);
  }
}
