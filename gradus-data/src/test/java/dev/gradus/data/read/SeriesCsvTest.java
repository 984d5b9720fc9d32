package dev.gradus.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.data.series.Series;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesCsvTest {

  @TempDir private Path directory;

  @Test
  void read_timeAndValue_leavesTheTimeOut() {
    Series series = csv("Time,value\n1749,58\n1749.0833,62.6\n\n1749.1667,70\n").read();
    assertEquals("series.csv", series.name());
    assertEquals(List.of("value"), series.columns());
    assertEquals(List.of(58f, 62.6f, 70f), values(series, 0));
    assertEquals("1749.0833", series.time(1));
  }

  @Test
  void read_columnsByName_inTheOrderAskedFor() {
    SeriesCsv weather = csv("date,rain,sun,place\n2020-01,1,2,x\n2020-02,3,4,y\n");
    Series series = weather.withColumns("sun", "rain").read();
    assertEquals(List.of("sun", "rain"), series.columns());
    assertEquals(List.of(2f, 4f), values(series, 0));
    assertEquals(List.of(1f, 3f), values(series, 1));
    Series untimed = csv("a,b\n1,2\n0,3\n").withColumns("b").read();
    assertEquals("1", untimed.time(1));
  }

  @Test
  void read_timesOfEveryForm_areCompared() {
    for (String later :
        List.of(
            "1949-03,1949-10",
            "1949-03-31,1949-04-01",
            "1949-03-31T12:00,1949-03-31T12:00:01",
            "1949-03-31 12:00:00,1949-03-31 12:00:00.5",
            "1949-03-31T12:00:00+02:00,1949-03-31T11:00:00Z",
            "-3,2e2")) {
      String[] times = later.split(",", -1);
      assertEquals(2, csv("time,x\n%s,1\n%s,2\n".formatted(times[0], times[1])).read().steps());
      String backwards = "time,x\n%s,1\n%s,2\n".formatted(times[1], times[0]);
      assertMessage(
          "FILE: line 3, column `time`: `%s` does not come after `%s` in line 2. Sort the rows by time, and keep one row for each time."
              .formatted(times[0], times[1]),
          csv(backwards));
    }
  }

  @Test
  void read_missingValue_isRefusedOrTheOneBefore() {
    String holes = "time,a,b\n1,5,7\n2,,8\n3,NA,9\n";
    assertMessage(
        "FILE: line 3, column `a`: the entry is missing. Fill it in, or take the value before it: `missing: previous`.",
        csv(holes));
    Series filled = csv(holes).withMissing(MissingStep.PREVIOUS).read();
    assertEquals(List.of(5f, 5f, 5f), values(filled, 0));
    assertEquals(List.of(7f, 8f, 9f), values(filled, 1));
    assertMessage(
        "FILE: line 2, column `b`: `?` stands for a missing entry. There is no value before it to take. Fill it in, or begin the file at a later line.",
        csv("time,a,b\n1,5,?\n").withMissing(MissingStep.PREVIOUS));
  }

  @Test
  void read_filesThatAreNoSeries_saySo() {
    assertMessage(
        "FILE: is empty. A header line with the names of the columns was expected.", csv(""));
    assertMessage("FILE: has a header but no rows. At least 2 were expected.", csv("time,value\n"));
    assertMessage(
        "FILE: has no column of values beside the times in `date`. Add one, or check the delimiter.",
        csv("date\n2020-01\n"));
    assertMessage(
        "FILE: there is no column `valve`. Did you mean `value`? The file has time, value.",
        csv("time,value\n1,2\n").withColumns("valve"));
    assertMessage(
        "FILE: there is no column `tome`. Did you mean `time`? The file has time, value.",
        csv("time,value\n1,2\n").withTime("tome"));
    assertMessage(
        "FILE: line 2, column `place`: `x` is not a number. Correct it, or choose other columns.",
        csv("time,place\n1,x\n"));
    assertMessage(
        "FILE: line 3, column `time`: `2020-01` is a date, line 2 has a number. Write all times in one way.",
        csv("time,a\n1,1\n2020-01,2\n"));
    assertMessage(
        "FILE: line 2, column `time`: `soon` is no time: a number, or a date such as 1949-03, 1949-03-31 or 1949-03-31T12:00 was expected. Correct it, or name the column of times by `time`.",
        csv("time,a\nsoon,1\n"));
    assertMessage(
        "FILE: line 2, column `time`: the entry is missing. Fill it in, or leave out that line.",
        csv("time,a\n,1\n"));
    assertMessage(
        "FILE: line 3 has 1 entries, the header has 2 columns. Correct that line, or quote entries that hold the delimiter `,`.",
        csv("time,a\n1,1\n2\n"));
  }

  @Test
  void settings_thatContradict_areRefused() {
    SeriesCsv any = csv("");
    assertConfig(
        "series: column `a` is named twice. Name each column once, the time apart.",
        () -> any.withColumns("a", "b", "a"));
    assertConfig(
        "series: column `a` is named twice. Name each column once, the time apart.",
        () -> any.withTime("a").withColumns("a"));
    assertConfig(
        "series: delimiter cannot be a quote or a line end. Take `,`, `;` or a tab.",
        () -> any.withDelimiter('\n'));
  }

  private SeriesCsv csv(String content) {
    return SeriesCsv.of(
        IdxFiles.write(directory, "series.csv", content.getBytes(StandardCharsets.UTF_8)));
  }

  private static void assertMessage(String expected, SeriesCsv csv) {
    DataException thrown = assertThrows(DataException.class, csv::read);
    assertEquals(expected.replace("FILE", csv.file().toString()), thrown.getMessage());
  }

  private static void assertConfig(String message, Runnable action) {
    assertEquals(message, assertThrows(ConfigException.class, action::run).getMessage());
  }

  private static List<Float> values(Series series, int column) {
    return IntStream.range(0, series.steps()).mapToObj(i -> series.value(i, column)).toList();
  }
}
