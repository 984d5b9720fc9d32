package dev.gradus.data.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.GradusException;
import dev.gradus.core.RandomStream;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.Split;
import dev.gradus.data.read.Csv;
import dev.gradus.testkit.GoldenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class TableTest {

  private static final String PEOPLE =
      """
      id,age,color,zip,buys,counts
      1,NA,red,0100,yes,1
      2,20,blue,0100,no,1
      3,30,,0200,yes,2
      4,70,red,0100,no,1
      5,20,green,,yes,1
      """;

  @TempDir private Path directory;
  private final StringBuilder said = new StringBuilder();

  private Csv people(String content) {
    try {
      Path file = Files.writeString(directory.resolve("people.csv"), content);
      return Csv.of(file, "buys").withIgnored(List.of("id")).withWeight("counts");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Table table() {
    return people(PEOPLE).table("zip");
  }

  private static float[] row(Dataset data, int sample) {
    float[] row = new float[(int) data.featureShape().size()];
    data.copyFeatures(sample, row, 0);
    return row;
  }

  @Test
  void table_kindsAreInferredFromFirstEntries() {
    Table table = table();
    assertEquals(
        List.of(
            new TableColumn("id", TableColumn.Kind.LEFT_OUT, List.of()),
            TableColumn.numbers("age"),
            TableColumn.categories("color", List.of("blue", "green", "red")),
            TableColumn.categories("zip", List.of("0100", "0200")),
            new TableColumn("buys", TableColumn.Kind.TARGET, List.of()),
            new TableColumn("counts", TableColumn.Kind.WEIGHT, List.of())),
        table.columns());
    assertEquals(ClassTarget.named(List.of("no", "yes")), table.rows().target());
    assertEquals(1, table.gaps().get("age").entries());
    assertTrue(table.gaps().get("color").first().contains("line 4, column `color`"));
    assertEquals(3, table.gaps().size());
    assertArrayEquals(new float[] {Float.NaN, 2, 0}, row(table.rows(), 0));
  }

  @Test
  void encode_everyWayOfFilling_takesItsNumber() {
    Table table = table();
    assertEquals(35f, TableEncoding.of(Missing.MEAN).fit(table).fills().getFirst());
    assertEquals(25f, TableEncoding.of(Missing.MEDIAN).fit(table).fills().getFirst());
    TableEncoder frequent = TableEncoding.of(Missing.MOST_FREQUENT).fit(table);
    assertEquals(List.of(20f, 2f, 0f), frequent.fills());
    assertEquals(
        List.of("20", "red", "0100"),
        List.of(frequent.fill(0), frequent.fill(1), frequent.fill(2)));
    TableDataset all = frequent.encode(table);
    assertEquals(
        List.of("age", "color=blue", "color=green", "color=red", "zip=0100", "zip=0200"),
        all.featureNames());
    assertArrayEquals(new float[] {20, 0, 0, 1, 1, 0}, row(all, 0));
    assertArrayEquals(new float[] {30, 0, 0, 1, 0, 1}, row(all, 2));
    assertArrayEquals(new float[] {20, 0, 1, 0, 1, 0}, row(all, 4));
    assertEquals(2, all.weight(2));
    assertEquals(List.of(1, 0), List.of(all.label(0), all.label(1)));
  }

  @Test
  void encode_drop_leavesRowsWithGapsOut() {
    TableDataset whole = TableEncoding.of(Missing.DROP).fit(table()).encode(table());
    assertEquals(2, whole.size());
    assertArrayEquals(new float[] {20, 1, 0, 0, 1, 0}, row(whole, 0));
    assertArrayEquals(new float[] {70, 0, 0, 1, 1, 0}, row(whole, 1));
  }

  @Test
  void fit_trainingPart_seesNoRowOfTheTestPart() {
    StringBuilder text = new StringBuilder("age,color,buys\n");
    for (int i = 0; i < 40; i++) {
      text.append(i % 5 == 4 ? "" : Integer.toString(i)).append(i % 3 == 0 ? ",a," : ",b,");
      text.append(i % 2 == 0 ? "yes\n" : "no\n");
    }
    Csv csv = people(text.toString()).withIgnored(List.of());
    csv = Csv.of(csv.file(), "buys");
    for (Missing missing : List.of(Missing.MEAN, Missing.MEDIAN, Missing.MOST_FREQUENT)) {
      Table.Parts parts = csv.table().split(0.4, RandomStream.of(3));
      List<Float> ages = new ArrayList<>();
      for (int i = 0; i < parts.train().rows().size(); i++) {
        float age = row(parts.train().rows(), i)[0];
        if (!Float.isNaN(age)) {
          ages.add(age);
        }
      }
      ages.sort(null);
      int half = ages.size() / 2;
      float expected =
          switch (missing) {
            case MEAN -> (float) ages.stream().mapToDouble(age -> age).average().orElseThrow();
            case MEDIAN ->
                ages.size() % 2 == 1 ? ages.get(half) : (ages.get(half - 1) + ages.get(half)) / 2;
            case MOST_FREQUENT -> ages.getFirst();
            case REFUSE, DROP -> throw new AssertionError(missing);
          };
      TableEncoder encoder = TableEncoding.of(missing).fit(parts.train());
      assertEquals(expected, encoder.fills().getFirst(), missing.toString());
      Split rows = Split.stratified(csv.table().rows(), 0.4, RandomStream.of(3));
      assertEquals(rows.test().size(), encoder.encode(parts.test()).size());
    }
  }

  @Test
  void withValidation_share_fillsFromTheRestOnly() {
    StringBuilder text = new StringBuilder("age,buys\n");
    for (int i = 0; i < 60; i++) {
      text.append(i % 5 == 4 ? "NA" : Integer.toString(i * i))
          .append(i % 2 == 0 ? ",yes\n" : ",no\n");
    }
    Csv csv = Csv.of(people(text.toString()).file(), "buys");
    Table.Parts parts = csv.table().split(0.2, RandomStream.of(3));
    TableEncoder encoder = TableEncoding.of(Missing.MEAN).fit(parts.train());
    Split whole = Split.of(encoder.encode(parts.train()), encoder.encode(parts.test()));
    Split three = whole.withValidation(0.25, RandomStream.of(4));
    TableDataset left = (TableDataset) three.train();
    assertEquals(TableEncoding.of(Missing.MEAN).fit(left.table()).fills(), left.encoder().fills());
    assertEquals(
        parts.train().rows().size(), left.size() + three.validation().orElseThrow().size());
    assertEquals(left.encoder(), ((TableDataset) three.test()).encoder());
    assertNotEquals(encoder.fills(), left.encoder().fills());
  }

  @Test
  void load_savedEncoder_givesTheSameBits() throws IOException {
    Csv odd =
        people("age,\"co\nlor\",buys,counts\n1.1,\"a\\nb\",yes,1\n,\"c\r\nd\",no,1\n0.3,é,no,2\n");
    Csv csv = odd.withIgnored(List.of());
    Table table = csv.table();
    TableEncoder encoder = TableEncoding.of(Missing.MEAN).fit(table);
    encoder.save(directory);
    TableEncoder loaded = TableEncoder.load(directory);
    assertEquals(encoder, loaded);
    Dataset one = encoder.encode(table);
    Dataset two = loaded.encodeToPredict(csv.rowsToPredict(loaded.columns()));
    for (int i = 0; i < one.size(); i++) {
      assertArrayEquals(row(one, i), row(two, i));
    }
    Path file = directory.resolve(TableEncoder.FILE);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      Files.write(file, cut);
      assertThrows(GradusException.class, () -> TableEncoder.load(directory));
    }
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(file, changed);
      assertThrows(GradusException.class, () -> TableEncoder.load(directory));
    }
  }

  @Test
  void rowsToPredict_columnsInAnotherOrder_areMatchedByName() {
    TableEncoder encoder = TableEncoding.of(Missing.MEDIAN).fit(table());
    TableDataset rows =
        encoder.encodeToPredict(
            people("zip,color,age\n0200,green,\n,,5\n").rowsToPredict(encoder.columns()));
    assertEquals(2, rows.size());
    assertArrayEquals(new float[] {25, 0, 1, 0, 0, 1}, row(rows, 0));
    assertArrayEquals(new float[] {5, 0, 0, 1, 1, 0}, row(rows, 1));
  }

  @Test
  void encode_plainNumbers_isWhatReadGives() {
    Csv csv = people("id,a,b,buys,counts\n1,2,3,yes,1\n2,-4e1,.5,no,2\n");
    Dataset plain = csv.read();
    TableEncoder encoder = TableEncoding.of(Missing.REFUSE).fit(csv.table());
    assertFalse(encoder.isNeeded());
    TableDataset table = encoder.encode(csv.table());
    assertEquals(plain.featureNames(), table.featureNames());
    assertEquals(plain.target(), table.target());
    for (int i = 0; i < plain.size(); i++) {
      assertArrayEquals(row(plain, i), row(table, i));
      assertEquals(plain.weight(i), table.weight(i));
      assertEquals(plain.label(i), table.label(i));
    }
  }

  @Test
  void messages_areAsReviewed() throws IOException {
    TableEncoder refusing = TableEncoding.of(Missing.REFUSE).fit(table());
    refused(() -> refusing.encode(table()));
    TableEncoder dropping = TableEncoding.of(Missing.DROP).fit(table());
    refused(() -> dropping.encodeToPredict(table()));
    TableEncoder filling = TableEncoding.of(Missing.MEAN).fit(table());
    refused(() -> people("id,age,buys,counts\n1,2,yes,1\n1,two,no,1\n").table());
    refused(() -> people("age,color,zip\n1,gren,0100\n").rowsToPredict(filling.columns()));
    refused(() -> people("age,color,zip\none,green,0100\n").rowsToPredict(filling.columns()));
    refused(() -> people("age,colour,zip\n1,green,0100\n").rowsToPredict(filling.columns()));
    refused(() -> people("age,color,zip,x\n1,green,0100,1\n").rowsToPredict(filling.columns()));
    refused(() -> people(PEOPLE).table("buys"));
    refused(() -> people(PEOPLE).table("colour"));
    refused(() -> people(PEOPLE.replace("yes", " ")).table());
    StringBuilder many = new StringBuilder("id,name,buys,counts\n");
    for (int i = 0; i <= TableColumn.MOST_CATEGORIES; i++) {
      many.append("1,n%d,yes,1\n".formatted(i));
    }
    refused(() -> people(many.toString()).table());
    Csv empty = people("id,a,b,buys,counts\n1,,1,yes,1\n2,NA,2,no,1\n");
    refused(() -> TableEncoding.of(Missing.MEDIAN).fit(empty.table()));
    refused(() -> dropped(people("id,a,b,buys,counts\n1,,1,yes,1\n2,3,?,no,1\n").table()));
    refused(() -> filling.encode(empty.table()));
    refused(() -> TableColumn.categories("color", List.of("a", "a")));
    refused(() -> new TableEncoder(Missing.MEAN, List.of(TableColumn.numbers("a")), List.of()));
    refused(() -> new TableEncoder(Missing.MEAN, List.of(), List.of()));
    refused(() ->
        new TableEncoder(
            Missing.MEAN, List.of(TableColumn.categories("a", List.of("x"))), List.of(1f)));
    refused(() -> new Table(table().rows(), List.of(TableColumn.numbers("a")), Map.of()));
    refused(() -> TableEncoder.load(directory.resolve("none")));
    Files.writeString(directory.resolve(TableEncoder.FILE), "other");
    refused(() -> TableEncoder.load(directory));
    filling.save(directory);
    Path file = directory.resolve(TableEncoder.FILE);
    Files.writeString(file, Files.readString(file).replace("green", "grün"));
    refused(() -> TableEncoder.load(directory));
    GoldenFiles.of(TableTest.class).verify("errors", said.toString());
  }

  private static void dropped(Table table) {
    TableEncoding.of(Missing.DROP).fit(table).encode(table);
  }

  private void refused(Executable attempt) {
    String message = assertThrows(GradusException.class, attempt).getMessage();
    said.append(message.replace(directory.toString(), "DIR")).append('\n');
  }
}
