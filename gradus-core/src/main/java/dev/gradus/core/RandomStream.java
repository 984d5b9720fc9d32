package dev.gradus.core;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A named, counter-based stream of random numbers: every value is a pure function of (seed, names,
/// step, index). Nothing is consumed, so no draw can shift another: switching dropout on changes
/// neither the initial weights nor the order of batches.
///
/// ```
/// RandomStream.of(seed).named("init/dense").gaussian(0, i)
/// RandomStream.of(seed).named("dropout/dropout_1").uniform(step, i)
/// ```
///
/// Value `(step, index)` is output word `index mod 4` of Philox4x32-10 with the stream's key and
/// the counter words `(low(index / 4), high(index / 4), low(step), high(step))`. The version of
/// this mapping is [#VERSION]; it is written into saved models.
///
/// @param key 64 bits that identify the stream: Philox's key
public record RandomStream(long key) {

  /// Version of the mapping from (seed, names, step, index) to values.
  public static final int VERSION = 1;

  private static final float FLOAT_UNIT = 0x1p-24f;
  private static final double DOUBLE_UNIT = 0x1p-53;

  /// @param seed any number
  /// @return the root stream of that seed
  public static RandomStream of(long seed) {
    return new RandomStream(seed);
  }

  /// The child stream of that name: its key is the first Philox output under this key at the
  /// counter given by the first 128 bits of the name's SHA-256.
  ///
  /// @param name any text, for example `dropout/dropout_1`
  /// @return a stream independent of this one and of every other name's
  public RandomStream named(String name) {
    ByteBuffer digest =
        ByteBuffer.wrap(sha256().digest(name.getBytes(StandardCharsets.UTF_8)))
            .order(ByteOrder.LITTLE_ENDIAN);
    long low = digest.getLong(0);
    long high = digest.getLong(8);
    long first = Philox.word(key, low, high, 0) & 0xFFFFFFFFL;
    long second = Philox.word(key, low, high, 1) & 0xFFFFFFFFL;
    return new RandomStream(first | second << 32);
  }

  /// @param step first coordinate, for example the training step or the epoch
  /// @param index second coordinate, for example the element; at least 0
  /// @return 32 random bits
  public int bits(long step, long index) {
    return Philox.word(key, index >>> 2, step, (int) (index & 3));
  }

  /// Uniform on `[0, 1)` with 24 random bits.
  ///
  /// @param key a stream's key
  /// @param step first coordinate
  /// @param index second coordinate, at least 0
  /// @return a multiple of 2^-24
  public static float uniform(long key, long step, long index) {
    return (Philox.word(key, index >>> 2, step, (int) (index & 3)) >>> 8) * FLOAT_UNIT;
  }

  /// @param step first coordinate
  /// @param index second coordinate, at least 0
  /// @return uniform on `[0, 1)`, a multiple of 2^-24
  public float uniform(long step, long index) {
    return uniform(key, step, index);
  }

  /// @param step first coordinate
  /// @param index second coordinate, at least 0
  /// @return uniform on `[0, 1)`, a multiple of 2^-53, from words `2 index` and `2 index + 1`
  public double uniformDouble(long step, long index) {
    long high = bits(step, 2 * index) & 0xFFFFFFFFL;
    long low = bits(step, 2 * index + 1) & 0xFFFFFFFFL;
    return ((high << 21) ^ (low >>> 11)) * DOUBLE_UNIT;
  }

  /// Standard normal by Box and Muller's method (1958): `sqrt(-2 ln(1 - u)) cos(2 pi v)`, on strict
  /// arithmetic so that every platform gives the same bits.
  ///
  /// @param step first coordinate
  /// @param index second coordinate, at least 0
  /// @return a draw from N(0, 1)
  public double gaussian(long step, long index) {
    double u = uniformDouble(step, 2 * index);
    double v = uniformDouble(step, 2 * index + 1);
    return StrictMath.sqrt(-2 * StrictMath.log(1 - u)) * StrictMath.cos(2 * StrictMath.PI * v);
  }

  /// A random order of `0 … size - 1` by Fisher and Yates's method.
  ///
  /// @param step first coordinate, for example the epoch
  /// @param size how many, at least 0
  /// @return a permutation, each equally likely (the bias of 53-bit draws is below size / 2^53)
  public int[] permutation(long step, int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    for (int i = size - 1; i > 0; i--) {
      int j = (int) (uniformDouble(step, i) * (i + 1));
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new ConfigException(
          "This Java runtime lacks SHA-256, which every Java runtime must have.", e);
    }
  }
}
