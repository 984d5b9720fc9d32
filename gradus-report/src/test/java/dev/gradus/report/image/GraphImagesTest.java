package dev.gradus.report.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.model.Summary;
import dev.gradus.testkit.GoldenFiles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

final class GraphImagesTest {

  private static final GoldenFiles GOLDEN = GoldenFiles.of(GraphImagesTest.class);
  private static final double BOX = 100;
  private static final double LANE = 10;

  @AfterAll
  static void noneLeftOver() {
    GOLDEN.requireAllVerified();
  }

  private static Summary.Row row(String name, String kind, long trainable, String... from) {
    return new Summary.Row(name, kind, List.of(from), Shape.of(14, 14, 32), trainable, 0);
  }

  private static Summary residual() {
    SequencedMap<String, Shape> inputs = new LinkedHashMap<>();
    inputs.put("image", Shape.of(14, 14, 32));
    return new Summary(
        inputs,
        List.of(
            row("conv2d", "conv2d", 9_248, "image"),
            row("conv2d_1", "conv2d", 9_248, "conv2d"),
            row("conv2d_2", "conv2d", 9_248, "conv2d_1"),
            row("add", "add", 0, "conv2d_2", "conv2d"),
            row("digit", "dense", 650, "add")),
        List.of("digit"));
  }

  private static Summary twins() {
    SequencedMap<String, Shape> inputs = new LinkedHashMap<>();
    inputs.put("left", Shape.of(3));
    inputs.put("right", Shape.of(3));
    return new Summary(
        inputs,
        List.of(
            new Summary.Row("code", "dense", List.of("left"), Shape.of(4), 0, 16),
            new Summary.Row("code:2", "dense", List.of("right"), Shape.of(4), 0, 0),
            new Summary.Row("add", "add", List.of("code", "code:2"), Shape.of(4), 0, 0),
            new Summary.Row("digit", "dense", List.of("add"), Shape.of(2), 10, 0),
            new Summary.Row("distance", "dense", List.of("code:2"), Shape.of(1), 5, 0)),
        List.of("digit", "distance"));
  }

  @Test
  void svgText_residualAndTwins_areTheReviewedPictures() {
    GOLDEN.verify("residual", GraphImages.svgText("Residual", residual()));
    GOLDEN.verify("twins", GraphImages.svgText("Twins", twins()));
  }

  @Test
  void place_skip_leavesTheMainPathStraightAndRunsBesideIt() {
    GraphRows graph = placed(residual());
    List<Slot> skip =
        graph.routes().stream().filter(route -> route.size() > 2).findFirst().orElseThrow();
    graph.rows().forEach(row -> assertEquals(BOX / 2, row.getFirst().x()));
    skip.subList(1, skip.size() - 1).forEach(lane -> assertEquals(BOX + LANE / 2, lane.x()));
  }

  /// Rows keep boxes and lanes apart, so boxes overlap nothing and no arrow meets a box.
  @Test
  void place_randomGraphs_nothingOverlaps() {
    for (int seed = 0; seed < 200; seed++) {
      Summary summary = random(RandomStream.of(seed));
      GraphRows graph = placed(summary);
      for (List<Slot> row : graph.rows()) {
        for (int i = 1; i < row.size(); i++) {
          double apart = row.get(i).x() - row.get(i - 1).x();
          assertTrue(
              apart >= (width(row.get(i)) + width(row.get(i - 1))) / 2 - 1e-9,
              seed + ": " + apart + " in " + summary);
        }
      }
      int arrows = summary.rows().stream().mapToInt(each -> each.from().size()).sum();
      assertEquals(arrows, graph.routes().size());
      for (List<Slot> route : graph.routes()) {
        for (int i = 1; i < route.size(); i++) {
          assertEquals(route.get(i - 1).row() + 1, route.get(i).row(), "arrows go down row by row");
        }
      }
    }
  }

  private static GraphRows placed(Summary summary) {
    GraphRows graph = GraphRows.of(summary);
    new GraphColumns(graph, BOX, LANE).place();
    return graph;
  }

  private static double width(Slot slot) {
    return slot.isBox() ? BOX : LANE;
  }

  private static Summary random(RandomStream random) {
    SequencedMap<String, Shape> inputs = new LinkedHashMap<>();
    inputs.put("a", Shape.of(1));
    inputs.put("b", Shape.of(1));
    List<String> names = new ArrayList<>(inputs.keySet());
    List<Summary.Row> rows = new ArrayList<>();
    rows.add(row("first", "dense", 1, "a", "b"));
    names.add("first");
    int layers = 3 + (int) (random.uniform(0, 0) * 25);
    for (int i = 0; i < layers; i++) {
      List<String> from = new ArrayList<>();
      for (int k = 0; k < 1 + (int) (random.uniform(1, i) * 3); k++) {
        String name = names.get((int) (random.uniform(2 + k, i) * names.size()));
        if (!from.contains(name)) {
          from.add(name);
        }
      }
      rows.add(row("layer_" + i, "dense", i, from.toArray(String[]::new)));
      names.add("layer_" + i);
    }
    return new Summary(inputs, rows, List.of(names.getLast()));
  }

  @Test
  void files_hostileNames_areWellFormedAndTheSameTwice(@TempDir Path folder) throws Exception {
    String hostile = "</text><script>alert(\"&\")</script>\u0001'";
    GraphImages.svg(hostile, twins(), folder.resolve("a.svg"));
    GraphImages.png(hostile, twins(), folder.resolve("a.png"));
    String svg = Files.readString(folder.resolve("a.svg"));
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
    assertFalse(svg.contains("<script"));
    byte[] png = Files.readAllBytes(folder.resolve("a.png"));
    assertArrayEquals(png, GraphImages.pngBytes(hostile, twins()));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertTrue(image.getWidth() > 500 && image.getHeight() > 500, image.toString());
  }
}
