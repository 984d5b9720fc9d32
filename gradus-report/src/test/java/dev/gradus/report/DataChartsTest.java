package dev.gradus.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.chart.BarChart;
import dev.gradus.chart.Histogram;
import dev.gradus.chart.HistogramPanels;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.describe.DataSummary;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataChartsTest {

  @Test
  void values_mostlyZero_leavesThemOutAndSaysSo() {
    DataSummary summary =
        DataSummary.of(
            InMemoryDataset.ofFloats(
                "rare",
                Shape.of(2, 2, 1),
                new float[] {0, 0, 0, 0, 0, 0, 2, 3},
                ClassTarget.of(2),
                new float[2]));
    Histogram histogram = DataCharts.values(summary);
    assertEquals("how many, without 0: 75.0 % of all", histogram.yAxis().label());
    assertEquals(List.of(0.0, 0.0, 1.0, 1.0), histogram.counts());
    assertTrue(DataCharts.columns(summary).isEmpty());
  }

  @Test
  void columns_manyOfThem_showsTheFirstAndSaysSo() {
    List<String> names = IntStream.range(0, 50).mapToObj(i -> i == 1 ? " " : "c" + i).toList();
    DataSummary summary =
        DataSummary.of(
            InMemoryDataset.table(
                "wide", names, new float[100], ValueTarget.single(), new float[] {1, 4}));
    HistogramPanels panels = DataCharts.columns(summary).orElseThrow();
    assertEquals(48, panels.rows().getFirst().panels().size());
    assertEquals("2 samples, the first 48 of 50 columns", panels.caption());
    assertEquals("(no name)", panels.rows().getFirst().panels().get(1).title());
    assertEquals("Target of wide", DataCharts.target(summary).title());
  }

  @Test
  void target_classes_hasABarForEach() {
    DataSummary summary =
        DataSummary.of(
            InMemoryDataset.table(
                "t",
                List.of("a"),
                new float[] {1, 2, 3},
                ClassTarget.named(List.of("x", "y")),
                new float[] {1, 1, 0}));
    BarChart chart = (BarChart) DataCharts.target(summary);
    assertEquals(List.of("x", "y"), chart.bars().stream().map(BarChart.Bar::name).toList());
    assertEquals(List.of(1.0, 2.0), chart.bars().stream().map(BarChart.Bar::value).toList());
  }
}
