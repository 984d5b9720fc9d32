package dev.gradus.testkit.oracle;

import java.util.List;

/// Elements that move and do not change, by coordinates.
public final class CopyOracle {

  private CopyOracle() {}

  /// The box of shape `size` whose first corner lies at `begin`.
  public static double[] slice(double[] x, int[] shape, int[] begin, int[] size) {
    double[] y = new double[BroadcastOracle.size(size)];
    for (int i = 0; i < y.length; i++) {
      int[] at = BroadcastOracle.coordinates(i, size);
      for (int axis = 0; axis < at.length; axis++) {
        at[axis] += begin[axis];
      }
      y[i] = x[BroadcastOracle.index(at, shape)];
    }
    return y;
  }

  /// `x` among zeros.
  public static double[] pad(double[] x, int[] shape, int[] before, int[] after) {
    int[] larger = new int[shape.length];
    for (int axis = 0; axis < shape.length; axis++) {
      larger[axis] = before[axis] + shape[axis] + after[axis];
    }
    double[] y = new double[BroadcastOracle.size(larger)];
    for (int i = 0; i < x.length; i++) {
      int[] at = BroadcastOracle.coordinates(i, shape);
      for (int axis = 0; axis < at.length; axis++) {
        at[axis] += before[axis];
      }
      y[BroadcastOracle.index(at, larger)] = x[i];
    }
    return y;
  }

  /// The parts one after the other along an axis.
  public static double[] concat(List<double[]> parts, List<int[]> shapes, int axis) {
    int[] whole = shapes.getFirst().clone();
    whole[axis] = shapes.stream().mapToInt(shape -> shape[axis]).sum();
    double[] y = new double[BroadcastOracle.size(whole)];
    int from = 0;
    for (int part = 0; part < parts.size(); part++) {
      int[] shape = shapes.get(part);
      for (int i = 0; i < parts.get(part).length; i++) {
        int[] at = BroadcastOracle.coordinates(i, shape);
        at[axis] += from;
        y[BroadcastOracle.index(at, whole)] = parts.get(part)[i];
      }
      from += shape[axis];
    }
    return y;
  }

  /// Axis `k` of the result is axis `permutation[k]` of `x`.
  public static double[] transpose(double[] x, int[] shape, int[] permutation) {
    int[] turned = new int[shape.length];
    for (int axis = 0; axis < shape.length; axis++) {
      turned[axis] = shape[permutation[axis]];
    }
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      int[] at = BroadcastOracle.coordinates(i, turned);
      int[] source = new int[at.length];
      for (int axis = 0; axis < at.length; axis++) {
        source[permutation[axis]] = at[axis];
      }
      y[i] = x[BroadcastOracle.index(source, shape)];
    }
    return y;
  }
}
