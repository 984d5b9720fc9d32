package dev.gradus.core;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/// Writes files whole or not at all: whoever looks, even after a crash or on a full disk, finds the
/// old content or the new, never a part.
///
/// The content goes to `NAME.tmp.<process>-<thread>` in the same folder, is flushed to the device,
/// read back and compared by CRC32C; then the file is renamed over the old one in one step and the
/// folder is flushed. After any failure the temporary file is deleted and the old file is as it
/// was; a failed flush is never repeated on the same file.
public final class WholeFile {

  /// What is written.
  @FunctionalInterface
  public interface Content {

    /// @param out buffered; need not be closed
    /// @throws IOException if writing fails
    void writeTo(OutputStream out) throws IOException;
  }

  private static final Pattern TEMPORARY = Pattern.compile(".+\\.tmp\\.(\\d{1,18})-\\d+");

  private WholeFile() {}

  /// @param file where; its folder must exist
  /// @param text written as UTF-8
  /// @throws DataException if it cannot be written
  public static void write(Path file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(file, out -> out.write(bytes));
  }

  /// @param file where; its folder must exist
  /// @param content what
  /// @throws DataException if it cannot be written
  public static void write(Path file, Content content) {
    Path absolute = file.toAbsolutePath();
    Path temporary = absolute.resolveSibling(temporaryName(absolute));
    try {
      try {
        long written = writeAndFlush(temporary, content);
        verify(temporary, written);
        move(temporary, absolute);
      } finally {
        Files.deleteIfExists(temporary);
      }
      flushFolder(absolute.resolveSibling("."));
    } catch (IOException e) {
      throw new DataException(
          "%s: cannot be written: %s. Check that the folder exists, may be written to and has free space."
              .formatted(file, e),
          e);
    }
  }

  /// Deletes temporary files that processes left which were killed while they wrote. Files of
  /// processes that are alive are left alone, but for this one, so nothing may be being written to
  /// that folder here.
  ///
  /// @param folder need not exist
  /// @throws DataException if one cannot be deleted
  public static void removeLeftovers(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Matcher name = TEMPORARY.matcher(file.getFileName().toString());
        if (name.matches() && isGone(Long.parseLong(name.group(1)))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new DataException(
          "%s: cannot be tidied up: %s. Check that the folder may be written to."
              .formatted(folder, e),
          e);
    }
  }

  private static boolean isGone(long process) {
    return process == ProcessHandle.current().pid()
        || ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty();
  }

  private static String temporaryName(Path file) {
    return "%s.tmp.%d-%d"
        .formatted(
            file.getFileName(), ProcessHandle.current().pid(), Thread.currentThread().threadId());
  }

  private static long writeAndFlush(Path temporary, Content content) throws IOException {
    CRC32C sum = new CRC32C();
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OutputStream out =
          new BufferedOutputStream(
              new CheckedOutputStream(Channels.newOutputStream(channel), sum), 1 << 16);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
    return sum.getValue();
  }

  private static void verify(Path temporary, long written) throws IOException {
    CRC32C sum = new CRC32C();
    try (InputStream in =
        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(temporary)), sum)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    if (sum.getValue() != written) {
      throw new IOException("what was read back differs from what was written");
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("this file system cannot rename in one step", e);
    }
  }

  /// Folders can be opened for flushing on POSIX systems only; elsewhere renaming is durable by
  /// itself or not at all.
  private static void flushFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
