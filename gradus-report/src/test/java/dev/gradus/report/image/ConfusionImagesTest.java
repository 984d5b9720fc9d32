package dev.gradus.report.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.chart.ColorRole;
import dev.gradus.chart.ConfusionTable;
import dev.gradus.core.ConfigException;
import dev.gradus.metric.ConfusionMatrix;
import dev.gradus.report.ConfusionTables;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

final class ConfusionImagesTest {

  private static final ConfusionTable ANIMALS =
      new ConfusionTable(
          "animals",
          "of two",
          List.of("cat", "<dog> that has a name much too long for its place"),
          List.of(List.of(1200L, 0L), List.of(0L, 0L)));

  @Test
  void png_cells_areBlueWhereRightAndVermilionWhereWrong() throws Exception {
    ConfusionTable table =
        new ConfusionTable(
            "letters", "", List.of("a", "b"), List.of(List.of(5L, 0L), List.of(7L, 0L)));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(ConfusionImages.pngBytes(table)));
    ConfusionPainter painter = new ConfusionPainter(table, 2);
    assertEquals(painter.width(), image.getWidth());
    assertEquals(painter.height(), image.getHeight());
    assertEquals(Ink.of(ColorRole.BLUE).rgb(), corner(image, painter.place(0, 0)));
    assertEquals(0xFFFFFF, corner(image, painter.place(0, 1)));
    assertEquals(Ink.of(ColorRole.VERMILION).rgb(), corner(image, painter.place(1, 0)));
    assertEquals(0xFFFFFF, corner(image, painter.place(1, 1)));
  }

  private static int corner(BufferedImage image, Rectangle2D place) {
    return image.getRGB((int) place.getX() + 6, (int) place.getY() + 6) & 0xFFFFFF;
  }

  @Test
  void svg_longNames_areTurnedAndShortened() throws Exception {
    String svg = ConfusionImages.svgText(ANIMALS);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
    assertTrue(svg.contains("rotate(-90)\" font-size=\"12.5\""), svg);
    assertTrue(svg.contains(">1,200</text>"));
    assertTrue(svg.contains("&lt;dog&gt; that"));
    assertFalse(svg.contains("too long for its place<"));
    assertArrayEquals(ConfusionImages.pngBytes(ANIMALS), ConfusionImages.pngBytes(ANIMALS));
  }

  @Test
  void svg_hundredClasses_leavesNumbersOutAndNamesWhatFits() {
    List<String> labels = IntStream.range(0, 100).mapToObj(i -> "class" + i).toList();
    List<List<Long>> counts = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      List<Long> row = new ArrayList<>(Collections.nCopies(100, 0L));
      row.set(i, 70L);
      row.set((i + 1) % 100, 30L);
      counts.add(row);
    }
    String svg = ConfusionImages.svgText(new ConfusionTable("many", "", labels, counts));
    assertFalse(svg.contains(">70<"));
    assertTrue(svg.contains(">class0<"));
    assertFalse(svg.contains(">class1<"));
    assertTrue(svg.contains(">class99<") || svg.contains(">class98<") || svg.contains(">class96<"));
  }

  @Test
  void table_ofAMatrix_saysHowManyWereRight() {
    ConfusionMatrix matrix =
        new ConfusionMatrix(
            List.of("a", "b"), List.of(List.of(3L, 1L), List.of(0L, 5L)), List.of(0L, 1L));
    assertEquals(
        "10 samples of letters, 80.00 % right, 1 without an answer; numbers are samples, shades are shares of a row",
        ConfusionTables.of("letters", matrix).caption());
    assertEquals(0.75, ConfusionTables.of("letters", matrix).share(0, 0));
  }

  @Test
  void table_missingRow_isRefused() {
    assertEquals(
        "ConfusionTable t: 2 labels need 2 rows of 2 counts.",
        assertThrows(
                ConfigException.class,
                () -> new ConfusionTable("t", "", List.of("a", "b"), List.of(List.of(1L, 2L))))
            .getMessage());
  }
}
