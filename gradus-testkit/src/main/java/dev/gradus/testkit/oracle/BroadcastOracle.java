package dev.gradus.testkit.oracle;

/// NumPy's broadcasting and reductions over axes, by coordinates: no strides, no merged axes.
public final class BroadcastOracle {

  private BroadcastOracle() {}

  /// The coordinates of a row-major place.
  public static int[] coordinates(int index, int[] shape) {
    int[] at = new int[shape.length];
    int left = index;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      at[axis] = left % shape[axis];
      left /= shape[axis];
    }
    return at;
  }

  /// The row-major place of coordinates.
  public static int index(int[] at, int[] shape) {
    int index = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      index = index * shape[axis] + at[axis];
    }
    return index;
  }

  /// The elements of `x` repeated to a larger shape: aligned at the last axis, extents of 1 repeat.
  ///
  /// @param x of shape `from`
  /// @param to at least as many axes as `from`
  public static double[] broadcast(double[] x, int[] from, int[] to) {
    double[] y = new double[size(to)];
    int extra = to.length - from.length;
    for (int i = 0; i < y.length; i++) {
      int[] at = coordinates(i, to);
      int[] source = new int[from.length];
      for (int axis = 0; axis < from.length; axis++) {
        source[axis] = from[axis] == 1 ? 0 : at[extra + axis];
      }
      y[i] = x[index(source, from)];
    }
    return y;
  }

  /// The sum over some axes.
  ///
  /// @param x of shape `shape`
  /// @param reduced whether each axis is summed over
  /// @return row-major over the axes that are left
  public static double[] sum(double[] x, int[] shape, boolean[] reduced) {
    int[] kept = shape.clone();
    for (int axis = 0; axis < shape.length; axis++) {
      kept[axis] = reduced[axis] ? 1 : shape[axis];
    }
    double[] sum = new double[size(kept)];
    for (int i = 0; i < x.length; i++) {
      int[] at = coordinates(i, shape);
      for (int axis = 0; axis < shape.length; axis++) {
        at[axis] = reduced[axis] ? 0 : at[axis];
      }
      sum[index(at, kept)] += x[i];
    }
    return sum;
  }

  /// The number of elements of a shape.
  public static int size(int[] shape) {
    int size = 1;
    for (int dim : shape) {
      size *= dim;
    }
    return size;
  }
}
