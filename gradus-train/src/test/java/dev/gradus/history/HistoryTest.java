package dev.gradus.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class HistoryTest {

  @Test
  void plus_missingMeasurement_isNaN() {
    History history =
        History.empty()
            .plus(Map.of("loss", 0.5))
            .plus(new LinkedHashMap<>(Map.of("loss", 0.25, "validationLoss", 0.75)))
            .plus(Map.of("loss", 0.125));
    assertEquals(3, history.epochs());
    assertEquals(List.of(0.5, 0.25, 0.125), history.of("loss"));
    assertEquals(List.of(Double.NaN, 0.75, Double.NaN), history.of("validationLoss"));
    assertEquals(0.125, history.last("loss"));
  }

  @Test
  void of_unknownName_complains() {
    History history = History.empty().plus(Map.of("loss", 0.5));
    ConfigException complaint = assertThrows(ConfigException.class, () -> history.of("accuracy"));
    assertEquals(
        "History: nothing named accuracy was measured. Measured were: loss.",
        complaint.getMessage());
  }

  @Test
  void new_lengthsDiffer_complains() {
    SequencedMap<String, List<Double>> series = new LinkedHashMap<>();
    series.put("loss", List.of(1.0, 2.0));
    series.put("accuracy", List.of(1.0));
    ConfigException complaint = assertThrows(ConfigException.class, () -> new History(series));
    assertEquals("History: accuracy has 1 epochs, expected 2 as in loss.", complaint.getMessage());
  }

  @Test
  void validation_metricName_isPrefixed() {
    assertEquals("validationAccuracy", History.validation("accuracy"));
    assertEquals(0, History.empty().epochs());
  }
}
