package dev.gradus.report.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.chart.Axis;
import dev.gradus.chart.Band;
import dev.gradus.chart.BarChart;
import dev.gradus.chart.Chart;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.chart.ForestPlot;
import dev.gradus.chart.Histogram;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.chart.Outcome;
import dev.gradus.core.ConfigException;
import dev.gradus.report.EveryChart;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

final class ChartImagesTest {

  private static final String HOSTILE = "</text><script>alert(\"&\")</script>\u0001'";
  private static final LineChart LINES = lines("loss");

  private static LineChart lines(String title) {
    Line first =
        Line.of("first", List.of(1.0, 2.0, 3.0), List.of(3.0, 2.0, 1.5))
            .withBand(new Band(List.of(2.0, 1.0, 1.0), List.of(4.0, 3.0, 2.0)))
            .withTraces(List.of(List.of(3.5, 2.5, Double.NaN)));
    Line second =
        Line.of(HOSTILE, List.of(1.0, 2.0, 3.0), List.of(2.0, 2.5, Double.NaN))
            .withLook(ColorRole.VERMILION, Dash.DASHED);
    return new LineChart(title, Axis.of("epoch"), Axis.of("loss"), List.of(first, second));
  }

  private static List<Chart> charts() {
    return List.of(
        LINES,
        new ForestPlot(
            "effects",
            Axis.of("difference"),
            "no difference",
            List.of(
                new ForestPlot.Row("a", 1, 0.5, 2, "improves", Outcome.BETTER, List.of(0.7, 1.4)),
                new ForestPlot.Row("b", -1, -2, -0.5, "hurts", Outcome.WORSE, List.of()),
                new ForestPlot.Row("c", 0, -0.1, 0.1, "equivalent", Outcome.SAME, List.of()),
                new ForestPlot.Row("d", 0.3, -1, 1, "no evidence", Outcome.UNCLEAR, List.of()),
                new ForestPlot.Row(
                    HOSTILE,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    "x",
                    Outcome.UNRELIABLE,
                    List.of())),
            0.2),
        new BarChart("times", Axis.of("time"), List.of(new BarChart.Bar("a", 2, ColorRole.GREEN))),
        new Histogram(
            "weights",
            Axis.of("weight"),
            Axis.of("count"),
            List.of(0.0, 1.0, 2.0),
            List.of(3.0, 1.0)));
  }

  private static List<Chart> everyKind() {
    return Stream.concat(charts().stream(), EveryChart.all().values().stream()).toList();
  }

  @Test
  void everyChart_hasEachKind() {
    assertEquals(
        Set.of(Chart.class.getPermittedSubclasses()),
        EveryChart.all().values().stream().map(Chart::getClass).collect(Collectors.toSet()));
  }

  @Test
  void pngBytes_eachKind_decodesAndIsNotBlank() throws Exception {
    for (Chart chart : everyKind()) {
      for (int width : List.of(240, 900)) {
        BufferedImage image =
            ImageIO.read(new ByteArrayInputStream(ChartImages.pngBytes(chart, width, 560)));
        assertEquals(width, image.getWidth(), chart.title());
        assertEquals(560, image.getHeight(), chart.title());
        assertTrue(
            inked(image) > 0.01,
            chart.title() + ": only " + inked(image) + " of the pixels are inked");
      }
    }
  }

  @Test
  void pngBytes_lines_showEachColorAndLeaveTheMarginFree() throws Exception {
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(ChartImages.pngBytes(LINES, 900, 560)));
    assertTrue(count(image, Ink.of(ColorRole.BLUE).rgb()) > 500);
    assertTrue(count(image, Ink.of(ColorRole.VERMILION).rgb()) > 20);
    for (int x = 0; x < 900; x++) {
      assertEquals(0xFFFFFF, image.getRGB(x, 10) & 0xFFFFFF);
      assertEquals(0xFFFFFF, image.getRGB(x, 553) & 0xFFFFFF);
    }
  }

  @Test
  void pngBytes_sameChartTwice_givesTheSameBytes() {
    assertArrayEquals(ChartImages.pngBytes(LINES, 300, 300), ChartImages.pngBytes(LINES, 300, 300));
  }

  @Test
  void svgText_eachKindWithHostileNames_isWellFormedAndWithoutScripts() throws Exception {
    for (Chart chart : everyKind()) {
      String svg = ChartImages.svgText(chart, 600, 400);
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(svg)));
      assertEquals("svg", document.getDocumentElement().getTagName());
      assertEquals(0, document.getElementsByTagName("script").getLength());
      assertFalse(svg.contains("style="));
      assertFalse(svg.contains("NaN"), chart.title());
      assertEquals(chart.title(), document.getElementsByTagName("title").item(0).getTextContent());
    }
  }

  @Test
  void svgText_otherDefaultLocale_isTheSame() {
    String expected = ChartImages.svgText(LINES, 600, 400);
    Locale before = Locale.getDefault();
    try {
      // Arabic digits and a comma for a point, wherever a number is formatted by the default.
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals(expected, ChartImages.svgText(LINES, 600, 400));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void png_andSvg_writeOnlyTheirFiles(@TempDir Path folder) throws Exception {
    ChartImages.png(LINES, folder.resolve("new/a.png"), 300, 300);
    ChartImages.svg(LINES, folder.resolve("new/a.svg"), 300, 300);
    try (var files = Files.list(folder.resolve("new"))) {
      assertEquals(
          List.of("a.png", "a.svg"), files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void height_forestPlot_growsWithItsRows() {
    assertEquals((150 + 5 * 52) * 2, ChartImages.height(charts().get(1), 1800));
    assertEquals(560 * 2, ChartImages.height(LINES, 1800));
    assertEquals(240, ChartImages.height(charts().get(2), 300));
  }

  @Test
  void pngBytes_sizeOutOfRange_isRefused() {
    ConfigException refused =
        assertThrows(ConfigException.class, () -> ChartImages.pngBytes(LINES, 100, 300));
    assertEquals(
        "PNG: width and height must be in [240, 8000] pixels, got 100 x 300.",
        refused.getMessage());
  }

  @Test
  void pngBytes_longTitleAndNames_stayInside() throws Exception {
    String words = "a rather long title that goes on and on ".repeat(6);
    LineChart chart = lines(words.strip());
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(ChartImages.pngBytes(chart, 420, 560)));
    for (int y = 0; y < 560; y++) {
      assertEquals(0xFFFFFF, image.getRGB(419, y) & 0xFFFFFF);
    }
  }

  private static double inked(BufferedImage image) {
    long paper = count(image, 0xFFFFFF);
    return 1 - paper / (double) (image.getWidth() * image.getHeight());
  }

  private static long count(BufferedImage image, int rgb) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xFFFFFF) == rgb ? 1 : 0;
      }
    }
    return count;
  }
}
