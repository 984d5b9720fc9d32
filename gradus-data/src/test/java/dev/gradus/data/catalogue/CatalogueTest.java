package dev.gradus.data.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.Split;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

  @TempDir private Path folder;

  private Catalogue catalogue() {
    return Catalogue.of(CatalogueSettings.of(folder));
  }

  @Test
  void names_areThoseOfTheEntries() {
    List<String> names =
        List.of(
            "mnist",
            "fashion-mnist",
            "cifar10",
            "cifar100",
            "flowers",
            "iris",
            "sunspots",
            "air-passengers");
    assertEquals(names, Catalogue.names());
    assertEquals(names, catalogue().entries().stream().map(CatalogueEntry::name).toList());
  }

  @Test
  void mnist_isAsTheCatalogueSays() {
    CatalogueEntry entry = catalogue().entry("mnist");
    Split split = catalogue().load("mnist");
    assertEquals(entry.samples(), split.train().size() + split.test().size());
    assertEquals(entry.shape(), split.train().featureShape());
    assertEquals(Place.EMBEDDED, catalogue().place("mnist"));
  }

  @Test
  void iris_isCutByClass_theSameWayEachTime() {
    Split split = catalogue().load("iris");
    assertEquals(120, split.train().size());
    assertEquals(30, split.test().size());
    assertEquals(Shape.of(4), split.train().featureShape());
    assertEquals(
        ClassTarget.named(List.of("setosa", "versicolor", "virginica")), split.train().target());
    assertEquals(List.of(10, 10, 10), counts(split.test()));
    assertEquals(List.of(40, 40, 40), counts(split.train()));
    assertTrue(
        Arrays.equals(targets(split.test()), targets(catalogue().load("iris").test())), "the same");
  }

  private static List<Integer> counts(Dataset part) {
    List<Integer> counts = new ArrayList<>(List.of(0, 0, 0));
    for (float target : targets(part)) {
      counts.set((int) target, counts.get((int) target) + 1);
    }
    return counts;
  }

  private static float[] targets(Dataset part) {
    float[] targets = new float[part.size()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = part.targetValue(i, 0);
    }
    return targets;
  }

  @Test
  void embeddedTables_areAsTheCatalogueSays() throws IOException {
    for (String name : List.of("iris", "sunspots", "air-passengers")) {
      CatalogueEntry entry = catalogue().entry(name);
      String text = catalogue().text(name);
      assertEquals(entry.bytes(), text.getBytes(StandardCharsets.UTF_8).length, name);
      assertEquals(entry.samples() + 1, text.lines().count(), name);
    }
    assertTrue(catalogue().text("sunspots").startsWith("time,value\n1749,58\n"));
    long bytes = 0;
    for (String part : List.of("train", "t10k")) {
      for (String kind : List.of("images-idx3", "labels-idx1")) {
        try (InputStream in =
            Catalogue.class.getResourceAsStream(
                "/dev/gradus/data/read/mnist/" + part + "-" + kind + "-ubyte.gz")) {
          bytes += in.readAllBytes().length;
        }
      }
    }
    assertEquals(catalogue().entry("mnist").bytes(), bytes);
  }

  @Test
  void load_ofWhatIsNotThere_namesTheCommand() throws IOException {
    DataException missing = assertThrows(DataException.class, () -> catalogue().load("cifar10"));
    assertEquals(
        "cifar10: is not in the cache, %s. Run ./gradus data get cifar10 (170.1 MB)."
            .formatted(folder.resolve("cifar10")),
        missing.getMessage());
    assertEquals(Place.REMOTE, catalogue().place("cifar10"));
    // Three files of four are not the set.
    Path fashion = Files.createDirectory(folder.resolve("fashion-mnist"));
    for (String name : List.of("train-images-idx3", "train-labels-idx1", "t10k-images-idx3")) {
      Files.createFile(fashion.resolve(name + "-ubyte.gz"));
      assertEquals(Place.REMOTE, catalogue().place("fashion-mnist"), name);
    }
    Files.createFile(fashion.resolve("t10k-labels-idx1-ubyte.gz"));
    assertEquals(Place.CACHED, catalogue().place("fashion-mnist"));
  }

  @Test
  void requests_thatMakeNoSense_areRefused() {
    assertEquals(
        "there is no data set \"minst\" in the catalogue. Known names: mnist, fashion-mnist, cifar10, cifar100, flowers, iris, sunspots, air-passengers.",
        assertThrows(ConfigException.class, () -> catalogue().entry("minst")).getMessage());
    assertEquals(
        "sunspots: is a time series, which has no samples of its own. Cut it into windows, write `data: {series: sunspots, window: 60}`.",
        assertThrows(ConfigException.class, () -> catalogue().load("sunspots")).getMessage());
    assertEquals(
        "mnist: is no table. The tables of the catalogue: iris, sunspots, air-passengers.",
        assertThrows(ConfigException.class, () -> catalogue().text("mnist")).getMessage());
  }

  /// Which sets are tables, the listing says, not their names.
  @Test
  void set_thatIsNoTable_isNone_whateverItsName() {
    Catalogue others =
        new Catalogue(
            CatalogueSettings.of(folder),
            List.of(
                new Listing(
                    catalogue().entry("iris"),
                    new Listing.Embedded(() -> catalogue().load("iris")))));
    assertEquals(
        "iris: is no table. The tables of the catalogue: .",
        assertThrows(ConfigException.class, () -> others.text("iris")).getMessage());
  }

  @Test
  void series_embedded_areRead() {
    assertEquals(3177, Catalogue.standard().series("sunspots").steps());
    assertEquals(List.of("value"), Catalogue.standard().series("air-passengers").columns());
    assertEquals(
        "mnist: is no time series. The series of the catalogue: sunspots, air-passengers.",
        assertThrows(ConfigException.class, () -> Catalogue.standard().series("mnist"))
            .getMessage());
  }
}
