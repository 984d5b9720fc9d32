package dev.gradus.report.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.chart.Axis;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Histogram;
import dev.gradus.chart.HistogramPanels;
import dev.gradus.chart.Picture;
import dev.gradus.chart.PictureGrid;
import dev.gradus.chart.PictureGrid.Cell;
import dev.gradus.chart.PictureGrid.Row;
import dev.gradus.core.ConfigException;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

final class GridImagesTest {

  private static final Picture GREY = Picture.of(2, 3, 1, new byte[] {0, 50, 100, -106, -56, -1});
  private static final Picture COLOR =
      Picture.of(
          2, 3, 3, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, -1});

  private static PictureGrid grid() {
    return new PictureGrid(
        "two & two",
        "of four",
        List.of(
            new Row("first", List.of(new Cell("a", GREY), new Cell("", COLOR))),
            new Row("a label that is much too long for its place", List.of(new Cell("b", COLOR)))));
  }

  @Test
  void png_eachPicture_standsInItsPlacePixelByPixel() throws Exception {
    PictureGrid grid = grid();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(GridImages.pngBytes(grid)));
    GridPainter painter = new GridPainter(grid, 2);
    assertEquals(painter.width(), image.getWidth());
    assertEquals(painter.height(), image.getHeight());
    for (int row = 0; row < grid.rows().size(); row++) {
      for (int column = 0; column < grid.rows().get(row).cells().size(); column++) {
        Picture picture = grid.rows().get(row).cells().get(column).picture();
        Rectangle2D place = painter.place(row, column);
        int factor = (int) place.getWidth() / picture.width();
        for (int y = 0; y < place.getHeight(); y++) {
          for (int x = 0; x < place.getWidth(); x++) {
            assertEquals(
                picture.rgb(y / factor, x / factor),
                image.getRGB((int) place.getX() + x, (int) place.getY() + y) & 0xFFFFFF,
                "row %d, column %d, pixel [%d, %d]".formatted(row, column, y, x));
          }
        }
      }
    }
    Rectangle2D empty = painter.place(1, 1);
    assertEquals(0xFFFFFF, image.getRGB((int) empty.getX(), (int) empty.getY()) & 0xFFFFFF);
  }

  @Test
  void svg_isWellFormedAndHoldsThePixels() throws Exception {
    String svg = GridImages.svgText(grid());
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    var images = document.getElementsByTagName("image");
    assertEquals(3, images.getLength());
    String data = images.item(1).getAttributes().getNamedItem("href").getTextContent();
    byte[] png = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(COLOR.rgb(1, 2), image.getRGB(2, 1) & 0xFFFFFF);
    assertTrue(svg.contains("two &amp; two"));
    assertTrue(svg.contains("a label that is mu"));
    assertFalse(svg.contains("<script"));
  }

  @Test
  void png_sameGridTwice_givesTheSameBytes() {
    assertArrayEquals(GridImages.pngBytes(grid()), GridImages.pngBytes(grid()));
  }

  @Test
  void png_largePictures_areShrunkToTheirMean() throws Exception {
    byte[] stripes = new byte[600 * 600];
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = (byte) (i % 2 * 200);
    }
    PictureGrid grid =
        new PictureGrid(
            "large",
            "",
            List.of(new Row("", List.of(new Cell("", Picture.of(600, 600, 1, stripes))))));
    GridPainter painter = new GridPainter(grid, 1);
    assertEquals(140, (int) painter.place(0, 0).getWidth());
    byte[] tenth = new byte[60 * 60];
    Arrays.fill(tenth, (byte) 100);
    assertEquals(Picture.of(60, 60, 1, tenth), Picture.of(600, 600, 1, stripes).shrunk(60, 60));
  }

  @Test
  void png_tooManyRows_isRefused() {
    Row row = new Row("", List.of(new Cell("", GREY)));
    PictureGrid grid = new PictureGrid("tall", "", Collections.nCopies(200, row));
    ConfigException thrown = assertThrows(ConfigException.class, () -> GridImages.pngBytes(grid));
    assertTrue(
        thrown.getMessage().endsWith("at most 20000 are drawn. Show fewer pictures, or write SVG."),
        thrown.getMessage());
  }

  @Test
  void picture_wrongSizes_areRefused() {
    assertEquals(
        "Picture: [2, 3, 1] are 6 numbers, got 5.",
        assertThrows(ConfigException.class, () -> Picture.of(2, 3, 1, new byte[5])).getMessage());
    assertEquals(
        "Picture: needs at least 1 x 1 pixels with 1 or 3 channels, got [2, 3, 2].",
        assertThrows(ConfigException.class, () -> Picture.of(2, 3, 2, new byte[12])).getMessage());
    assertEquals(
        "Picture: 2 x 3 pixels shrink to at least 1 x 1 and at most that, got 3 x 3.",
        assertThrows(ConfigException.class, () -> GREY.shrunk(3, 3)).getMessage());
    assertEquals(
        "PictureGrid empty: has no pictures, expected at least one.",
        assertThrows(
                ConfigException.class,
                () -> new PictureGrid("empty", "", List.of(new Row("a", List.of()))))
            .getMessage());
  }

  @Test
  void panels_eachHistogram_isInkedInItsThirdOfTheSheet() throws Exception {
    Histogram histogram =
        new Histogram("h", Axis.of("x"), Axis.of("y"), List.of(0.0, 1.0), List.of(1.0));
    HistogramPanels panels = HistogramPanels.of("panels", "", Collections.nCopies(7, histogram));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(PanelImages.pngBytes(panels)));
    assertEquals(1800, image.getWidth());
    int blue = Ink.of(ColorRole.BLUE).rgb();
    for (int x : new int[] {300, 900, 1500}) {
      assertEquals(blue, image.getRGB(x, 350) & 0xFFFFFF, "first row at " + x);
      assertEquals(
          x == 300 ? blue : 0xFFFFFF, image.getRGB(x, 1150) & 0xFFFFFF, "third row at " + x);
    }
    assertTrue(PanelImages.svgText(panels).contains("panels"));
  }
}
