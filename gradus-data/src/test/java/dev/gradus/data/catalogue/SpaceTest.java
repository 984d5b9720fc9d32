package dev.gradus.data.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How much room a fetch asks for before it begins.
@Timeout(60)
class SpaceTest {

  private static final long MEGABYTE = 1_000_000;
  private static final long LARGEST_FILE = 8_000_000 * MEGABYTE;

  @TempDir private Path cache;

  private static Catalogue catalogue(Path cache, long bytes, URI address) {
    PublishedFile file =
        new PublishedFile(
            "large.bin", List.of(address), bytes, Optional.of(Checksum.md5("0".repeat(32))));
    return new Catalogue(
        CatalogueSettings.of(cache),
        List.of(
            new Listing(
                new CatalogueEntry(
                    "large", "a set", 1, Shape.of(1), 0, bytes, new Origin("test", "none")),
                new Listing.Files(
                    List.of(file),
                    _ -> {
                      throw new UnsupportedOperationException();
                    }))));
  }

  /// The part is larger than the disk has room, of which it takes next to none: it is sparse.
  @Test
  void bytesThatAreThere_areNotAskedForAgain() throws IOException {
    long bytes = Files.getFileStore(cache).getUsableSpace() + 10_000 * MEGABYTE;
    assumeTrue(bytes < LARGEST_FILE, "skipped: the disk has more room than one file may take");
    try (LoopbackServer server =
        new LoopbackServer(exchange -> exchange.head("HTTP/1.1 404 No", "Content-Length: 0"))) {
      Catalogue catalogue = catalogue(cache, bytes, server.address("/"));
      assertTrue(complaint(catalogue).contains(" are needed, "));
      assertEquals(0, server.exchanges().size());
      Path part = Files.createDirectories(catalogue.folder("large")).resolve("large.bin.part");
      try (FileChannel out =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE,
              StandardOpenOption.SPARSE)) {
        out.write(ByteBuffer.wrap(new byte[] {1}), bytes - MEGABYTE - 1);
      }
      assertTrue(complaint(catalogue).contains(" answers 404. "), complaint(catalogue));
      assertEquals(
          "bytes=" + (bytes - MEGABYTE) + "-", server.exchanges().getFirst().field("Range"));
    }
  }

  private static String complaint(Catalogue catalogue) {
    return assertThrows(DataException.class, () -> catalogue.download("large", _ -> {}))
        .getMessage();
  }
}
