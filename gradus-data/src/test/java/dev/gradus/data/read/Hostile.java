package dev.gradus.data.read;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.gradus.core.DataException;
import dev.gradus.testkit.Choices;
import dev.gradus.testkit.Generator;
import dev.gradus.testkit.Properties;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// What damaged files are held to: each is read, or refused with one DataException that names the
/// file; anything else thrown fails the test, and so does memory or time beyond the file's due.
/// Time is the thread's own, so that a busy machine does not count; a test that waits for ever is
/// ended by its `@Timeout`.
final class Hostile {

  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
  private static final int CASES = 10_000;
  private static final long FREE_BYTES = 16L << 20;
  private static final long FREE_NANOS = 2_000_000_000L;
  private static final long NANOS_A_BYTE = 1_000;
  private static final List<Integer> EXTREMES =
      List.of(0, 1, 0x7F, 0x80, 0xFF, 0x20, 0x28, 0x2D, 0x39);

  /// Where the fault is: a line, a byte, an element, or how long the file is; in the header, which
  /// is at its beginning; or in all of it.
  private static final Pattern PLACE =
      Pattern.compile(
          "(line|byte|bytes|character|column|element|record|class|axis) [`0-9]|[0-9]+ (unpacked )?bytes"
              + "|[0-9] x [0-9]| header|dtype|NPY version|begins with|there is no|is empty|no rows"
              + "|no column|every row|two columns|checksum|components|ZIP archive|no arrays"
              + "|array has|two entries|neither PNG nor JPEG");

  private Hostile() {}

  /// A damaged file; shown in hexadecimal where it fails, and only there.
  static final class Damaged {

    private final byte[] content;

    Damaged(byte[] content) {
      this.content = content;
    }

    byte[] content() {
      return content;
    }

    @Override
    public String toString() {
      return HexFormat.of().formatHex(content);
    }
  }

  /// Tries 10,000 files.
  ///
  /// @param seed of the first
  /// @param files makes them
  /// @param reading reads one
  static void forAll(long seed, Generator<byte[]> files, Consumer<byte[]> reading) {
    Properties.forAll(
        seed,
        CASES,
        choices -> new Damaged(files.draw(choices)),
        damaged -> reading.accept(damaged.content()));
  }

  /// @param source how messages must begin
  /// @param due bytes: the file's size, or a limit that the caller raised
  /// @param reading reads the file
  /// @return whether it was read
  static boolean isRead(String source, long due, Supplier<?> reading) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    long start = THREADS.getCurrentThreadCpuTime();
    boolean read;
    try {
      read = reading.get() != null;
    } catch (DataException e) {
      assertTrue(e.getMessage().startsWith(source), e.getMessage());
      assertTrue(e.getMessage().endsWith("."), e.getMessage());
      assertTrue(e.getMessage().length() < 1200, e.getMessage());
      assertTrue(e.getMessage().chars().noneMatch(Character::isISOControl), e.getMessage());
      assertTrue(PLACE.matcher(e.getMessage()).find(), () -> "no place: " + e.getMessage());
      read = false;
    }
    long nanos = THREADS.getCurrentThreadCpuTime() - start;
    assertTrue(nanos <= FREE_NANOS + NANOS_A_BYTE * due, () -> nanos + " ns for " + due + " bytes");
    long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertTrue(taken <= FREE_BYTES + 4 * due, () -> taken + " bytes were taken for " + due);
    return read;
  }

  /// A few bytes changed, runs of bytes doubled or taken out, or the end cut off.
  static byte[] mutated(byte[] whole, Choices choices) {
    byte[] file = whole.clone();
    for (int changes = choices.between(1, 4); changes > 0 && file.length > 0; changes--) {
      int at = choices.between(0, file.length - 1);
      int run = Math.min(file.length - at, choices.between(1, 8));
      file =
          switch (choices.between(0, 4)) {
            case 0 -> set(file, at, (byte) choices.between(0, 255));
            case 1 -> set(file, at, (byte) (int) choices.oneOf(EXTREMES));
            case 2 -> joined(file, at, at + run);
            case 3 -> joined(file, at + run, at);
            default -> Arrays.copyOf(file, at);
          };
    }
    return file;
  }

  static byte[] set(byte[] file, int at, byte value) {
    byte[] changed = file.clone();
    changed[at] = value;
    return changed;
  }

  /// @return the first bytes of a file, and then what stands from another place on
  private static byte[] joined(byte[] file, int head, int tail) {
    byte[] joined = new byte[head + file.length - tail];
    System.arraycopy(file, 0, joined, 0, head);
    System.arraycopy(file, tail, joined, head, file.length - tail);
    return joined;
  }
}
