package dev.gradus.data.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.data.Dataset;
import dev.gradus.data.series.Series;
import dev.gradus.testkit.Choices;
import dev.gradus.testkit.Properties;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
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
                .read(content));

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

  /// What costs a reader most: many short entries, many columns, many lines, many classes.
  @Test
  void read_largeFiles_keepWithinTime() {
    String wide =
        columns(16_000) + "\n" + "1,".repeat(16_000) + "a\n" + "2,".repeat(16_000) + "b\n";
    String longest = "x,species\n" + "1,a\n2,b\n".repeat(400_000);
    String classes = classes(300_000);
    String blank = "x,species\n" + "\n".repeat(3_000_000) + "1,a\n2,b\n";
    String quoted = "x,species\n" + "\"1\",\"a\"\"\"\n".repeat(200_000) + "2,b\n";
    for (String text : List.of(wide, longest, classes, blank, quoted)) {
      byte[] content = text.getBytes(UTF_8);
      Csv csv = Csv.of(FILE, "species");
      within(content, in -> new CsvReading(csv, true).read(in));
    }
    StringBuilder steps = new StringBuilder("time,a\n");
    for (int step = 0; step < 400_000; step++) {
      steps.append(step).append(",1\n");
    }
    byte[] content = steps.toString().getBytes(UTF_8);
    within(content, in -> new SeriesCsvReading(SeriesCsv.of(FILE)).read(in));
  }

  private static void within(byte[] content, Function<ByteArrayInputStream, Object> reading) {
    long start = System.nanoTime();
    assertNotNull(reading.apply(new ByteArrayInputStream(content)));
    double seconds = (System.nanoTime() - start) / 1e9;
    // 100 ms and 1 s a MiB; ten times that on a machine that is busy with other things
    double allowed = 10 * (0.1 + content.length / 1048576.0);
    assertTrue(seconds < allowed, () -> seconds + " s for " + content.length + " bytes");
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
