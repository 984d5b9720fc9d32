package dev.gradus.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.chart.LineChart;
import dev.gradus.data.series.Series;
import dev.gradus.data.series.SeriesWindowing;
import dev.gradus.data.series.SeriesWindows;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesChartsTest {

  private static SeriesWindows train(int steps, List<String> times) {
    float[] values = new float[steps];
    for (int i = 0; i < steps; i++) {
      values[i] = i == 1234 ? 100 : (float) Math.sin(i);
    }
    return SeriesWindowing.of(3)
        .split(Series.of("waves", List.of("height"), times, values), 0.25)
        .train();
  }

  @Test
  void of_datesAsTimes_countsSteps() {
    List<String> times = IntStream.range(0, 20).mapToObj(i -> "2026-01-%02d".formatted(i)).toList();
    LineChart chart = SeriesCharts.of(train(20, times));
    assertEquals("step, 2026-01-00 to 2026-01-19", chart.xAxis().label());
    assertEquals("height", chart.yAxis().label());
    assertEquals(List.of("train", "after it"), chart.lines().stream().map(l -> l.name()).toList());
    assertEquals(14.0, chart.lines().get(0).x().getLast());
    assertEquals(14.0, chart.lines().get(1).x().getFirst());
    assertEquals(19.0, chart.lines().get(1).x().getLast());
  }

  @Test
  void of_numbersAsTimes_takesThem() {
    List<String> times = IntStream.range(0, 20).mapToObj(i -> "" + (1990 + i / 4.0)).toList();
    LineChart chart = SeriesCharts.of(train(20, times));
    assertEquals("time", chart.xAxis().label());
    assertEquals(1990.0, chart.lines().get(0).x().getFirst());
  }

  @Test
  void of_longSeries_losesNoPeak() {
    LineChart chart = SeriesCharts.of(train(50_000, List.of()));
    assertTrue(chart.lines().get(0).x().size() <= 1600, "" + chart.lines().get(0).x().size());
    assertTrue(chart.lines().get(0).mean().contains(100.0));
  }
}
