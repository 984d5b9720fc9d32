package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.cli.Session.Outcome;
import dev.gradus.cli.Terminal.Screen;
import dev.gradus.history.Json;
import dev.gradus.testkit.GoldenFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataShowCommandTest {

  private static final GoldenFiles GOLDEN = GoldenFiles.of(DataShowCommandTest.class);
  private static final String DIGITS = "{catalogue: mnist, take: 200}";

  @TempDir private Path folder;

  @AfterAll
  static void noneLeftOver() {
    GOLDEN.requireAllVerified();
  }

  @Test
  void show_onAPipe_printsTablesAlone() {
    Outcome outcome = new Session(folder).run("data", "show", DIGITS);
    assertEquals(0, outcome.status(), outcome.err());
    GOLDEN.verify("digits-pipe", outcome.out());
  }

  @Test
  void show_images_drawsThemAndAHistogram() {
    Outcome outcome = Session.run(new Screen(80, false), "data", "show", DIGITS);
    assertEquals(0, outcome.status(), outcome.err());
    GOLDEN.verify("digits", outcome.out());
    assertTrue(outcome.outLines().stream().allMatch(line -> line.length() < 80));
  }

  @Test
  void show_imagesWithColors_drawsTwoPixelsInACharacter() {
    Outcome outcome = Session.run(new Screen(80, true), "data", "show", DIGITS);
    assertEquals(0, outcome.status(), outcome.err());
    String plain = outcome.out().replaceAll("\u001b\\[[0-9;]*m", "");
    assertTrue(plain.lines().anyMatch(line -> line.startsWith("7 ▀▀▀▀▀▀▀▀▀▀▀▀ ▀▀▀▀")), plain);
    assertTrue(plain.lines().allMatch(line -> line.length() < 80), plain);
    assertTrue(
        outcome
            .out()
            .lines()
            .filter(line -> line.contains("▀"))
            .allMatch(line -> line.endsWith("\u001b[0m")));
  }

  @Test
  void show_table_drawsALineForEachColumn() {
    Session session = new Session(folder);
    Outcome outcome = Session.run(new Screen(60, false), "data", "show", session.spec());
    assertEquals(0, outcome.status(), outcome.err());
    GOLDEN.verify("table", outcome.out());
  }

  @Test
  void show_whereOnlyAsciiCanBeWritten_drawsWithAscii() {
    Session session = new Session(folder);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream ascii = new PrintStream(out, true, StandardCharsets.US_ASCII);
    Terminal terminal =
        new Terminal(ascii, ascii, () -> new Screen(100, true), () -> new Screen(100, true));
    int status =
        Main.run(
            new String[] {
              "data", "show", DIGITS, "--augment", "[{rotation: 20}]", "--set", "fit.seed=3"
            },
            terminal);
    assertEquals(0, status, out.toString(StandardCharsets.US_ASCII));
    GOLDEN.verify("digits-ascii", out.toString(StandardCharsets.US_ASCII));
    assertEquals(0, session.run("data", "show", session.spec()).status());
  }

  @Test
  void show_out_writesEachFigureAsPngAndSvg() throws IOException {
    Path figures = folder.resolve("deep/figures");
    Outcome outcome =
        new Session(folder)
            .run("data", "show", DIGITS, "--augment", "[{zoom: 0.2}]", "--out", figures, "--json");
    assertEquals(0, outcome.status(), outcome.err());
    Map<String, Object> json = Json.readMap(outcome.out(), "output");
    assertEquals(
        List.of("data", "shape", "samples", "values", "each", "target", "figures"),
        List.copyOf(json.keySet()));
    assertEquals(List.of(28, 28, 1), json.get("shape"));
    assertEquals(Map.of("train", 200, "test", 10_000), json.get("samples"));
    Map<?, ?> values = (Map<?, ?>) json.get("values");
    assertEquals(
        List.of("low", "high", "mean", "deviation", "missing", "edges", "counts"),
        List.copyOf(values.keySet()));
    List<?> classes = (List<?>) ((Map<?, ?>) json.get("target")).get("classes");
    assertEquals(10, classes.size());
    assertEquals(
        List.of("label", "train", "test"), List.copyOf(((Map<?, ?>) classes.get(0)).keySet()));
    List<?> written = (List<?>) json.get("figures");
    assertEquals(
        List.of("samples", "values", "target", "augmented").stream()
            .flatMap(name -> List.of(name + ".png", name + ".svg").stream())
            .map(name -> figures.resolve(name).toString())
            .toList(),
        written);
    for (Object file : written) {
      if (file.toString().endsWith("png")) {
        assertTrue(ImageIO.read(Path.of(file.toString()).toFile()).getWidth() > 500);
      } else {
        assertTrue(Files.readString(Path.of(file.toString())).endsWith("</svg>\n"));
      }
    }
  }

  @Test
  void show_aSpecThatAugments_showsItsImageTenWays() {
    Session session = new Session(folder);
    Path spec =
        session.write(
            "digits.yaml",
            """
            data: {catalogue: mnist, take: 50}
            augment: [{rotation: 15}]
            model: [flatten, {dense: 10}]
            loss: categorical-crossentropy
            optimizer: sgd
            """);
    Outcome outcome = session.runOnScreen("data", "show", spec, "--sample", 3);
    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(
        outcome.out().contains("One image, ten ways: image 3 of mnist train, seed 1"),
        outcome.out());
    assertFalse(
        session.runOnScreen("data", "show", spec, "--augment", "[]").out().contains("ten ways"));
  }

  @Test
  void show_series_drawsItsCurve() {
    Session session = new Session(folder);
    StringBuilder text = new StringBuilder("month,passengers,ships\n");
    for (int i = 0; i < 60; i++) {
      text.append(
          "%d-%02d,%d,%d\n".formatted(2020 + i / 12, i % 12 + 1, 50 + i + i % 12 * 3, i % 4));
    }
    Path table = session.write("traffic.csv", text.toString());
    Path figures = folder.resolve("figures");
    Outcome outcome =
        Session.run(
            new Screen(70, false),
            "data",
            "show",
            "{series: {file: %s, time: month, window: 12}}".formatted(table),
            "--out",
            figures);
    assertEquals(0, outcome.status(), outcome.err());
    GOLDEN.verify("series", outcome.out().replace(figures.toString(), "DIR"));
    assertTrue(Files.exists(figures.resolve("series.png")));
  }

  @Test
  void show_seriesByItsName_drawsItsCurve() {
    for (String name : List.of("sunspots", "air-passengers")) {
      Outcome outcome = Session.run(new Screen(80, false), "data", "show", name);
      assertEquals(0, outcome.status(), outcome.err());
      assertTrue(outcome.outLines().contains(name + ": value over time"), outcome.out());
      assertTrue(outcome.outLines().contains("features  [60, 1]"), outcome.out());
    }
    Outcome shorter =
        new Session(folder).run("data", "show", "sunspots", "--set", "data.series.window=12");
    assertTrue(shorter.outLines().contains("features  [12, 1]"), shorter.out() + shorter.err());
  }

  @Test
  void show_valuesOnJson_areThoseOfTheTarget() {
    Session session = new Session(folder);
    Path table = session.write("v.csv", "a,y\n1,2.5\n2,3.5\n3,4.5\n4,6\n5,7\n");
    Outcome outcome =
        session.run("data", "show", "{csv: {file: %s, target: y}}".formatted(table), "--json");
    Map<String, Object> json = Json.readMap(outcome.out(), "output");
    Map<?, ?> target = (Map<?, ?>) json.get("target");
    assertEquals(List.of(1), target.get("shape"));
    assertEquals("a", ((Map<?, ?>) ((List<?>) json.get("each")).get(0)).get("name"));
    assertEquals(List.of(), json.get("figures"));
  }

  @Test
  void show_table_saysWhatEachColumnWasTakenFor() {
    Session session = new Session(folder);
    StringBuilder text = new StringBuilder("id,age,color,weight,buys\n");
    for (int i = 0; i < 20; i++) {
      text.append(
          "%d,%s,%s,1,%s\n"
              .formatted(
                  i,
                  i % 7 == 3 ? "NA" : i,
                  List.of("red", "", "green", "blue").get(i % 4),
                  i % 2 == 0 ? "yes" : "no"));
    }
    Path table = session.write("people.csv", text.toString());
    String data =
        "{csv: {file: %s, target: buys, ignored: [id], weight: weight, missing: most-frequent}}"
            .formatted(table);
    GOLDEN.verify("columns", session.run("data", "show", data).out());
    Map<String, Object> json =
        Json.readMap(session.run("data", "show", data, "--json").out(), "output");
    Map<?, ?> color = (Map<?, ?>) ((List<?>) json.get("columns")).get(2);
    assertEquals(List.of("blue", "green", "red"), color.get("categories"));
    assertEquals("categories", color.get("kind"));
    assertEquals(5, color.get("missing"));
  }
}
