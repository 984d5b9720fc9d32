package dev.gradus.data;

import dev.gradus.core.ConfigException;
import java.util.Arrays;

/// A symmetric matrix by which a sample's features are multiplied, so that afterwards they do not
/// go along with each other. Immutable; equal by content. Numbers are float32, so that a saved
/// model applies the same bits.
///
/// Costs a product of D x D for a sample of D features, see `docs/decisions/018-scaling.md`.
public final class Whitening {

  private final float[][] rows;

  private Whitening(float[][] rows) {
    this.rows = rows;
  }

  /// @param features D
  /// @param matrix D x D numbers, row-major; copied
  /// @return the whitening
  /// @throws ConfigException for another number of numbers, or numbers that are not finite
  public static Whitening of(int features, float... matrix) {
    if (features < 1 || (long) features * features != matrix.length) {
      throw new ConfigException(
          "Whitening: %d features need a matrix of as many rows and columns, got %d numbers."
              .formatted(features, matrix.length));
    }
    for (float number : matrix) {
      if (!Float.isFinite(number)) {
        throw new ConfigException(
            "Whitening: the matrix must be finite, got %s.".formatted(number));
      }
    }
    float[][] rows = new float[features][];
    for (int i = 0; i < features; i++) {
      rows[i] = Arrays.copyOfRange(matrix, i * features, (i + 1) * features);
    }
    return new Whitening(rows);
  }

  /// @return D
  public int features() {
    return rows.length;
  }

  /// @return a copy of the matrix, row-major
  public float[] toArray() {
    float[] matrix = new float[rows.length * rows.length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, matrix, i * rows.length, rows.length);
    }
    return matrix;
  }

  /// @return applies it, for one thread
  WhiteningProduct product() {
    return new WhiteningProduct(rows);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Whitening whitening && Arrays.deepEquals(rows, whitening.rows);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(rows);
  }

  /// @return for example `Whitening[784]`
  @Override
  public String toString() {
    return "Whitening[" + rows.length + "]";
  }
}
