package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.cli.Session.Outcome;
import dev.gradus.testkit.GoldenFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {

  private static final String PROPERTY = "gradus.data";
  private static final GoldenFiles GOLDEN = GoldenFiles.of(DataCommandTest.class);

  @TempDir private Path directory;

  private Session session;

  @BeforeEach
  void useACacheOfOurOwn() {
    session = new Session(directory);
    System.setProperty(PROPERTY, directory.resolve("cache").toString());
  }

  @AfterEach
  void useTheUsersCache() {
    System.clearProperty(PROPERTY);
  }

  @AfterAll
  static void noneLeftOver() {
    GOLDEN.requireAllVerified();
  }

  @Test
  void list_saysWhatThereIsAndWhere() {
    Outcome outcome = session.run("data", "list");
    assertEquals(0, outcome.status());
    assertEquals("", outcome.err());
    GOLDEN.verify("list", outcome.out().replace(directory.toString(), "DIR"));
  }

  @Test
  void list_inJson_isOneObject() {
    Outcome outcome = session.run("data", "list", "--json");
    assertEquals(0, outcome.status());
    assertTrue(
        outcome
            .out()
            .contains(
                "{\"name\":\"fashion-mnist\",\"what\":\"photos of clothes\",\"samples\":70000,\"shape\":[28,28,1],\"classes\":10,\"bytes\":30878645,\"place\":\"remote\","),
        outcome.out());
    assertEquals(1, outcome.out().lines().count());
  }

  @Test
  void get_ofWhatIsEmbedded_hasNothingToDo() {
    Outcome outcome = session.run("data", "get", "mnist", "--json");
    assertEquals(0, outcome.status());
    assertEquals(
        "{\"name\":\"mnist\",\"place\":\"embedded\",\"folder\":null,\"bytes\":11369320,\"received\":0}\n",
        outcome.out());
    assertEquals("mnist: comes with Gradus, there is nothing to fetch\n", outcome.err());
  }
}
