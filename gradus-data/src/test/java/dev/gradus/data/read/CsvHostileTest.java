package dev.gradus.data.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.data.Dataset;
import dev.gradus.data.series.Series;
import dev.gradus.data.table.TableColumn;
import dev.gradus.testkit.Choices;
import dev.gradus.testkit.Properties;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Damaged tables and series: each is read, or refused with one DataException, within the time and
/// the memory that its size allows.
class CsvHostileTest {

  private static final Path FILE = Path.of("any.csv");
  private static final byte[] TABLE =
      """
      id,length,"the ""width\""",species,weight
      1,5.1,-3.5,setosa,1
      2,4.9,3e-1,virginica,0.5

      3," 6 ", .25 ,setosa,2
      4,7,1,"virginica",1
      """
          .getBytes(UTF_8);
  private static final byte[] SERIES =
      """
      date,rain,sun
      1949-01-31,1.5,2
      1949-02-28,,3
      1949-03-31 12:00,"-4e2",NA
      1949-03-31T12:00:01+00:00,7,8
      """
          .getBytes(UTF_8);

  private static final byte[] PEOPLE =
      """
      id,age,"city, or town",code,weight,bought
      1,31,Paris,10115,1,yes
      2,,"Rome ""the eternal\""",10117,0.5,no
      3,?, Paris ,10115,2,yes
      4,4.5e1,NA,,1,no
      """
          .getBytes(UTF_8);

  /// What [#PEOPLE] has, in another order.
  private static final List<TableColumn> COLUMNS =
      List.of(
          TableColumn.categories("code", List.of("10115", "10117")),
          TableColumn.categories("city, or town", List.of("Paris", "Rome \"the eternal\"")),
          TableColumn.numbers("age"));

  /// Words that stand for much, and what CSV and its readers may stumble over.
  private static final List<String> TOKENS =
      List.of(
          ",",
          ";",
          "\n",
          "\r",
          "\r\n",
          "\"",
          "\"\"",
          "1",
          "-",
          "1e39",
          "1e-999",
          "NaN",
          "\u0000",
          "\uFEFF",
          "é",
          "1,2,3,b,1\n",
          "9999-12-31",
          "+999999999-12-31",
          "date",
          "species",
          "٣",
          "0x1p3",
          "1d",
          "\u2028",
          "\uD83D\uDE00",
          "9".repeat(300),
          "x".repeat(5000));

  private enum Target {
    TABLE(
        CsvHostileTest.TABLE,
        content ->
            new CsvReading(Csv.of(FILE, "species").withWeight("weight"), true).read(content)),
    FEATURES(
        CsvHostileTest.TABLE,
        content ->
            new CsvReading(Csv.of(FILE, "id").withIgnored(List.of("species")), false)
                .read(content)),
    SERIES(
        CsvHostileTest.SERIES,
        content ->
            new SeriesCsvReading(SeriesCsv.of(FILE).withMissing(MissingStep.PREVIOUS))
                .read(content)),
    CATEGORIES(
        CsvHostileTest.PEOPLE,
        content ->
            CsvReading.ofTable(
                    Csv.of(FILE, "bought").withWeight("weight").withIgnored(List.of("id")),
                    List.of("code"))
                .table(content)),
    LIKE(
        CsvHostileTest.PEOPLE,
        content ->
            CsvReading.like(
                    Csv.of(FILE, "bought").withWeight("weight").withIgnored(List.of("id")),
                    true,
                    CsvHostileTest.COLUMNS)
                .table(content)),
    ROWS_TO_PREDICT(
        CsvHostileTest.PEOPLE,
        content ->
            CsvReading.like(
                    Csv.of(FILE, "bought").withIgnored(List.of("id", "weight")),
                    false,
                    CsvHostileTest.COLUMNS)
                .table(content));

    private final byte[] whole;
    private final Function<ByteArrayInputStream, Object> reading;

    Target(byte[] whole, Function<ByteArrayInputStream, Object> reading) {
      this.whole = whole;
      this.reading = reading;
    }

    boolean isRead(byte[] content) {
      return Hostile.isRead(
          "any.csv: ", content.length, () -> reading.apply(new ByteArrayInputStream(content)));
    }
  }

  @Test
  void read_cutAtEveryByte_isReadOrRefused() {
    for (Target target : Target.values()) {
      assertTrue(target.isRead(target.whole), target.toString());
      int read = 0;
      for (int length = 0; length < target.whole.length; length++) {
        read += target.isRead(Arrays.copyOf(target.whole, length)) ? 1 : 0;
      }
      // a cut within the last entry of a line leaves a whole table
      assertTrue(read > 0 && read < target.whole.length / 2, target + " read " + read);
    }
  }

  @Test
  void read_everyOneByteChange_isReadOrRefused() {
    for (Target target : Target.values()) {
      for (int position = 0; position < target.whole.length; position++) {
        for (int value = 0; value < 256; value++) {
          target.isRead(Hostile.set(target.whole, position, (byte) value));
        }
      }
    }
  }

  @Test
  void read_mutatedStructure_isReadOrRefused() {
    for (Target target : Target.values()) {
      Assertions.assertTimeoutPreemptively(
          Duration.ofMinutes(2),
          () ->
              Properties.forAll(
                  1,
                  10_000,
                  choices -> mutated(target.whole, choices),
                  hex -> target.isRead(HexFormat.of().parseHex(hex))),
          target.toString());
    }
  }

