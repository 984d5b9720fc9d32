package dev.gradus.data.read;

import dev.gradus.core.DataException;
import dev.gradus.core.NearestWord;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Reads arrays out of an NPZ archive, in memory.
///
/// A limit on the ratio of one entry, as 100, would refuse labels that are sorted: they pack to a
/// thousandth. So the limit is on all that is unpacked, and on the number of entries.
final class NpzReader {

  private static final int MOST_ENTRIES = 10_000;
  private static final String ENDING = ".npy";

  private final Path file;
  private final long unpackedBytes;

  /// @param file the archive
  /// @param unpackedBytes what its arrays may unpack to even if its size does not justify it
  NpzReader(Path file, long unpackedBytes) {
    this.file = file;
    this.unpackedBytes = unpackedBytes;
  }

  /// @param names of arrays
  /// @return these arrays, in this order
  List<NumpyArray> read(List<String> names) {
    StoredFile.requireRegular(file, "an NPZ file");
    try (ZipFile zip = new ZipFile(file.toFile())) {
      long allowed =
          Math.max(StoredFile.FREE_BYTES + StoredFile.EXPANSION * Files.size(file), unpackedBytes);
      SequencedMap<String, ZipEntry> entries = entries(zip);
      List<NumpyArray> arrays = new ArrayList<>();
      for (String name : names) {
        ZipEntry entry = entry(entries, name);
        arrays.add(read(zip, entry, allowed));
        allowed -= entry.getSize();
      }
      return arrays;
    } catch (EOFException e) {
      throw notWhole("an array begins beyond its end", e);
    } catch (ZipException | IllegalArgumentException e) {
      throw notWhole(Entry.shown(String.valueOf(e.getMessage())), e);
    } catch (IOException e) {
      throw StoredFile.unreadable(file.toString(), e);
    }
  }

  private DataException notWhole(String reason, Exception cause) {
    return new DataException(
        "%s: is no whole ZIP archive (%s), as an NPZ file is. The file is damaged or something else; save it again."
            .formatted(file, reason),
        cause);
  }

  private SequencedMap<String, ZipEntry> entries(ZipFile zip) {
    if (zip.size() > MOST_ENTRIES) {
      throw new DataException(
          "%s: has %d entries, at most %d are read. Save fewer arrays in one file."
              .formatted(file, zip.size(), MOST_ENTRIES));
    }
    SequencedMap<String, ZipEntry> entries = new LinkedHashMap<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName();
      String array =
          name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
      if (entries.putIfAbsent(array, entry) != null) {
        throw new DataException(
            "%s: two entries are called `%s`. Give every array its own name."
                .formatted(file, Entry.shown(array)));
      }
    }
    return entries;
  }

  private ZipEntry entry(SequencedMap<String, ZipEntry> entries, String name) {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw entries.isEmpty()
          ? new DataException(
              "%s: holds no arrays, `%s` was expected. Save it by numpy.savez."
                  .formatted(file, Entry.shown(name)))
          : new DataException(
              "%s: there is no array `%s`. Did you mean `%s`? The file has %s."
                  .formatted(
                      file,
                      Entry.shown(name),
                      Entry.shown(NearestWord.to(name, entries.keySet())),
                      Entry.shown(List.copyOf(entries.keySet()))));
    }
    return entry;
  }

  private NumpyArray read(ZipFile zip, ZipEntry entry, long allowed) throws IOException {
    String source = "%s: array `%s`".formatted(file, Entry.shown(entry.getName()));
    if (entry.getSize() > allowed) {
      throw new DataException(
          "%s: unpacks to %d bytes, %d are left of what the file's size justifies. If it is to be trusted, allow more, or save it by numpy.savez, unpacked."
              .formatted(source, entry.getSize(), allowed));
    }
    try (InputStream raw = zip.getInputStream(entry)) {
      CheckedInputStream in = new CheckedInputStream(new BufferedInputStream(raw), new CRC32());
      NumpyArray array = new NpyReader(source, entry.getSize()).read(in);
      long checksum = in.getChecksum().getValue();
      if (checksum != entry.getCrc()) {
        throw new DataException(
            "%s: has the checksum %08x, the archive says %08x. The file is damaged; save it again."
                .formatted(source, checksum, entry.getCrc()));
      }
      return array;
    } catch (EOFException e) {
      throw new DataException(
          "%s: ends before its %d bytes are unpacked. The file is damaged; save it again."
              .formatted(source, entry.getSize()),
          e);
    }
  }
}
