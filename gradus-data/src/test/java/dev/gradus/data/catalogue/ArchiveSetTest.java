package dev.gradus.data.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.Split;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A data set that is one archive: fetched, unpacked, read; the archive itself does not stay.
@Timeout(60)
class ArchiveSetTest {

  @TempDir private Path folder;

  private Optional<Checksum> sum = Optional.empty();
  private int samples = 4;

  private static byte[] archive(String top) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      TarArchiveEntry entry = new TarArchiveEntry(top + "/data.txt");
      entry.setSize(3);
      tar.putArchiveEntry(entry);
      tar.write("1 2".getBytes(UTF_8));
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private static Split read(Path unpacked) {
    assertEquals(
        "1 2", LocalFiles.doing(unpacked, () -> Files.readString(unpacked.resolve("data.txt"))));
    InMemoryDataset data =
        InMemoryDataset.ofFloats(
            "set", Shape.of(1), new float[] {1, 2}, ClassTarget.of(2), new float[] {0, 1});
    return Split.of(data, data);
  }

  private Catalogue catalogue(byte[] archive, URI address) {
    PublishedFile file = new PublishedFile("set.tgz", List.of(address), archive.length, sum);
    return new Catalogue(
        CatalogueSettings.of(folder.resolve("cache")),
        List.of(
            new Listing(
                new CatalogueEntry(
                    "set",
                    "a set",
                    samples,
                    Shape.of(1),
                    2,
                    archive.length,
                    new Origin("test", "none")),
                new Listing.Archive(file, new Listing.Folder("inside", ArchiveSetTest::read)))));
  }

  @Test
  void archive_isFetchedUnpackedAndRead() throws IOException {
    byte[] archive = archive("inside");
    try (LoopbackServer server = new LoopbackServer(exchange -> exchange.whole(archive))) {
      Catalogue catalogue = catalogue(archive, server.address("/"));
      assertEquals(Place.REMOTE, catalogue.place("set"));
      List<DownloadEvent> events = new ArrayList<>();
      catalogue.download("set", events::add);
      assertEquals(new DownloadEvent.Unpacking("set.tgz"), events.getLast());
      assertEquals(Place.CACHED, catalogue.place("set"));
      assertEquals(2, catalogue.load("set").train().size());
      assertFalse(Files.exists(catalogue.folder("set").resolve("set.tgz")));
      catalogue.download("set", events::add);
      assertEquals(1, server.exchanges().size());
      // Fetched again later, it must be what it was.
      LocalFiles.deleteAll(catalogue.folder("set").resolve("inside"));
      byte[] other = archive.clone();
      other[4] ^= 1; // of the time in gzip's header
      Path brought = Files.write(folder.resolve("brought.tgz"), other);
      String refusal =
          assertThrows(DataException.class, () -> catalogue.copy("set", brought, _ -> {}))
              .getMessage();
      assertEquals(
          "%s: has the SHA-256 %s, %s had the first download (if its source has changed it on purpose, delete %s). It is not set.tgz as it first came; fetch it again."
              .formatted(
                  brought,
                  FetchedFile.sum(other, "SHA-256"),
                  FetchedFile.sum(archive, "SHA-256"),
                  catalogue.folder("set").resolve("set.tgz.sha256")),
          refusal);
      Files.write(brought, archive);
      events.clear();
      catalogue.copy("set", brought, events::add);
      assertEquals(
          List.of(
              new DownloadEvent.Progress("set.tgz", archive.length, archive.length),
              new DownloadEvent.Unpacking("set.tgz")),
          events);
      assertEquals(Place.CACHED, catalogue.place("set"));
      assertEquals(archive.length, Files.size(brought), "what was brought stays as it is");
    }
  }

  @Test
  void archive_ofAnotherFolder_leavesNoneBehind() throws IOException {
    byte[] archive = archive("other");
    try (LoopbackServer server = new LoopbackServer(exchange -> exchange.whole(archive))) {
      Catalogue catalogue = catalogue(archive, server.address("/"));
      for (int i = 1; i <= 2; i++) {
        assertEquals(
            "ARCHIVE: at byte 0 of what it unpacks to: entry \"other/data.txt\" lies outside of inside. Fetch the file again.",
            complaint(catalogue));
        assertEquals(i, server.exchanges().size(), "what was bad is not unpacked again");
      }
      assertEquals(Place.REMOTE, catalogue.place("set"));
      assertFalse(Files.exists(catalogue.folder("set").resolve("inside")));
    }
  }

  @Test
  void archive_thatIsAsPublished_isNotBlamed() throws IOException {
    byte[] archive = archive("other");
    sum = Optional.of(Checksum.md5(FetchedFile.sum(archive, "MD5")));
    try (LoopbackServer server = new LoopbackServer(exchange -> exchange.whole(archive))) {
      Catalogue catalogue = catalogue(archive, server.address("/"));
      for (int i = 0; i < 2; i++) {
        assertEquals(
            "ARCHIVE: at byte 0 of what it unpacks to: entry \"other/data.txt\" lies outside of inside. It has the checksum that is published, so fetching it again changes nothing; check the disk, and report this.",
            complaint(catalogue));
      }
      assertEquals(1, server.exchanges().size());
    }
  }

  @Test
  void set_ofAnotherSize_isNotTheListedOne() throws IOException {
    byte[] archive = archive("inside");
    samples = 5;
    try (LoopbackServer server = new LoopbackServer(exchange -> exchange.whole(archive))) {
      Catalogue catalogue = catalogue(archive, server.address("/"));
      catalogue.download("set", _ -> {});
      assertEquals(
          "set: %s holds 4 samples of [1], the data set has 5 of [1]. Delete that folder and run ./gradus data get set; or read these files by themselves, without the catalogue."
              .formatted(catalogue.folder("set")),
          assertThrows(DataException.class, () -> catalogue.load("set")).getMessage());
    }
  }

  private static String complaint(Catalogue catalogue) {
    return assertThrows(DataException.class, () -> catalogue.download("set", _ -> {}))
        .getMessage()
        .replace(catalogue.folder("set").resolve("set.tgz").toString(), "ARCHIVE")
        .replaceFirst("at byte \\d+", "at byte 0");
  }
}
