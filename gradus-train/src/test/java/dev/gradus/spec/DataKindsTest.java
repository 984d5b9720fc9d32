package dev.gradus.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Split;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.series.SeriesWindowing;
import dev.gradus.data.text.TextDataset;
import dev.gradus.testkit.TestVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Data of the user's files, asked for by a spec.
class DataKindsTest {

  private static final TestVectors NUMPY = TestVectors.read("numpy");
  private static final TestVectors IMAGES = TestVectors.read("images");

  @TempDir private Path folder;

  @Test
  void load_npz_isCutOrTakesItsTestArrays() throws IOException {
    String file = write("digits.npz", NUMPY.text("archives/packed"));
    Split cut = read("{npz: %s, features: x, target: y, testShare: 0.5}".formatted(file)).load();
    assertEquals(List.of(3, 3), List.of(cut.train().size(), cut.test().size()));
    assertEquals(ClassTarget.of(3), cut.test().target());
    Split whole =
        read("{npz: %s, features: x, target: y, testFeatures: x, testTarget: paid}".formatted(file))
            .load();
    assertEquals(List.of(6, 6), List.of(whole.train().size(), whole.test().size()));
    assertEquals(ClassTarget.of(3), whole.test().target()); // as many as the training part has
    Split values = NpzData.of(file, "x", "price").withTest("x", "price").load();
    assertEquals(ValueTarget.single(), values.train().target());
  }

  @Test
  void load_npy_readsTwoFiles() throws IOException {
    String x = write("x.npy", NUMPY.text("arrays/2/file"));
    String y = write("y.npy", NUMPY.text("arrays/0/file"));
    NpyData source = assertInstanceOf(NpyData.class, read("{npy: %s, target: %s}".formatted(x, y)));
    assertEquals(new ValueTarget(Shape.of(3)), source.load().train().target());
    assertEquals(1, source.load().test().size());
  }

  @Test
  void load_idx_isCutOrTakesItsTestFiles() throws IOException {
    byte[] images = {0, 0, 8, 3, 0, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8};
    byte[] labels = {0, 0, 8, 1, 0, 0, 0, 4, 0, 1, 1, 0};
    Path x = Files.write(folder.resolve("x.idx"), images);
    Path y = Files.write(folder.resolve("y.idx"), labels);
    String files = "idx: %s, labels: %s, classes: 2, ".formatted(x, y);
    Split cut = read("{%s testShare: 0.5, storage: disk}".formatted(files)).load();
    assertEquals(List.of(2, 2), List.of(cut.train().size(), cut.test().size()));
    assertEquals(Shape.of(1, 2, 1), cut.train().featureShape());
    Split whole = read("{%s testImages: %s, testLabels: %s}".formatted(files, x, y)).load();
    assertEquals(List.of(4, 4), List.of(whole.train().size(), whole.test().size()));
    ConfigException half =
        assertThrows(ConfigException.class, () -> read("{%s testImages: %s}".formatted(files, x)));
    assertTrue(
        half.getMessage()
            .contains("testImages is given without testLabels. Give both, or neither."),
        half.getMessage());
  }

  @Test
  void load_images_areCutOrTakeTheirTestFolder() throws IOException {
    for (String name : List.of("train/a/1", "train/a/2", "train/b/1", "train/b/2", "test/b/1")) {
      Files.createDirectories(folder.resolve(name).getParent());
      write(name, IMAGES.text("cases/0/file"));
    }
    String train = folder.resolve("train").toString();
    Split cut =
        read("{images: %s, height: 8, width: 6, colors: grey, testShare: 0.5}".formatted(train))
            .load();
    assertEquals(Shape.of(8, 6, 1), cut.train().featureShape());
    assertEquals(List.of(2, 2), List.of(cut.train().size(), cut.test().size()));
    Split whole = ImageData.of(train, 4, 4).withTest(folder.resolve("test").toString()).load();
    assertEquals(List.of(4, 1), List.of(whole.train().size(), whole.test().size()));
    assertEquals(1, whole.test().label(0));
  }

  @Test
  void load_cifar_readsItsFolder() throws IOException {
    byte[] record = new byte[3073];
    record[0] = 7;
    Files.write(folder.resolve("data_batch_1.bin"), record);
    Files.write(folder.resolve("test_batch.bin"), record);
    Split ten = read("{cifar10: %s, batches: 1, excerpts: true}".formatted(folder)).load();
    assertEquals("horse", ((ClassTarget) ten.train().target()).names().get(ten.train().label(0)));
    byte[] two = new byte[3074];
    two[0] = 3;
    Files.write(folder.resolve("train.bin"), two);
    Files.write(folder.resolve("test.bin"), two);
    assertEquals(
        0, read("{cifar100: %s, excerpts: true}".formatted(folder)).load().train().label(0));
    assertEquals(
        3,
        read("{cifar100: %s, coarse: true, excerpts: true}".formatted(folder))
            .load()
            .train()
            .label(0));
  }

  @Test
  void load_series_isCutInTheOrderOfTime() throws IOException {
    Path file = folder.resolve("rain.csv");
    Files.writeString(
        file, "time,rain,sun\n1,1,9\n2,2,7\n3,3,8\n4,4,6\n5,5,5\n6,6,4\n7,7,3\n8,8,2\n");
    Split both = read("{series: %s, window: 2, testShare: 0.25}".formatted(file)).load();
    assertEquals(Shape.of(2, 2), both.train().featureShape());
    assertEquals(List.of(4, 2), List.of(both.train().size(), both.test().size()));
    assertEquals(7, both.test().targetValue(0, 0));
    Split sun =
        read("{series: {file: %s, target: sun, window: 2, horizon: 2, predicted: all, testShare: 0.4, scale: standardize}}"
                .formatted(file))
            .load();
    assertEquals(Shape.of(2, 1), sun.train().featureShape());
    assertEquals(4, sun.test().targetValue(0, 0));
    assertEquals(3, sun.test().targetValue(0, 1));
    SeriesData inCode =
        SeriesData.of(file.toString())
            .withTarget("sun")
            .withWindowing(SeriesWindowing.of(2).withTarget("rain"));
    assertEquals("rain", inCode.target().orElseThrow());
  }

