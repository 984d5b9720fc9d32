package dev.gradus.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.core.ConfigException;
import dev.gradus.history.History;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryChartsTest {

  private static final History HISTORY =
      History.empty()
          .plus(Map.of("accuracy", 0.5, "validationAccuracy", 0.25))
          .plus(Map.of("accuracy", 0.75, "validationAccuracy", 0.5));

  @Test
  void of_metricWithValidation_twoLinesInPercent() {
    LineChart chart = HistoryCharts.of(HISTORY, "accuracy");
    assertEquals("Accuracy", chart.title());
    assertEquals(
        List.of("training", "validation"), chart.lines().stream().map(Line::name).toList());
    assertEquals(List.of(25.0, 50.0), chart.lines().getLast().mean());
  }

  @Test
  void of_learningRate_saysNotWhichWayIsBetter() {
    History history = History.empty().plus(Map.of("learningRate", 0.001));
    assertEquals("learning rate", HistoryCharts.of(history, "learningRate").yAxis().caption());
  }

  @Test
  void of_metricThatWasNotMeasured_saysWhatWas() {
    History loss = History.empty().plus(Map.of("loss", 1.0));
    ConfigException e =
        assertThrows(ConfigException.class, () -> HistoryCharts.of(loss, "accuracy"));
    assertEquals(
        "HistoryCharts: nothing named accuracy was measured. Measured were: loss.", e.getMessage());
  }
}
