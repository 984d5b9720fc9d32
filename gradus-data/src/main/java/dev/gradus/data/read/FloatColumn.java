package dev.gradus.data.read;

import dev.gradus.core.DataException;
import java.nio.file.Path;
import java.util.Arrays;

/// Numbers of a file whose count is not known before its end.
final class FloatColumn {

  private static final int MOST = Integer.MAX_VALUE - 8;

  private final Path file;
  private float[] values = new float[256];
  private int size;

  FloatColumn(Path file) {
    this.file = file;
  }

  int size() {
    return size;
  }

  float get(int index) {
    return values[index];
  }

  void set(int index, float value) {
    values[index] = value;
  }

  void add(float value) {
    if (size == values.length) {
      if (size == MOST) {
        throw new DataException(
            "%s: has more than %d numbers, which one table can hold. Split the file."
                .formatted(file, MOST));
      }
      values = Arrays.copyOf(values, (int) Math.min(MOST, size * 3L / 2));
    }
    values[size++] = value;
  }

  float[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
