package dev.gradus.history;

import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.util.Arrays;

/// The values of one weight, row-major, apart from any network. Immutable; equal by shape and by
/// the bits of the values.
public final class Tensor {

  private final Shape shape;
  private final float[] values;

  private Tensor(Shape shape, float[] values) {
    this.shape = shape;
    this.values = values;
  }

  /// @param shape extents
  /// @param values as many as the shape has elements; copied
  /// @return the tensor
  /// @throws ShapeException for another number of values
  public static Tensor of(Shape shape, float... values) {
    return owning(shape, values.clone());
  }

  /// Without a copy: the caller gives the array away.
  static Tensor owning(Shape shape, float[] values) {
    if (shape.size() != values.length) {
      throw new ShapeException(
          "Tensor: shape %s has %d elements, got %d values."
              .formatted(shape, shape.size(), values.length));
    }
    return new Tensor(shape, values);
  }

  /// @return extents
  public Shape shape() {
    return shape;
  }

  /// @return a copy of the values
  public float[] toArray() {
    return values.clone();
  }

  /// @param index row-major, from 0
  /// @return that value
  public float get(int index) {
    return values[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor tensor
        && shape.equals(tensor.shape)
        && Arrays.equals(values, tensor.values);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(values);
  }

  /// @return for example `Tensor[784, 10]`
  @Override
  public String toString() {
    return "Tensor" + shape;
  }
}
