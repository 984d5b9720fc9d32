package dev.gradus.data;

import dev.gradus.core.DataException;
import java.util.ArrayList;
import java.util.List;

/// float32 numbers whose count is not known before the last one, such as those of a file. They lie
/// in pieces of equal length, so that nothing is copied when they become more.
public final class FloatPieces {

  private static final int BITS = 12;
  private static final int PIECE = 1 << BITS;
  private static final int MOST = Integer.MAX_VALUE - 8;

  private final String name;
  private final List<float[]> pieces = new ArrayList<>();
  private float[] last = new float[0];
  private int size;

  /// @param name what messages call the file that they come from
  public FloatPieces(String name) {
    this.name = name;
  }

  /// @return how many there are
  public int size() {
    return size;
  }

  /// @param value to put behind the others
  /// @throws DataException if there are as many as an array may have
  public void add(float value) {
    int at = size & (PIECE - 1);
    if (at == 0) {
      if (size > MOST - PIECE) {
        throw new DataException(
            "%s: has more than %d numbers, which one table can hold. Split the file."
                .formatted(name, size));
      }
      last = new float[PIECE];
      pieces.add(last);
    }
    last[at] = value;
    size++;
  }

  /// @param index from 0, below [#size]
  /// @return the number there
  public float get(int index) {
    return pieces.get(index >>> BITS)[index & (PIECE - 1)];
  }

  /// @param index from 0, below [#size]
  /// @param value to put there
  public void set(int index, float value) {
    pieces.get(index >>> BITS)[index & (PIECE - 1)] = value;
  }

  /// @param from first number
  /// @param destination receives them
  /// @param offset of the first in the destination
  /// @param count how many
  public void copy(long from, float[] destination, int offset, int count) {
    for (int done = 0; done < count; ) {
      long index = from + done;
      int at = (int) (index & (PIECE - 1));
      int run = Math.min(count - done, PIECE - at);
      System.arraycopy(pieces.get((int) (index >>> BITS)), at, destination, offset + done, run);
      done += run;
    }
  }

  /// @return all of them in one piece
  public float[] toArray() {
    float[] all = new float[size];
    copy(0, all, 0, size);
    return all;
  }
}
