package dev.gradus.data;

import dev.gradus.core.Buffer;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Multiplies samples by a [Whitening]. Holds scratch space, so it serves one thread.
///
/// Design: some samples at a time, so that the matrix is read once for all of them, in tiles of
/// columns that stay in the first cache with four rows. Every sum runs over the features in their
/// order, whatever samples stand beside, so a sample gets the same bits in any batch and alone. The
/// loops index all arrays alike, without which the compiler makes no vector code of them.
final class WhiteningProduct {

  private static final int SAMPLES = 32;
  private static final int TILE = 512;

  private final float[][] matrix;
  private final float[][] from;
  private final float[][] to;

  WhiteningProduct(float[][] matrix) {
    this.matrix = matrix;
    this.from = new float[SAMPLES][matrix.length];
    this.to = new float[SAMPLES][matrix.length];
  }

  /// @param features of one sample, changed in place
  void apply(float[] features) {
    System.arraycopy(features, 0, from[0], 0, features.length);
    multiply(1);
    System.arraycopy(to[0], 0, features, 0, features.length);
  }

  /// @param batch `[N, D]`, changed in place
  /// @param size N
  void apply(Buffer batch, int size) {
    long bytes = (long) matrix.length * Float.BYTES;
    for (int first = 0; first < size; first += SAMPLES) {
      int count = Math.min(SAMPLES, size - first);
      for (int row = 0; row < count; row++) {
        MemorySegment.copy(
            batch.segment(), Buffer.FLOAT, (first + row) * bytes, from[row], 0, matrix.length);
      }
      multiply(count);
      for (int row = 0; row < count; row++) {
        MemorySegment.copy(
            to[row], 0, batch.segment(), Buffer.FLOAT, (first + row) * bytes, matrix.length);
      }
    }
  }

  private void multiply(int count) {
    int features = matrix.length;
    for (int row = 0; row < count; row++) {
      Arrays.fill(to[row], 0);
    }
    for (int tile = 0; tile < features; tile += TILE) {
      int end = Math.min(features, tile + TILE);
      int i = 0;
      for (; i + 3 < features; i += 4) {
        for (int row = 0; row < count; row++) {
          addFour(from[row], i, matrix, to[row], tile, end);
        }
      }
      for (; i < features; i++) {
        for (int row = 0; row < count; row++) {
          add(from[row][i], matrix[i], to[row], tile, end);
        }
      }
    }
  }

  private static void addFour(
      float[] from, int i, float[][] matrix, float[] to, int tile, int end) {
    float a = from[i];
    float b = from[i + 1];
    float c = from[i + 2];
    float d = from[i + 3];
    float[] first = matrix[i];
    float[] second = matrix[i + 1];
    float[] third = matrix[i + 2];
    float[] fourth = matrix[i + 3];
    for (int j = tile; j < end; j++) {
      to[j] = to[j] + a * first[j] + b * second[j] + c * third[j] + d * fourth[j];
    }
  }

  private static void add(float a, float[] matrixRow, float[] to, int tile, int end) {
    for (int j = tile; j < end; j++) {
      to[j] += a * matrixRow[j];
    }
  }
}
