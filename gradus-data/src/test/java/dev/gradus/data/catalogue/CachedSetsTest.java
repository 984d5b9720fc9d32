package dev.gradus.data.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real files in the layout of the cache. They are not in the repository: give their folder by
/// `-Dgradus.shared.data=DIR`, or put it beside the repository at `shared/data`.
class CachedSetsTest {

  private static final String PROPERTY = "gradus.shared.data";

  @TempDir private Path cache;

  private Path data;
  private Catalogue catalogue;

  @BeforeEach
  void findData() {
    data = folder();
    assumeTrue(
        Files.isDirectory(data),
        "skipped: no real data sets at %s; give their folder by -D%s".formatted(data, PROPERTY));
    catalogue = Catalogue.of(CatalogueSettings.of(cache));
  }

  private static Path folder() {
    String given = System.getProperty(PROPERTY, "");
    if (!given.isEmpty()) {
      return Path.of(given);
    }
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("gradus-data"))) {
      root = root.getParent();
    }
    return root.resolveSibling("shared").resolve("data");
  }

  @Test
  void fashionMnist_isReadFromTheCache() throws IOException {
    Path folder = Files.createDirectories(catalogue.folder("fashion-mnist"));
    for (String part : List.of("train", "t10k")) {
      for (String kind : List.of("images-idx3", "labels-idx1")) {
        String name = part + "-" + kind + "-ubyte.gz";
        Files.copy(data.resolve("fashion-mnist").resolve(name), folder.resolve(name));
      }
    }
    assertEquals(Place.CACHED, catalogue.place("fashion-mnist"));
    Split split = catalogue.load("fashion-mnist");
    assertEquals(60_000, split.train().size());
    assertEquals(10_000, split.test().size());
    assertEquals(Shape.of(28, 28, 1), split.train().featureShape());
    ClassTarget target = (ClassTarget) split.train().target();
    assertEquals("Ankle boot", target.labels().getLast());
    int[] counts = new int[10];
    for (int i = 0; i < split.test().size(); i++) {
      counts[split.test().label(i)]++;
    }
    for (int count : counts) {
      assertEquals(1_000, count);
    }
  }

  /// The shared files are another split than the published one, and so are not taken for it.
  @Test
  void fashionMnist_ofAnotherSplit_isNotTakenForThePublishedOne() {
    String message =
        assertThrows(
                DataException.class,
                () -> catalogue.copy("fashion-mnist", data.resolve("fashion-mnist"), _ -> {}))
            .getMessage();
    assertTrue(
        message.endsWith(
            "train-images-idx3-ubyte.gz: has 26196020 bytes, 26421880 are published. It is not train-images-idx3-ubyte.gz as it is published; fetch it again."),
        message);
    assertEquals(Place.REMOTE, catalogue.place("fashion-mnist"));
  }

  @Test
  void cifar10_cutShort_isReadByItsReaderOnly() throws IOException {
    Path folder =
        Files.createDirectories(catalogue.folder("cifar10").resolve("cifar-10-batches-bin"));
    Path small = data.resolve("cifar10-small");
    for (int batch = 1; batch <= 5; batch++) {
      Files.copy(
          small.resolve("data_batch_1.bin.gz"), folder.resolve("data_batch_" + batch + ".bin.gz"));
    }
    Files.copy(small.resolve("test_batch.bin.gz"), folder.resolve("test_batch.bin.gz"));
    assertEquals(Place.CACHED, catalogue.place("cifar10"));
    // A part of the set is not the set; its reader takes it all the same.
    assertEquals(
        "cifar10: %s holds 15600 samples of [32, 32, 3], the data set has 60000 of [32, 32, 3]. Delete that folder and run ./gradus data get cifar10; or read these files by themselves, without the catalogue."
            .formatted(catalogue.folder("cifar10")),
        assertThrows(DataException.class, () -> catalogue.load("cifar10")).getMessage());
    Split split = Readings.cifar10(folder);
    assertEquals(5 * 3_000, split.train().size());
    assertEquals(600, split.test().size());
    assertEquals(Shape.of(32, 32, 3), split.train().featureShape());
  }
}
