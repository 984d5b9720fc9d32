package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.cli.Session.Outcome;
import dev.gradus.history.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabCommandTest {

  @TempDir private Path directory;

  @Test
  void list_namesEveryTechniqueWithItsQuestion() {
    Outcome outcome = new Session(directory).run("lab", "list");
    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(outcome.out().contains("input-scaling"));
    assertTrue(outcome.out().contains("?"));
  }

  @Test
  void run_ofATechniqueWithoutTraining_printsTheTableAndWritesTheReport() {
    Path out = directory.resolve("toy");
    Outcome outcome =
        new Session(directory).run("lab", "run", "learning-rate-toy", "--out", out.toString());
    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(outcome.out().contains("0.1 found the slope 2"), outcome.out());
    assertTrue(Files.exists(out.resolve("report.html")));
    assertTrue(Files.exists(out.resolve("findings.json")));
    assertTrue(Files.exists(out.resolve("figures/weight.png")));
  }

  @Test
  void run_ofTwo_leavesAnIndexThatLeadsToBothReports() throws IOException {
    Path out = directory.resolve("both");
    Outcome outcome =
        new Session(directory)
            .run("lab", "run", "learning-rate-toy", "optimizer-path", "--out", out.toString());
    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(outcome.out().contains("reports: " + out.resolve("index.html")), outcome.out());
    String index = Files.readString(out.resolve("index.html"));
    for (String name : List.of("learning-rate-toy", "optimizer-path")) {
      assertTrue(index.contains("href=\"" + name + "/report.html\""), name);
      assertTrue(Files.exists(out.resolve(name).resolve("report.html")), name);
    }
  }

  @Test
  void run_withJson_printsOneObjectWithTheMeasures() {
    Outcome outcome =
        new Session(directory)
            .run(
                "lab",
                "run",
                "learning-rate-toy",
                "--json",
                "--out",
                directory.resolve("j").toString());
    assertEquals(0, outcome.status(), outcome.err());
    Map<String, Object> json = Json.readMap(outcome.out(), "output");
    Map<?, ?> run = (Map<?, ?>) ((List<?>) json.get("runs")).getFirst();
    assertEquals("learning-rate-toy", run.get("name"));
    Map<?, ?> measures = (Map<?, ?>) run.get("measures");
    assertEquals(0.12, (double) measures.get("limit"), 0.001);
  }

  @Test
  void run_ofTwo_writesAnIndex() {
    Path out = directory.resolve("two");
    Outcome outcome =
        new Session(directory)
            .run("lab", "run", "learning-rate-toy", "optimizer-path", "--out", out.toString());
    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(Files.exists(out.resolve("index.html")));
    assertTrue(Files.exists(out.resolve("learning-rate-toy/report.html")));
    assertTrue(Files.exists(out.resolve("optimizer-path/report.html")));
  }

  @Test
  void run_ofAnUnknownTechnique_namesThoseThatThereAre() {
    Outcome outcome = new Session(directory).run("lab", "run", "batchsize");
    assertEquals(2, outcome.status());
    assertTrue(outcome.err().contains("there is no technique \"batchsize\""), outcome.err());
  }

  @Test
  void run_withoutName_saysWhatToGive() {
    Outcome outcome = new Session(directory).run("lab", "run");
    assertEquals(2, outcome.status());
    assertTrue(outcome.err().contains("Name one of"), outcome.err());
  }
}
