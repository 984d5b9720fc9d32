package dev.gradus.study;

import static dev.gradus.study.Planted.plus;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.stats.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ComparisonFieldsTest {

  private static final double[] BASE = {0.75, 0.75, 0.75};

  private static Map<String, Object> fields(ComparisonResult result) {
    return ComparisonFields.of(result, Optional.of("out/report.html"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> arm(Map<String, Object> fields, int index) {
    return ((List<Map<String, Object>>) fields.get("arms")).get(index);
  }

  @Test
  void of_finished_hasTheStableFields() {
    ComparisonResult result = Planted.result(BASE, plus(BASE, 0.125, 0.25, 0.0));
    Map<String, Object> fields = fields(result);
    Map<String, Object> arm = arm(fields, 0);
    Evidence evidence = result.arms().getFirst().evidence().orElseThrow();
    Interval interval = evidence.interval();

    assertEquals("validationAccuracy", fields.get("metric"));
    assertEquals("out/report.html", fields.get("report"));
    assertEquals("baseline", ((Map<?, ?>) fields.get("baseline")).get("name"));
    assertEquals(0.75, ((Map<?, ?>) fields.get("baseline")).get("mean"));
    assertEquals(3, ((Map<?, ?>) fields.get("baseline")).get("seeds"));
    assertEquals("arm 1", arm.get("name"));
    assertEquals("fit.batchSize=1", arm.get("patch"));
    assertEquals(0.875, arm.get("mean"));
    assertEquals(0.125, arm.get("delta"));
    assertEquals(interval.low(), arm.get("ciLow"));
    assertEquals(interval.high(), arm.get("ciHigh"));
    assertEquals(evidence.pairedT(), arm.get("pValue"));
    assertEquals("NO EVIDENCE", arm.get("verdict"));
    assertEquals(2.5, arm.get("secondsPerRun"));
    assertEquals(List.of(0.875, 1.0, 0.75), arm.get("perSeed"));
  }

  @Test
  void of_failedRuns_hasNulls() {
    double[] arm = {Double.NaN, Double.NaN, Double.NaN};
    Map<String, Object> failed = arm(fields(Planted.result(BASE, arm)), 0);

    for (String key : List.of("mean", "delta", "ciLow", "ciHigh", "pValue", "secondsPerRun")) {
      assertTrue(failed.containsKey(key), key);
      assertEquals(null, failed.get(key), key);
    }
    assertEquals(Arrays.asList(null, null, null), failed.get("perSeed"));
    assertEquals("UNRELIABLE", failed.get("verdict"));
    assertEquals(3, failed.get("failures"));
  }

  @Test
  void of_unwritten_reportIsNull() {
    Map<String, Object> fields = ComparisonFields.of(Planted.result(BASE, BASE), Optional.empty());

    assertTrue(fields.containsKey("report"));
    assertEquals(null, fields.get("report"));
  }

  @Test
  void of_anything_isPlainAndFinite() {
    double[] one = {Double.NaN, 0.8, Double.NaN};

    assertPlain(fields(Planted.result(BASE, BASE, one, plus(BASE, 0.1, 0.1, 0.1))));
  }

  private static void assertPlain(Object value) {
    switch (value) {
      case null -> {}
      case Map<?, ?> map -> map.values().forEach(ComparisonFieldsTest::assertPlain);
      case List<?> list -> list.forEach(ComparisonFieldsTest::assertPlain);
      case Double number -> assertTrue(Double.isFinite(number), "a number that JSON lacks");
      case Integer _, Long _, String _, Boolean _ -> {}
      default -> throw new AssertionError("not plain: " + value.getClass());
    }
  }
}
