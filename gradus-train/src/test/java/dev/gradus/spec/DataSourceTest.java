package dev.gradus.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.Split;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.read.TargetKind;
import dev.gradus.data.table.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSourceTest {

  @TempDir Path folder;

  private Path csv(String name, int rows, int firstClass) throws IOException {
    StringBuilder text = new StringBuilder("x,y,kind,number\n");
    for (int i = 0; i < rows; i++) {
      text.append("%d,%d,%s,%d%n".formatted(i, 2 * i, "abc".charAt((i + firstClass) % 3), i % 2));
    }
    return Files.writeString(folder.resolve(name), text.toString().replace("\r", ""));
  }

  private static int[] countByClass(Dataset data) {
    int[] counts = new int[3];
    for (int i = 0; i < data.size(); i++) {
      counts[data.label(i)]++;
    }
    return counts;
  }

  @Test
  void load_csvWithoutTestFile_isCutTheSameWayEveryTime() throws IOException {
    CsvData source =
        (CsvData)
            Kinds.standard()
                .fromPlain(
                    DataSource.class,
                    Yaml.read(
                        "{csv: %s, target: kind, ignored: [number]}".formatted(csv("a.csv", 30, 0)),
                        "test"),
                    "test",
                    "data");
    Split split = source.load();
    assertEquals(24, split.train().size());
    assertEquals(List.of("x", "y"), split.train().featureNames());
    assertEquals(ClassTarget.named(List.of("a", "b", "c")), split.test().target());
    assertEquals(List.of(2, 2, 2), Arrays.stream(countByClass(split.test())).boxed().toList());
    float[] first = new float[2];
    float[] again = new float[2];
    split.test().copyFeatures(0, first, 0);
    source.load().test().copyFeatures(0, again, 0);
    assertEquals(first[0], again[0]);
  }

  @Test
  void load_csvWithTestFile_takesTheClassesOfTheTrainingFile() throws IOException {
    String train = csv("train.csv", 6, 0).toString();
    String test = csv("test.csv", 1, 2).toString(); // only class c
    Split split = CsvData.of(train, "kind").withTest(test).load();
    assertEquals(6, split.train().size());
    assertEquals(1, split.test().size());
    assertEquals(2, split.test().label(0));
  }

  @Test
  void load_csvWithNumericTarget_isValuesUnlessClassesAreAskedFor() throws IOException {
    CsvData source =
        new CsvData(
            csv("a.csv", 10, 0).toString(),
            "number",
            TargetKind.AUTO,
            Optional.empty(),
            0.5,
            List.of("kind"),
            ",",
            Optional.empty(),
            List.of(),
            Missing.REFUSE);
    assertEquals(ValueTarget.single(), source.load().train().target());
    assertEquals(
        ClassTarget.named(List.of("0", "1")),
        source.withTargetKind(TargetKind.CLASSES).load().train().target());
  }

  @Test
  void load_missingCsv_isRefused() {
    assertThrows(
        DataException.class, () -> CsvData.of(folder.resolve("no.csv").toString(), "x").load());
  }

  @Test
  void load_mnistCut_keepsTheTestPartWhole() {
    Split split = CatalogueData.mnist().withTake(100).load();
    assertEquals(100, split.train().size());
    assertEquals(10_000, split.test().size());
    assertEquals(Shape.of(28, 28, 1), split.train().featureShape());
  }

  @Test
  void parts_fraction_sharesOutEverySampleOnce() {
    float[] features = new float[90];
    float[] classes = new float[90];
    for (int i = 0; i < 90; i++) {
      features[i] = i;
      classes[i] = i % 3;
    }
    Dataset data =
        InMemoryDataset.ofFloats("numbers", Shape.of(1), features, ClassTarget.of(3), classes);
    Validation.Fraction fraction = new Validation.Fraction(0.1);
    Validation.Parts parts = fraction.parts(Split.of(data, data), 1);
    Dataset validation = parts.validation().orElseThrow();
    assertEquals(81, parts.train().size());
    assertEquals(List.of(3, 3, 3), Arrays.stream(countByClass(validation)).boxed().toList());
    boolean[] seen = new boolean[90];
    for (Dataset part : List.of(parts.train(), validation)) {
      for (int i = 0; i < part.size(); i++) {
        float[] feature = new float[1];
        part.copyFeatures(i, feature, 0);
        assertTrue(!seen[(int) feature[0]]);
        seen[(int) feature[0]] = true;
      }
    }
    float[] first = new float[1];
    float[] other = new float[1];
    validation.copyFeatures(0, first, 0);
    int differing = 0;
    for (int seed = 2; seed < 12; seed++) {
      fraction
          .parts(Split.of(data, data), seed)
          .validation()
          .orElseThrow()
          .copyFeatures(0, other, 0);
      differing += other[0] == first[0] ? 0 : 1;
    }
    assertTrue(differing > 0);
  }

  @Test
  void parts_testAndNone_trainOnEverything() {
    Dataset train =
        InMemoryDataset.ofFloats(
            "a", Shape.of(1), new float[] {1, 2}, ClassTarget.of(2), new float[] {0, 1});
    Dataset test =
        InMemoryDataset.ofFloats(
            "b", Shape.of(1), new float[] {3}, ClassTarget.of(2), new float[] {0});
    Split split = Split.of(train, test);
    assertEquals(
        new Validation.Parts(train, Optional.of(test), test),
        new Validation.Test().parts(split, 1));
    assertEquals(
        new Validation.Parts(train, Optional.empty(), test), new Validation.None().parts(split, 1));
    assertThrows(
        ConfigException.class, () -> new Validation.Fraction(0.5).parts(Split.of(test, test), 1));
  }
}