  @Test
  void load_text_countsWordsOfTheTrainingPartAlone() throws IOException {
    StringBuilder rows = new StringBuilder("review,verdict\n");
    for (int i = 0; i < 20; i++) {
      rows.append("word%d fine,%s\n".formatted(i, i % 2 == 0 ? "yes" : "no"));
    }
    Path csv = Files.writeString(folder.resolve("r.csv"), rows);
    String text =
        "{text: %s, column: review, target: verdict, words: 50, length: 3}".formatted(csv);
    Split cut = read(text).load();
    assertEquals(List.of(16, 4), List.of(cut.train().size(), cut.test().size()));
    assertEquals(Shape.of(3), cut.train().featureShape());
    TextDataset train = assertInstanceOf(TextDataset.class, cut.train());
    assertEquals(16 + 1, train.encoder().vocabulary().words().size());
    float[] first = new float[3];
    cut.test().copyFeatures(0, first, 0);
    assertArrayEquals(new float[] {1, 2, 0}, first); // a word of the test part is unknown
    Path other = Files.writeString(folder.resolve("t.csv"), "verdict,review\nyes,fine word1\n");
    Split whole =
        TextData.of(csv.toString(), "review", "verdict").withTest(other.toString()).load();
    assertEquals(List.of(20, 1), List.of(whole.train().size(), whole.test().size()));
    assertEquals(1, whole.test().label(0));
  }

  @Test
  void load_textFolder_isCutOrTakesItsTestFolder() throws IOException {
    for (String name : List.of("train/a/1", "train/a/2", "train/b/1", "train/b/2", "test/b/1")) {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name + ".txt"), "Text of " + name);
    }
    String train = folder.resolve("train").toString();
    Split cut =
        read("{text-folder: %s, length: 8, testShare: 0.5, form: {padding: pre, punctuation: true}}"
                .formatted(train))
            .load();
    float[] first = new float[8];
    cut.train().copyFeatures(0, first, 0);
    assertEquals(0, Math.min(first[0], first[1]));
    assertEquals(List.of(2, 2), List.of(cut.train().size(), cut.test().size()));
    Split whole = TextFolderData.of(train).withTest(folder.resolve("test").toString()).load();
    assertEquals(List.of(4, 1), List.of(whole.train().size(), whole.test().size()));
    assertEquals(1, whole.test().label(0));
  }

  @Test
  void load_seriesOfTheCatalogue_isWindows() {
    Split sunspots = read("{series: sunspots}").load();
    assertEquals("sunspots", sunspots.test().name());
    assertEquals(Shape.of(60, 1), sunspots.train().featureShape());
    assertEquals(List.of(2482, 635), List.of(sunspots.train().size(), sunspots.test().size()));
  }

  @Test
  void sources_withSettingsOutOfRange_areRefused() {
    assertMessage(
        "text: length must be from 1 to 1048576 words, got 0.",
        "{text: a.csv, column: a, target: b, length: 0}");
    assertMessage(
        "text: the number of words must be from 3 to 16777216, got 2. Numbers 0 and 1 are padding and unknown words.",
        "{text-folder: a, words: 2}");
    assertMessage(
        "text: column `a` is both the text and the target. Give two columns.",
        "{text: a.csv, column: a, target: a}");
    assertMessage(
        "text: delimiter must be one character, got \"\".",
        "{text: a.csv, column: a, target: b, delimiter: ''}");
    assertMessage(
        "npz: testFeatures and testTarget belong together, got testTarget alone. Give both, or neither.",
        "{npz: a.npz, features: x, target: y, testTarget: y}");
    assertMessage(
        "npy: testShare must be in (0, 1), got 1.0.", "{npy: x.npy, target: y.npy, testShare: 1}");
    assertMessage(
        "images: height and width must be from 1 to 4096, got 0 and 4.",
        "{images: photos, height: 0, width: 4}");
    assertMessage("series: window must be at least 1 step, got 0.", "{series: a.csv, window: 0}");
    assertMessage("series: testShare must be in (0, 1), got 0.0.", "{series: a.csv, testShare: 0}");
    assertMessage(
        "series: delimiter must be one character, got \"tab\".", "{series: a.csv, delimiter: tab}");
    assertMessage(
        "series: target `a` is not among the columns b, c. Add it, or predict one of these.",
        "{series: a.csv, target: a, columns: [b, c]}");
    assertMessage("cifar10: batches must be from 1 to 5, got 0.", "{cifar10: a, batches: 0}");
  }

  private static DataSource read(String text) {
    return Kinds.standard().fromPlain(DataSource.class, Yaml.read(text, "test"), "test", "data");
  }

  private static void assertMessage(String expected, String text) {
    ConfigException thrown = assertThrows(ConfigException.class, () -> read(text));
    assertEquals(
        expected, thrown.getMessage().substring(thrown.getMessage().length() - expected.length()));
  }

  private String write(String name, String base64) throws IOException {
    return Files.write(folder.resolve(name), Base64.getDecoder().decode(base64)).toString();
  }
}
