package dev.gradus.core;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The extent of a tensor along each axis, outermost first: `[64, 28, 28, 1]` is a batch of 64 grey
/// images in `[N, H, W, C]` order. A scalar has rank 0 and size 1. Immutable; equal by value.
public final class Shape {

  private static final Shape SCALAR = new Shape(new int[0], 1);

  private final int[] dims;
  private final long size;

  private Shape(int[] dims, long size) {
    this.dims = dims;
    this.size = size;
  }

  /// @param dims extent of each axis, each at least 0
  /// @return the shape with these extents; no extents give the scalar shape
  /// @throws ShapeException for a negative extent or a size beyond 2^63
  public static Shape of(int... dims) {
    if (dims.length == 0) {
      return SCALAR;
    }
    long size = 1;
    for (int axis = 0; axis < dims.length; axis++) {
      if (dims[axis] < 0) {
        throw new ShapeException(
            "Shape %s: axis %d must be at least 0, got %d."
                .formatted(Arrays.toString(dims), axis, dims[axis]));
      }
      if (dims[axis] != 0 && size > Long.MAX_VALUE / dims[axis]) {
        throw new ShapeException(
            "Shape %s has more than 2^63 elements.".formatted(Arrays.toString(dims)));
      }
      size *= dims[axis];
    }
    return new Shape(dims.clone(), size);
  }

  /// @param dims extent of each axis, each at least 0
  /// @return the shape with these extents
  public static Shape of(List<Integer> dims) {
    return of(dims.stream().mapToInt(Integer::intValue).toArray());
  }

  /// @return number of axes
  public int rank() {
    return dims.length;
  }

  /// @param axis from 0; a negative axis counts from the end, -1 is the last
  /// @return extent of that axis
  /// @throws ShapeException if there is no such axis
  public int dim(int axis) {
    return dims[checkedAxis(axis)];
  }

  /// @return number of elements
  public long size() {
    return size;
  }

  /// @return the extents, outermost first
  public List<Integer> dims() {
    return Arrays.stream(dims).boxed().toList();
  }

  /// @param axis from 0; a negative axis counts from the end
  /// @return the same axis counted from 0
  /// @throws ShapeException if there is no such axis
  public int checkedAxis(int axis) {
    int positive = axis < 0 ? axis + dims.length : axis;
    if (positive < 0 || positive >= dims.length) {
      throw new ShapeException(
          "Shape %s has %d axes, there is no axis %d.".formatted(this, dims.length, axis));
    }
    return positive;
  }

  /// @param axis from 0; a negative axis counts from the end
  /// @param extent the new extent
  /// @return this shape with one extent replaced
  public Shape withDim(int axis, int extent) {
    int[] changed = dims.clone();
    changed[checkedAxis(axis)] = extent;
    return of(changed);
  }

  /// @param extent extent of the new outermost axis
  /// @return `[extent, dims…]`
  public Shape prepend(int extent) {
    return insert(0, extent);
  }

  /// @param axis where the new axis will be, from 0 to the rank
  /// @param extent its extent
  /// @return this shape with one axis more
  public Shape insert(int axis, int extent) {
    int[] longer = new int[dims.length + 1];
    System.arraycopy(dims, 0, longer, 0, axis);
    longer[axis] = extent;
    System.arraycopy(dims, axis, longer, axis + 1, dims.length - axis);
    return of(longer);
  }

  /// @param from first axis kept
  /// @return the axes from `from` to the last
  public Shape dropFirst(int from) {
    return of(Arrays.copyOfRange(dims, from, dims.length));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(dims, shape.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  /// @return the extents as `[64, 784]`
  @Override
  public String toString() {
    return Arrays.stream(dims)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