  /// What costs a reader most: many short entries, many columns, many lines, many classes. Each
  /// within 16 MiB and four times its size.
  @Test
  void read_largeFiles_keepWithinTimeAndMemory() {
    String wide =
        columns(16_000) + "\n" + "1,".repeat(16_000) + "a\n" + "2,".repeat(16_000) + "b\n";
    String blank = "x,species\n" + "\n".repeat(3_000_000) + "1,a\n2,b\n";
    String quoted = "x,species\n" + "\"1\",\"a\"\"\"\n".repeat(200_000) + "2,b\n";
    for (String text :
        List.of(
            wide,
            header(40) + ("1,".repeat(40) + "a\n" + "2,".repeat(40) + "b\n").repeat(30_000),
            "x,species\n" + "1,a\n2,b\n".repeat(700_000),
            "x,species\n" + "1,1.5\n".repeat(1_000_000),
            "x,species\n" + "-12.345678901234567e-3,1.0000001234567891\n".repeat(400_000),
            "x,species\n" + ("9".repeat(4000) + "e-3990,1\n").repeat(3000),
            classes(65_536),
            blank,
            quoted)) {
      within(text, in -> new CsvReading(Csv.of(FILE, "species"), true).read(in));
    }
    String features = "x\n" + "1\n".repeat(2_000_000);
    within(features, in -> new CsvReading(Csv.of(FILE, "species"), false).read(in));
  }

  @Test
  void table_largeFiles_keepWithinTimeAndMemory() {
    StringBuilder categories = new StringBuilder(header(300));
    for (int row = 0; row < 100; row++) {
      for (int column = 0; column < 300; column++) {
        categories.append((char) ('A' + row % 26)).append(row * 300 + column).append(',');
      }
      categories.append(row % 2).append('\n');
    }
    for (String text :
        List.of(
            "x,species\n" + "a,1\nb,0\n".repeat(700_000),
            header(40) + (",".repeat(40) + "1\n").repeat(200_000),
            categories.toString())) {
      Csv csv = Csv.of(FILE, "species");
      within(text, in -> CsvReading.ofTable(csv, List.of()).table(in));
    }
    String gaps = "x,y\n" + ",\n".repeat(2_000_000);
    List<TableColumn> columns = List.of(TableColumn.numbers("x"), TableColumn.numbers("y"));
    within(gaps, in -> CsvReading.like(Csv.of(FILE, "species"), false, columns).table(in));
  }

  @Test
  void series_largeFiles_keepWithinTimeAndMemory() {
    StringBuilder numbers = new StringBuilder("time,a\n");
    StringBuilder dates = new StringBuilder("time,a\n");
    LocalDateTime start = LocalDateTime.of(1900, 1, 1, 0, 0, 1);
    for (int step = 0; step < 500_000; step++) {
      numbers.append(step).append(",1\n");
      dates.append(start.plusMinutes(step)).append(",1\n");
    }
    StringBuilder holes = new StringBuilder(header(1000)).append("1,".repeat(1000)).append("1\n");
    holes.append((",".repeat(1000) + "\n").repeat(5000));
    for (String text :
        List.of(
            numbers.toString(),
            dates.toString(),
            holes.toString(),
            "a\n" + "1\n".repeat(2_000_000))) {
      SeriesCsv csv = SeriesCsv.of(FILE).withMissing(MissingStep.PREVIOUS);
      within(text, in -> new SeriesCsvReading(csv).read(in));
    }
  }

  private static void within(String text, Function<ByteArrayInputStream, Object> reading) {
    byte[] content = text.getBytes(UTF_8);
    assertTrue(
        Hostile.isRead(
            "any.csv: ", content.length, () -> reading.apply(new ByteArrayInputStream(content))),
        () -> text.substring(0, 100));
  }

  private static String header(int count) {
    return columns(count) + "\n";
  }

  private static String columns(int count) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < count; i++) {
      names.append(i).append(',');
    }
    return names + "species";
  }

  private static String classes(int count) {
    StringBuilder rows = new StringBuilder("x,species\n");
    for (int i = 0; i < count; i++) {
      rows.append("1,c").append(i).append('\n');
    }
    return rows.toString();
  }

  /// A file in hexadecimal: a few bytes changed, and a few words put in.
  private static String mutated(byte[] whole, Choices choices) {
    byte[] file = Hostile.mutated(whole, choices);
    for (int words = choices.between(0, 3); words > 0; words--) {
      byte[] word = choices.oneOf(TOKENS).getBytes(UTF_8);
      int at = choices.between(0, file.length);
      byte[] longer = Arrays.copyOf(file, file.length + word.length);
      System.arraycopy(word, 0, longer, at, word.length);
      System.arraycopy(file, at, longer, at + word.length, file.length - at);
      file = longer;
    }
    return HexFormat.of().formatHex(file);
  }

  @Test
  void read_wholeSeeds_areWhatTheySay() {
    Dataset table = (Dataset) Target.TABLE.reading.apply(new ByteArrayInputStream(TABLE));
    assertEquals(List.of("id", "length", "the \"width\""), table.featureNames());
    Series series = (Series) Target.SERIES.reading.apply(new ByteArrayInputStream(SERIES));
    assertEquals(4, series.steps());
    assertEquals(1.5f, series.value(1, 0));
  }
}
