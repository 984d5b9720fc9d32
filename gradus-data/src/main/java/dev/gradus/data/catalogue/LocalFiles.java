package dev.gradus.data.catalogue;

import dev.gradus.core.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// What the cache does with files, its failures in words.
final class LocalFiles {

  private LocalFiles() {}

  /// Something done to files.
  interface Doing<T extends @Nullable Object> {

    T run() throws IOException;
  }

  /// @param path what it is done to, for the complaint
  static <T extends @Nullable Object> T doing(Path path, Doing<T> doing) {
    try {
      return doing.run();
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  static DataException failure(Path path, IOException cause) {
    return new DataException(
        "%s: cannot be read or written: %s. Check that the folder may be written to and has free space."
            .formatted(path, Words.shown(String.valueOf(cause))),
        cause);
  }

  /// Flushes a finished file or folder to the device and gives it its name in one step.
  static void publish(Path finished, Path target) {
    doing(
        target,
        () -> {
          if (Files.isRegularFile(finished)) {
            flush(finished);
          }
          Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
          flushFolder(target.resolveSibling("."));
          return true;
        });
  }

  static void write(Path file, FileChannel out, ByteBuffer bytes) {
    doing(
        file,
        () -> {
          while (bytes.hasRemaining()) {
            out.write(bytes);
          }
          return true;
        });
  }

  private static void flush(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /// Folders can be opened for flushing on POSIX systems only.
  private static void flushFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /// Flushes a folder with all that is in it to the device.
  static void flushAll(Path folder) {
    doing(
        folder,
        () ->
            Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                  @Override
                  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                      throws IOException {
                    flush(file);
                    return FileVisitResult.CONTINUE;
                  }

                  @Override
                  public FileVisitResult postVisitDirectory(
                      Path directory, @Nullable IOException failure) throws IOException {
                    flushFolder(directory);
                    return FileVisitResult.CONTINUE;
                  }
                }));
  }

  /// Deletes a folder with all that is in it; links are deleted, not followed.
  static void deleteAll(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    doing(
        folder,
        () ->
            Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                  @Override
                  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                      throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                  }

                  @Override
                  public FileVisitResult postVisitDirectory(
                      Path directory, @Nullable IOException failure) throws IOException {
                    if (failure != null) {
                      throw failure;
                    }
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                  }
                }));
  }

  /// @param bytes that are about to be written
  static void requireSpace(Path folder, long bytes) {
    long free = doing(folder, () -> Files.getFileStore(folder).getUsableSpace());
    if (free < bytes) {
      throw new DataException(
          "%s: %s are needed, %s are free. Make room, or put the cache elsewhere with GRADUS_DATA."
              .formatted(folder, Words.size(bytes), Words.size(free)));
    }
  }
}
