package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.cli.Finding.State;
import dev.gradus.cli.Session.Outcome;
import dev.gradus.cli.Terminal.Screen;
import dev.gradus.history.Json;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {

  private final Session session = new Session(Path.of("unused"));

  @Test
  void doctor_onTheMachineOfThisTest_findsEverythingWell() {
    Outcome outcome = session.run("doctor", "--json");
    assertEquals(0, outcome.status(), outcome.err());
    Map<String, Object> json = Json.readMap(outcome.out(), "output");
    assertEquals(true, json.get("ok"));
    List<?> checks = (List<?>) json.get("checks");
    assertEquals(
        List.of(
            "Java",
            "vector module",
            "processor",
            "native library",
            "memory",
            "native cache",
            "working directory",
            "MNIST",
            "pictures",
            "terminal",
            "encoding"),
        checks.stream().map(check -> ((Map<?, ?>) check).get("name")).toList());
    assertTrue(json.toString().contains("GFLOP/s in products"), json.toString());
    assertTrue(json.toString().contains("60,000 training and 10,000 test images"), json.toString());
  }

  @Test
  void finding_asALine_isAlignedAndColoredWhereColorsAreOn() {
    Finding finding = Finding.warn("disk", "0.5 GiB free", "Free some space.");
    assertEquals("warn  disk      0.5 GiB free", finding.line(Screen.NONE, 8));
    assertEquals(
        "\u001b[33mwarn\u001b[0m  disk      0.5 GiB free", finding.line(new Screen(80, true), 8));
    assertEquals("ok    a  b", Finding.ok("a", "b").line(new Screen(80, false), 1));
    assertEquals(State.FAIL, Finding.fail("a", "b", "c").state());
  }

  @Test
  void productSpeed_ofTheReference_isAPositiveNumber() {
    try (Backend backend = new ReferenceBackend()) {
      double gflops = new ProductSpeed(backend).measure();
      assertTrue(gflops > 0.001 && gflops < 1000, () -> gflops + " GFLOP/s");
    }
  }
}
