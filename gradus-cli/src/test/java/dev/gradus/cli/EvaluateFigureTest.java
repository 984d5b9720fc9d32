package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.cli.Session.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateFigureTest {

  @TempDir private Path folder;

  @Test
  void evaluate_withFiles_drawsWhichClassWasTakenForWhich() throws IOException {
    Session session = new Session(folder);
    Path svg = folder.resolve("mistakes.svg");
    Path png = folder.resolve("mistakes.png");
    Outcome outcome =
        session.run("evaluate", session.trained(), "--threads", 1, "--svg", svg, "--png", png);
    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(Files.readString(svg).contains("12 samples of small.csv"));
    assertTrue(ImageIO.read(png.toFile()).getWidth() > 300);
  }

  @Test
  void evaluate_withHtml_writesAPageWithTheTable() throws IOException {
    Session session = new Session(folder);
    Path page = folder.resolve("evaluation.html");
    Outcome outcome = session.run("evaluate", session.trained(), "--threads", 1, "--html", page);
    assertEquals(0, outcome.status(), outcome.err());
    String html = Files.readString(page);
    assertTrue(html.contains("Which class was taken for which"));
    assertTrue(html.contains("<dt>samples</dt><dd>12</dd>"));
  }

  @Test
  void evaluate_valuesWithFiles_isRefused() {
    Session session = new Session(folder);
    Path table = session.write("v.csv", "a,y\n1,2.5\n2,3.5\n3,4.5\n4,6\n5,7\n");
    Path spec =
        session.write(
            "v.yaml",
            """
            data: {csv: {file: %s, target: y}}
            model: [{dense: 1}]
            loss: mean-squared-error
            optimizer: sgd
            fit: {epochs: 1}
            """
                .formatted(table));
    Path run = folder.resolve("run");
    assertEquals(0, session.run("train", spec, "--out", run, "--threads", 1).status());
    Outcome outcome = session.run("evaluate", run, "--png", folder.resolve("x.png"));
    assertEquals(2, outcome.status());
    assertEquals(
        "v.csv: has values of shape [1], but --svg and --png draw which class was taken for which. Leave them out.\n",
        outcome.err());
  }
}
