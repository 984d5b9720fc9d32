package dev.gradus.data.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.testkit.Choices;
import dev.gradus.testkit.Properties;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {

  private static final String FLOWERS =
      """
      id,length,width,species
      1,5.1,-3.5,setosa
      2,4.9,3e-1,virginica

      3," 6 ", .25 ,setosa
      """;

  @TempDir private Path directory;

  @Test
  void read_textTarget_isClassesInOrderOfText() {
    Dataset flowers = csv(FLOWERS, "species").withIgnored(List.of("id")).read();
    assertEquals("table.csv", flowers.name());
    assertEquals(3, flowers.size());
    assertEquals(Shape.of(2), flowers.featureShape());
    assertEquals(List.of("length", "width"), flowers.featureNames());
    assertEquals(ClassTarget.named(List.of("setosa", "virginica")), flowers.target());
    assertArrayEquals(new float[] {5.1f, -3.5f}, row(flowers, 0));
    assertArrayEquals(new float[] {4.9f, 0.3f}, row(flowers, 1));
    assertArrayEquals(new float[] {6, 0.25f}, row(flowers, 2));
    assertArrayEquals(new int[] {0, 1, 0}, labels(flowers));
  }

  @Test
  void read_numericTarget_isValuesUnlessClassesAreAskedFor() {
    String table = "y,x\n10,1\n9,2\n10,3\n-1,4\n";
    Dataset values = csv(table, "y").read();
    assertEquals(ValueTarget.single(), values.target());
    assertEquals(9, values.targetValue(1, 0));
    Dataset classes = csv(table, "y").withKind(TargetKind.CLASSES).read();
    assertEquals(ClassTarget.named(List.of("-1", "9", "10")), classes.target());
    assertArrayEquals(new int[] {2, 1, 2, 0}, labels(classes));
  }

  @Test
  void readFeatures_leavesOutTargetAndIgnoredColumnsWhereTheyAre() {
    Csv all = csv(FLOWERS, "species").withIgnored(List.of("id"));
    Dataset features = all.readFeatures();
    assertEquals(List.of("length", "width"), features.featureNames());
    assertEquals(ValueTarget.single(), features.target());
    assertEquals(3, features.size());
    assertArrayEquals(new float[] {4.9f, 0.3f}, row(features, 1));
    Csv bare = csv("length,width\n1,2\n", "species").withIgnored(List.of("id"));
    assertArrayEquals(new float[] {1, 2}, row(bare.readFeatures(), 0));
    assertEquals(List.of("length", "width"), bare.featureNames());
  }

  @Test
  void read_weightColumn_weighsSamples() {
    Dataset flowers = csv(FLOWERS, "species").withWeight("id").read();
    assertEquals(List.of("length", "width"), flowers.featureNames());
    assertTrue(flowers.isWeighted());
    assertEquals(3, flowers.subset(2).weight(0));
    assertEquals(
        List.of("length", "width"), csv(FLOWERS, "species").withWeight("id").featureNames());
    assertMessage(
        "FILE: line 2, column `width`: `-3.5` is below 0, which no weight can be. Correct it; 0 leaves a sample out of the loss.",
        csv(FLOWERS, "species").withWeight("width"));
  }

  @Test
  void read_classNamesGiven_keepTheirOrder() {
    List<String> names = List.of("virginica", "versicolor", "setosa");
    Dataset flowers =
        csv(FLOWERS, "species").withIgnored(List.of("id")).withClassNames(names).read();
    assertEquals(ClassTarget.named(names), flowers.target());
    assertArrayEquals(new int[] {2, 0, 2}, labels(flowers));
    assertMessage(
        "FILE: line 3, column `species`: `virginica` is none of the classes setosa, versicolor.",
        csv(FLOWERS, "species").withClassNames(List.of("setosa", "versicolor")));
  }

  @Test
  void read_delimiterAndByteOrderMark_areUnderstood() {
    Dataset dataset = csv("\uFEFFx;y\r\n1;2\r\n", "y").withDelimiter(';').read();
    assertEquals(List.of("x"), dataset.featureNames());
    assertEquals(2, dataset.targetValue(0, 0));
  }

  @Test
  void read_entryThatIsNoNumber_isNamedWithLineAndColumn() {
    String fix = " Correct it, or leave the column out by `ignored`.";
    assertMessage(
        "FILE: line 3, column `x`: `1,5` is not a number." + fix, "x,y\n1,2\n\"1,5\",2\n");
    assertMessage("FILE: line 2, column `x`: `0x1p3` is not a number." + fix, "x,y\n0x1p3,2\n");
    assertMessage("FILE: line 2, column `x`: `1d` is not a number." + fix, "x,y\n1d,2\n");
    assertMessage("FILE: line 2, column `x`: `1e` is not a number." + fix, "x,y\n1e,2\n");
    assertMessage(
        "FILE: line 2, column `x`: `Infinity` is not a number." + fix, "x,y\nInfinity,2\n");
    assertMessage(
        "FILE: line 2, column `x`: `1e39` is beyond float32, whose largest number is 3.4e38. Scale the column down.",
        "x,y\n1e39,2\n");
    assertMessage(
        "FILE: line 2, column `x`: `%s…` is not a number.%s".formatted("a?b".repeat(13) + "a", fix),
        "x,y\n" + "a\u001Bb".repeat(20) + ",2\n");
  }

  @Test
  void read_missingEntry_isNamedWithLineAndColumn() {
    assertMessage(
        "FILE: line 3, column `x`: the entry is missing. Fill it in, or leave out that line.",
        "x,y\n1,2\n ,2\n");
    assertMessage(
        "FILE: line 2, column `y`: `NaN` stands for a missing entry. Fill it in, or leave out that line.",
        "x,y\n1,NaN\n");
  }

  @Test
  void read_targetThatChangesItsKind_isRefused() {
    assertMessage(
        "FILE: line 3, column `y`: `two` is not a number. The first row has a number there. Correct it, or take the column as classes.",
        "x,y\n1,2\n1,two\n");
    assertMessage(
        "FILE: line 2, column `y`: `two` is not a number. Correct it, or take the column as classes.",
        csv("x,y\n1,two\n", "y").withKind(TargetKind.VALUES));
    assertMessage(
        "FILE: line 3, column `y`: `1.0` and `1` in line 2 are the same number. Write each class in one way.",
        csv("x,y\n1,1\n1,1.0\n", "y").withKind(TargetKind.CLASSES));
    assertMessage(
        "FILE: every row has the class `a` in column `y`. At least 2 classes were expected.",
        "x,y\n1,a\n1,a\n");
  }

  @Test
  void read_columnThatIsNotThere_namesTheNearest() {
    assertMessage(
        "FILE: there is no column `Specis`. Did you mean `species`? The file has id, length, width, species.",
        csv(FLOWERS, "Specis"));
    assertMessage(
        "FILE: there is no column `lenght`. Did you mean `length`? The file has id, length, width, species.",
        csv(FLOWERS, "species").withIgnored(List.of("lenght")));
    String wide =
        String.join(",", IntStream.range(0, 30).mapToObj(i -> "column" + i).toList()) + "\n";
    assertMessage(
        "FILE: there is no column `y`. Did you mean `column0`? The file has column0, column1, column2, column3, column4, column5, column6, column7, column8, column9, column10, column11, … (30 in all).",
        wide);
  }

  @Test
  void read_tableOfWrongForm_isRefused() {
    assertMessage("FILE: is empty. A header line with the names of the columns was expected.", "");
    assertMessage("FILE: has a header but no rows. At least 1 was expected.", "x,y\n\n");
    assertMessage(
        "FILE: line 3 has 3 entries, the header has 2 columns. Correct that line, or quote entries that hold the delimiter `,`.",
        "x,y\n1,2\n1,2,3\n");
    assertMessage(
        "FILE: line 2 has 1 entries, the header has 2 columns. Correct that line, or quote entries that hold the delimiter `,`.",
        "x,y\n1\n");
    assertMessage(
        "FILE: two columns are called `x`. Give every column its own name.", "x,x,y\n1,2,3\n");
    assertMessage(
        "FILE: column 1 has no name in the header. Give every column a name.", ",y\n1,2\n");
    assertMessage(
        "FILE: has no column for features beside the target `y`. Add one, or check the delimiter.",
        "y\n1\n");
  }

  @Test
  void read_fileThatIsNoText_isRefused() {
    Path binary = IdxFiles.write(directory, "table.csv", new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    assertMessage(
        "FILE: is not UTF-8 text: byte 0, in line 1, is 0xff. Save it as CSV in UTF-8.",
        Csv.of(binary, "y"));
    Path late =
        IdxFiles.write(
            directory,
            "table.csv",
            ("x,y\n" + "1,2\n".repeat(9999) + "\u00E9").getBytes(StandardCharsets.ISO_8859_1));
    assertMessage(
        "FILE: is not UTF-8 text: byte 40000, in line 10001, is 0xe9. Save it as CSV in UTF-8.",
        Csv.of(late, "y"));
    DataException none =
        assertThrows(DataException.class, () -> Csv.of(directory.resolve("none.csv"), "y").read());
    assertEquals(
        directory.resolve("none.csv")
            + ": there is no such file. A CSV file was expected; check the path.",
        none.getMessage());
    DataException folder = assertThrows(DataException.class, () -> Csv.of(directory, "y").read());
    assertEquals(
        directory + ": is not a regular file. A CSV file was expected; check the path.",
        folder.getMessage());
  }

  @Test
  void csv_settingsThatContradict_areRefused() {
    assertConfig(
        "csv: column `y` is both the target and ignored. Drop one of the two.",
        () -> csv(FLOWERS, "y").withIgnored(List.of("y")));
    assertConfig(
        "csv: class names [a, b] were given for a target of values. Drop the names, or take classes.",
        () -> csv(FLOWERS, "y").withClassNames(List.of("a", "b")).withKind(TargetKind.VALUES));
    assertConfig(
        "csv: delimiter cannot be a quote or a line end. Take `,`, `;` or a tab.",
        () -> csv(FLOWERS, "y").withDelimiter('"'));
  }

  @Test
  void read_cutOrChangedAnywhere_isReadOrRefused() {
    byte[] whole = FLOWERS.getBytes(StandardCharsets.UTF_8);
    int read = 0;
    for (int length = 0; length <= whole.length; length++) {
      read += isRead(Arrays.copyOf(whole, length)) ? 1 : 0;
    }
    for (int position = 0; position < whole.length; position++) {
      for (int value = 0; value < 256; value += 3) {
        byte[] changed = whole.clone();
        changed[position] = (byte) value;
        read += isRead(changed) ? 1 : 0;
      }
    }
    assertTrue(read > 100, "read " + read);
  }

  @Test
  void read_anyText_isReadOrRefused() {
    Properties.forAll(
        1, 5000, CsvTest::text, text -> isRead(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void read_entryWithoutEnd_isRefusedWithoutTakingMemory() {
    byte[] content = new byte[8 << 20];
    Arrays.fill(content, (byte) 'a');
    System.arraycopy("x,species\n\"".getBytes(StandardCharsets.UTF_8), 0, content, 0, 11);
    Path file = IdxFiles.write(directory, "table.csv", content);
    long before = allocatedBytes();
    DataException thrown = assertThrows(DataException.class, () -> Csv.of(file, "species").read());
    long taken = allocatedBytes() - before;
    assertTrue(taken < 1 << 20, () -> taken + " bytes were taken");
    assertTrue(
        thrown.getMessage().endsWith("Correct the file; an entry may have 4096 characters."),
        thrown.getMessage());
  }

  @Test
  void read_columnsOfNames_areNoClassesAndNoCategories() {
    StringBuilder names = new StringBuilder("x,y\n");
    for (int i = 0; i <= 1 << 16; i++) {
      names.append("1,n").append(i).append('\n');
    }
    assertMessage(
        "FILE: line 65538, column `y`: `n65536` is the class number 65537 of its column, which may have 65536. Take the column as values, or another one as target.",
        names.toString());
    StringBuilder wide = new StringBuilder();
    IntStream.range(0, 400).forEach(column -> wide.append('c').append(column).append(','));
    wide.append("y\n");
    for (int row = 0; row < 90; row++) {
      wide.append(("n" + row + ",").repeat(400)).append("1\n");
    }
    Csv csv = csv(wide.toString(), "y");
    assertEquals(
        csv.file()
            + ": line 83, column `c368`: `n81` is the category number 32769 of all columns together, which may have 32768. Leave columns out by `ignored`.",
        assertThrows(DataException.class, csv::table).getMessage());
  }

  private static String text(Choices choices) {
    StringBuilder text = new StringBuilder("id,length,width,species\n");
    int tokens = choices.between(0, 40);
    for (int i = 0; i < tokens; i++) {
      text.append(
          choices.oneOf(
              List.of(
                  "1", ",", "\n", "a", "\"", "\r", " ", "-", "e5", "\u0000", "#", "1,2,3,b\n")));
    }
    return text.toString();
  }

  private static boolean isRead(byte[] content) {
    CsvReading reading = new CsvReading(Csv.of(Path.of("any.csv"), "species"), true);
    try {
      Dataset dataset = reading.read(new ByteArrayInputStream(content));
      assertEquals(dataset.featureNames().size(), dataset.featureShape().size());
      return true;
    } catch (DataException e) {
      assertTrue(e.getMessage().startsWith("any.csv: "), e.getMessage());
      return false;
    }
  }

  private Csv csv(String content, String target) {
    return Csv.of(
        IdxFiles.write(directory, "table.csv", content.getBytes(StandardCharsets.UTF_8)), target);
  }

  private void assertMessage(String expected, String content) {
    assertMessage(expected, csv(content, "y"));
  }

  private static void assertMessage(String expected, Csv csv) {
    DataException thrown = assertThrows(DataException.class, csv::read);
    assertEquals(expected.replace("FILE", csv.file().toString()), thrown.getMessage());
  }

  private static void assertConfig(String message, Runnable action) {
    assertEquals(message, assertThrows(ConfigException.class, action::run).getMessage());
  }

  private static long allocatedBytes() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class)
        .getCurrentThreadAllocatedBytes();
  }

  private static float[] row(Dataset dataset, int sample) {
    float[] row = new float[(int) dataset.featureShape().size()];
    dataset.copyFeatures(sample, row, 0);
    return row;
  }

  private static int[] labels(Dataset dataset) {
    return IntStream.range(0, dataset.size()).map(dataset::label).toArray();
  }
}
