package dev.gradus.data.catalogue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Unpacks the one folder of a `tar.gz` archive, whole or not at all.
///
/// Taken are plain files and folders inside that folder; links, devices and names that lead out of
/// it are refused, and so is an archive with more entries or bytes than the limits allow, or one
/// that ends before its end mark.
///
/// @param archive packed file
/// @param folder name of its folder
/// @param entries most that are taken
/// @param bytes most that they may come to
record Unpacking(Path archive, String folder, int entries, long bytes) {

  private static final int MOST_ENTRIES = 100_000;
  private static final long FREE_BYTES = 16L << 20;
  private static final int EXPANSION = 4;
  private static final int HEADER_BYTES = 1 << 20;
  private static final int RECORD = 512;
  private static final int BLOCK = 20 * RECORD;
  private static final int BUFFER = 1 << 16;

  /// @param archive packed file
  /// @param folder name of its folder
  /// @param packed size of the archive
  /// @return with limits that photos keep
  static Unpacking of(Path archive, String folder, long packed) {
    return new Unpacking(archive, folder, MOST_ENTRIES, FREE_BYTES + EXPANSION * packed);
  }

  /// @param parent where the folder appears, which has none of that name yet
  /// @throws BadArchiveException if the archive is damaged or not as it must be; then no folder
  ///   appears
  void into(Path parent) throws BadArchiveException {
    Path temporary = parent.resolve(folder + ".unpacking");
    LocalFiles.deleteAll(temporary);
    LocalFiles.requireSpace(parent, unpackedBytes());
    try {
      LocalFiles.doing(temporary, () -> Files.createDirectory(temporary));
      unpack(temporary);
      LocalFiles.flushAll(temporary);
      LocalFiles.publish(temporary.resolve(folder), parent.resolve(folder));
    } finally {
      LocalFiles.deleteAll(temporary);
    }
  }

  /// By the end of the packed file, where gzip writes it; the packed size if that is more, as where
  /// several packed files follow one another.
  ///
  /// @return how many bytes it unpacks to, about
  long unpackedBytes() {
    return LocalFiles.doing(
        archive,
        () -> {
          try (FileChannel in = FileChannel.open(archive, StandardOpenOption.READ)) {
            ByteBuffer end = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            long packed = in.size();
            if (packed > Integer.BYTES) {
              in.read(end, packed - Integer.BYTES);
            }
            return Math.clamp(
                Integer.toUnsignedLong(end.getInt(0)), packed, Math.max(packed, bytes));
          }
        });
  }

  private void unpack(Path root) throws BadArchiveException {
    MeteredStream meter = null;
    try (InputStream stored = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
        InputStream unzipped = new GZIPInputStream(stored, BUFFER);
        MeteredStream metered = new MeteredStream(archive.toString(), unzipped)) {
      meter = metered;
      new Reading(root, metered).run();
    } catch (BadArchiveException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw new BadArchiveException(
          "%s: at byte %d of what it unpacks to: is no whole tar.gz archive (%s)."
              .formatted(
                  archive,
                  meter == null ? 0 : meter.position(),
                  Words.shown(String.valueOf(e.getMessage()))),
          e);
    }
  }

  /// One reading of the archive.
  private final class Reading {

    private final Path root;
    private final MeteredStream metered;
    private long left = bytes;

    Reading(Path root, MeteredStream metered) {
      this.root = root;
      this.metered = metered;
    }

    void run() throws IOException {
      metered.allow(HEADER_BYTES);
      // Closed by whoever opened what is below it.
      TarArchiveInputStream tar = new TarArchiveInputStream(metered, BLOCK, RECORD, "UTF-8", false);
      int count = 0;
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (++count > entries) {
          throw bad("it has more than %d entries".formatted(entries));
        }
        take(entry, tar);
        metered.allow(HEADER_BYTES);
      }
      metered.allow(HEADER_BYTES);
      metered.transferTo(OutputStream.nullOutputStream());
      if (metered.zeros() < 2 * RECORD) {
        throw bad("it ends before its end mark");
      }
      if (!Files.isDirectory(root.resolve(folder))) {
        throw bad("it has no folder " + folder);
      }
    }

    private void take(TarArchiveEntry entry, InputStream content) throws IOException {
      Path path = path(entry.getName());
      if (entry.isDirectory() && !entry.isSymbolicLink() && !entry.isLink()) {
        LocalFiles.doing(path, () -> Files.createDirectories(path));
        return;
      }
      if (!entry.isFile()
          || entry.isSymbolicLink()
          || entry.isLink()
          || entry.isSparse()
          || entry.isCharacterDevice()
          || entry.isBlockDevice()
          || entry.isFIFO()) {
        throw bad("entry %s is neither a file nor a folder".formatted(shown(entry.getName())));
      }
      long size = entry.getSize();
      if (size < 0 || size > left) {
        throw bad("it unpacks to more than the %d bytes allowed".formatted(bytes));
      }
      left -= size;
      metered.allow(size + HEADER_BYTES);
      write(path, content, entry.getName(), size);
    }

    private void write(Path path, InputStream content, String name, long size) throws IOException {
      LocalFiles.doing(path, () -> Files.createDirectories(path.resolveSibling(".")));
      if (Files.exists(path)) {
        throw bad("entry %s is there twice".formatted(shown(name)));
      }
      try (FileChannel out =
          LocalFiles.doing(
              path,
              () ->
                  FileChannel.open(
                      path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
        byte[] buffer = new byte[BUFFER];
        long written = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
          LocalFiles.write(path, out, ByteBuffer.wrap(buffer, 0, read));
          written += read;
        }
        if (written != size) {
          throw bad("entry %s has %d bytes of %d".formatted(shown(name), written, size));
        }
      }
    }

    /// Inside the folder or not at all.
    private Path path(String name) throws IOException {
      List<String> steps = new ArrayList<>(List.of(name.split("/")));
      boolean plain =
          !name.isEmpty()
              && !name.startsWith("/")
              && name.chars().noneMatch(c -> c == '\\' || c == ':' || c < ' ' || c == 0x7F)
              && steps.stream().noneMatch(step -> step.isEmpty() || step.equals(".."));
      steps.removeIf("."::equals);
      if (!plain || steps.isEmpty() || !steps.getFirst().equals(folder)) {
        throw bad("entry %s lies outside of %s".formatted(shown(name), folder));
      }
      Path path = root;
      for (String step : steps) {
        path = path.resolve(step);
      }
      return path;
    }

    private String shown(String name) {
      return "\"" + Words.shown(name) + "\"";
    }

    private BadArchiveException bad(String reason) {
      return new BadArchiveException(
          "%s: at byte %d of what it unpacks to: %s."
              .formatted(archive, metered.position(), reason));
    }
  }
}
