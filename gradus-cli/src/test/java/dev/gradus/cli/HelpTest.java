package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.cli.Session.Outcome;
import dev.gradus.testkit.GoldenFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  private static final GoldenFiles GOLDEN = GoldenFiles.of(HelpTest.class);

  private final Session session = new Session(Path.of("unused"));

  @AfterAll
  static void noneLeftOver() {
    GOLDEN.requireAllVerified();
  }

  @Test
  void help_ofTheProgram_listsTheCommands() {
    Outcome outcome = session.run("--help");
    assertEquals(0, outcome.status());
    assertEquals("", outcome.err());
    GOLDEN.verify("gradus", outcome.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train",
        "evaluate",
        "predict",
        "summary",
        "compare",
        "lab",
        "lr-find",
        "schedule",
        "data",
        "doctor",
        "bench"
      })
  void help_ofACommand_showsOptionsAndAnExample(String command) {
    Outcome outcome = session.run(command, "--help");
    assertEquals(0, outcome.status());
    assertEquals("", outcome.err());
    assertTrue(outcome.out().contains("./gradus " + command), "it has an example");
    assertEquals(outcome, session.run("help", command));
    GOLDEN.verify(command, outcome.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "get", "show"})
  void help_ofADataCommand_showsOptionsAndAnExample(String command) {
    Outcome outcome = session.run("data", command, "--help");
    assertEquals(0, outcome.status());
    assertEquals("", outcome.err());
    assertTrue(outcome.out().contains("./gradus data " + command), "it has an example");
    GOLDEN.verify("data-" + command, outcome.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "run"})
  void help_ofALabCommand_showsOptionsAndAnExample(String command) {
    Outcome outcome = session.run("lab", command, "--help");
    assertEquals(0, outcome.status());
    assertEquals("", outcome.err());
    assertTrue(outcome.out().contains("./gradus lab " + command), "it has an example");
    GOLDEN.verify("lab-" + command, outcome.out());
  }

  @Test
  void version_isThatOfTheBuild() throws Exception {
    Outcome outcome = session.run("--version");
    assertEquals(0, outcome.status());
    String pom = Files.readString(Path.of("pom.xml"));
    String version = pom.replaceAll("(?s)^.*?<version>(.*?)</version>.*$", "$1");
    assertEquals("gradus " + version + "\n", outcome.out());
  }
}
