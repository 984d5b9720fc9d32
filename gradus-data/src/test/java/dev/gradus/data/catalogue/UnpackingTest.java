package dev.gradus.data.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Archives that are in order, and hostile ones: the folder appears whole or not at all, and
/// nothing appears anywhere else.
@Timeout(120)
class UnpackingTest {

  private static final byte[] CONTENT = FetchedFile.bytes(3, 600);

  @TempDir private Path folder;

  /// Puts entries into an archive.
  private interface Filling {

    void into(TarArchiveOutputStream tar) throws IOException;
  }

  private static byte[] tar(Filling filling) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      filling.into(tar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] zipped(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  private static void file(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static void special(TarArchiveOutputStream tar, String name, byte kind, String target)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, kind);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  private static byte[] good() {
    return tar(tar -> {
      tar.putArchiveEntry(new TarArchiveEntry("set/"));
      tar.closeArchiveEntry();
      file(tar, "set/one.bin", CONTENT);
      file(tar, "./set/deep/er/two.txt", "two".getBytes(UTF_8));
      file(tar, "set/" + "long".repeat(60) + ".txt", new byte[0]);
    });
  }

  private void unpack(byte[] packed, int entries, long bytes) throws IOException {
    Path archive = Files.write(folder.resolve("set.tar.gz"), packed);
    new Unpacking(archive, "set", entries, bytes).into(folder);
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String refusal(byte[] packed) {
    BadArchiveException refusal =
        assertThrows(BadArchiveException.class, () -> unpack(packed, 10, 20_000));
    assertEquals(List.of("set.tar.gz"), names());
    String text = refusal.getMessage().replace(folder.resolve("set.tar.gz").toString(), "FILE");
    assertTrue(text.startsWith("FILE: at byte "), text);
    return text.replaceAll("^FILE: at byte \\d+ of what it unpacks to: ", "");
  }

  private String refusal(Filling filling) {
    return refusal(zipped(tar(filling)));
  }

  @Test
  void goodArchive_becomesItsFolder() throws IOException {
    Files.createDirectories(folder.resolve("set.unpacking/left/over"));
    unpack(zipped(good()), 10, 20_000);
    assertEquals(List.of("set", "set.tar.gz"), names());
    assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("set/one.bin")));
    assertEquals("two", Files.readString(folder.resolve("set/deep/er/two.txt")));
    assertEquals(0, Files.size(folder.resolve("set/" + "long".repeat(60) + ".txt")));
  }

  /// Zeros pack to a thousandth: the packed size says nothing about the room that they take.
  @Test
  void unpackedBytes_areThoseOfTheTar() throws IOException {
    byte[] plain = tar(tar -> file(tar, "set/zeros", new byte[1 << 20]));
    byte[] packed = zipped(plain);
    Path archive = Files.write(folder.resolve("set.tar.gz"), packed);
    assertTrue(packed.length < plain.length / 100);
    assertEquals(plain.length, new Unpacking(archive, "set", 10, 1 << 21).unpackedBytes());
    // Never more than may come, never less than the packed file.
    assertEquals(20_000, new Unpacking(archive, "set", 10, 20_000).unpackedBytes());
    Files.write(archive, new byte[] {1, 2});
    assertEquals(2, new Unpacking(archive, "set", 10, 20_000).unpackedBytes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../set/a",
        "set/../../a",
        "/set/a",
        "set/..",
        "other/a",
        "a",
        "set//a",
        "..",
        "set/a\\b",
        "C:set/a",
        "set/a:b",
        "set\nx/a",
        "sett/a",
        "set/../set/a",
        "SET/a"
      })
  void names_outsideOfTheFolder_areRefused(String name) {
    assertEquals(
        "entry \"%s\" lies outside of set.".formatted(name.replace('\n', '?')),
        refusal(tar -> file(tar, name, CONTENT)));
  }

  @Test
  void whatIsNoPlainFile_isRefused() {
    for (byte kind :
        new byte[] {
          TarConstants.LF_SYMLINK,
          TarConstants.LF_LINK,
          TarConstants.LF_CHR,
          TarConstants.LF_BLK,
          TarConstants.LF_FIFO
        }) {
      assertEquals(
          "entry \"set/a\" is neither a file nor a folder.",
          refusal(tar -> special(tar, "set/a", kind, "/etc/passwd")));
    }
    // A link to be written through.
    assertEquals(
        "entry \"set/out\" is neither a file nor a folder.",
        refusal(tar -> {
          special(tar, "set/out", TarConstants.LF_SYMLINK, "..");
          file(tar, "set/out/a", CONTENT);
        }));
  }

  @Test
  void doubleEntries_areRefused() {
    assertEquals(
        "entry \"set/a\" is there twice.",
        refusal(tar -> {
          file(tar, "set/a", CONTENT);
          file(tar, "set/a", CONTENT);
        }));
  }

  @Test
  void limits_hold() throws IOException {
    assertEquals(
        "it unpacks to more than the 20000 bytes allowed.",
        refusal(tar -> {
          for (int i = 0; i < 5; i++) {
            file(tar, "set/" + i, FetchedFile.bytes(i, 5_000));
          }
        }));
    assertEquals(
        "it has more than 10 entries.",
        refusal(tar -> {
          for (int i = 0; i < 11; i++) {
            file(tar, "set/" + i, new byte[0]);
          }
        }));
    // A name of 64 MiB, which packs to 64 kB.
    assertEquals(
        "is longer than it may be.",
        refusal(tar -> {
          tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
          TarArchiveEntry name =
              new TarArchiveEntry(TarConstants.GNU_LONGLINK, TarConstants.LF_GNUTYPE_LONGNAME);
          name.setSize(64 << 20);
          tar.putArchiveEntry(name);
          tar.write(new byte[64 << 20]);
          tar.closeArchiveEntry();
        }));
    // Zeros behind the end mark, which pack to nothing.
    assertEquals("is longer than it may be.", refusal(zipped(Arrays.copyOf(good(), 64 << 20))));
  }

  @Test
  void endMark_mustBeThere() {
    byte[] whole = good();
    int end = whole.length;
    while (whole[end - 1] == 0) {
      end--;
    }
    // The last entry is an empty file whose header ends at a record's border.
    int header = (end + 511) / 512 * 512;
    assertEquals("it ends before its end mark.", refusal(zipped(Arrays.copyOf(whole, header))));
    assertEquals("it has no folder set.", refusal(zipped(new byte[10_240])));
  }

  @Test
  void everyTruncation_isRefused() throws IOException {
    byte[] packed = zipped(good());
    for (int length = 0; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThrows(BadArchiveException.class, () -> unpack(cut, 10, 20_000), "length " + length);
      assertEquals(List.of("set.tar.gz"), names());
    }
  }

  @Test
  void everyChangedByte_isRefusedOrHarmless() throws IOException {
    byte[] plain = good();
    // Unseen by gzip's checksum: every byte of the first headers, and some of what follows.
    for (int at = 0; at < plain.length; at += at < 1536 ? 1 : 97) {
      byte[] changed = plain.clone();
      changed[at] ^= (byte) (at % 2 == 0 ? 1 : 0x80);
      try {
        unpack(zipped(changed), 10, 20_000);
        LocalFiles.deleteAll(folder.resolve("set"));
      } catch (BadArchiveException e) {
        assertTrue(String.valueOf(e.getMessage()).contains("set.tar.gz: at byte "), e.getMessage());
      }
      assertEquals(List.of("set.tar.gz"), names(), "byte " + at);
    }
  }
}
