package dev.gradus.report.html;

import dev.gradus.chart.Axis;
import dev.gradus.chart.BarChart;
import dev.gradus.chart.Chart;
import dev.gradus.chart.ConfusionTable;
import dev.gradus.chart.ContourChart;
import dev.gradus.chart.ForestPlot;
import dev.gradus.chart.HeatStrip;
import dev.gradus.chart.Histogram;
import dev.gradus.chart.HistogramPanels;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.chart.LinePanels;
import dev.gradus.chart.Mark;
import dev.gradus.chart.PictureGrid;
import dev.gradus.chart.ScatterChart;
import dev.gradus.chart.SlopeChart;
import dev.gradus.chart.StackedLines;
import dev.gradus.report.image.PictureFiles;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/// Writes the descriptions of charts as JSON. Missing values become `null`, numbers are rounded to
/// seven digits.
///
/// @param json where they go
record ChartJson(JsonGenerator json) {

  private static final MathContext DIGITS = new MathContext(7);

  void write(Chart chart) {
    json.writeStartObject();
    json.writeStringProperty("title", chart.title());
    switch (chart) {
      case LineChart line -> line(line);
      case LinePanels panels -> linePanels(panels);
      case StackedLines lines -> stacked(lines);
      case ForestPlot forest -> forest(forest);
      case BarChart bars -> bars(bars);
      case Histogram histogram -> histogram(histogram);
      case HistogramPanels panels -> histograms(panels);
      case HeatStrip strip -> heat(strip);
      case ContourChart contour -> contour(contour);
      case ScatterChart scatter -> scatter(scatter);
      case SlopeChart slopes -> slopes(slopes);
      case PictureGrid grid -> pictures(grid);
      case ConfusionTable table -> confusion(table);
    }
    json.writeEndObject();
  }

  private void line(LineChart chart) {
    json.writeStringProperty("kind", "line");
    axis("x", chart.xAxis());
    axis("y", chart.yAxis());
    list("marks", chart.marks(), this::mark);
    list("lines", chart.lines(), this::line);
  }

  private void mark(Mark mark) {
    number("x", mark.x());
    json.writeStringProperty("label", mark.label());
  }

  private void line(Line line) {
    json.writeStringProperty("name", line.name());
    json.writeStringProperty("color", word(line.color()));
    json.writeStringProperty("dash", word(line.dash()));
    numbers("x", line.x());
    numbers("mean", line.mean());
    numbers("low", line.band().low());
    numbers("high", line.band().high());
    rows("traces", line.traces());
  }

  private void linePanels(LinePanels chart) {
    json.writeStringProperty("kind", "line-panels");
    json.writeStringProperty("caption", chart.caption());
    json.writeNumberProperty("columns", chart.columns());
    axis("x", chart.panels().getFirst().xAxis());
    axis("y", chart.panels().getFirst().yAxis());
    list("panels", chart.panels(), this::panel);
  }

  private void panel(LineChart chart) {
    json.writeStringProperty("title", chart.title());
    line(chart);
  }

  private void stacked(StackedLines chart) {
    json.writeStringProperty("kind", "stacked");
    axis("x", chart.main().xAxis());
    axis("y", chart.main().yAxis());
    list("panels", List.of(chart.strip(), chart.main()), this::panel);
  }

  private void forest(ForestPlot chart) {
    json.writeStringProperty("kind", "forest");
    axis("x", chart.axis());
    json.writeStringProperty("zeroLabel", chart.zeroLabel());
    number("zone", chart.zone());
    list("rows", chart.rows(), this::row);
  }

  private void row(ForestPlot.Row row) {
    json.writeStringProperty("name", row.name());
    json.writeStringProperty("verdict", row.verdict());
    json.writeStringProperty("outcome", word(row.outcome()));
    numbers("points", row.points());
    numbers("interval", List.of(row.low(), row.mean(), row.high()));
  }

  private void bars(BarChart chart) {
    json.writeStringProperty("kind", "bar");
    axis("x", chart.axis());
    list("bars", chart.bars(), this::bar);
  }

  private void bar(BarChart.Bar bar) {
    json.writeStringProperty("name", bar.name());
    json.writeStringProperty("color", word(bar.color()));
    number("value", bar.value());
    number("low", bar.low());
    number("high", bar.high());
  }

  private void histogram(Histogram chart) {
    json.writeStringProperty("kind", "histogram");
    axis("x", chart.xAxis());
    axis("y", chart.yAxis());
    numbers("edges", chart.edges());
    numbers("counts", chart.counts());
  }

  private void histograms(HistogramPanels chart) {
    json.writeStringProperty("kind", "histogram-panels");
    json.writeStringProperty("caption", chart.caption());
    json.writeNumberProperty("columns", chart.columns());
    list(
        "rows",
        chart.rows(),
        row -> {
          json.writeStringProperty("label", row.label());
          list(
              "panels",
              row.panels(),
              panel -> {
                json.writeStringProperty("title", panel.title());
                histogram(panel);
              });
        });
  }

  private void heat(HeatStrip chart) {
    json.writeStringProperty("kind", "heat");
    axis("x", chart.xAxis());
    axis("colors", chart.colors());
    words("rows", chart.rows());
    numbers("at", chart.x());
    rows("values", chart.values());
  }

  private void contour(ContourChart chart) {
    json.writeStringProperty("kind", "contour");
    axis("x", chart.xAxis());
    axis("y", chart.yAxis());
    List<Double> x = chart.grid().x();
    List<Double> y = chart.grid().y();
    numbers("range", List.of(x.getFirst(), x.getLast(), y.getFirst(), y.getLast()));
    list(
        "contours",
        chart.contours(),
        contour -> {
          number("level", contour.level());
          numbers("x", contour.x());
          numbers("y", contour.y());
        });
    list(
        "paths",
        chart.paths(),
        path -> {
          json.writeStringProperty("name", path.name());
          json.writeStringProperty("color", word(path.color()));
          numbers("x", path.x());
          numbers("y", path.y());
        });
  }

  private void scatter(ScatterChart chart) {
    json.writeStringProperty("kind", "scatter");
    axis("x", chart.xAxis());
    axis("y", chart.yAxis());
    chart.colors().ifPresent(colors -> axis("colors", colors));
    list(
        "series",
        chart.series(),
        series -> {
          json.writeStringProperty("name", series.name());
          json.writeStringProperty("color", word(series.color()));
          json.writeBooleanProperty("labeled", series.labeled());
          list("points", series.points(), this::point);
        });
  }

  private void point(ScatterChart.Point point) {
    json.writeStringProperty("name", point.name());
    number("x", point.x());
    number("y", point.y());
    number("value", point.value());
  }

  private void slopes(SlopeChart chart) {
    json.writeStringProperty("kind", "slopes");
    axis("y", chart.axis());
    json.writeStringProperty("left", chart.leftName());
    json.writeStringProperty("right", chart.rightName());
    list(
        "pairs",
        chart.pairs(),
        pair -> {
          json.writeStringProperty("name", pair.name());
          number("left", pair.left());
          number("right", pair.right());
          json.writeStringProperty("outcome", word(chart.outcome(pair)));
        });
  }

  private void pictures(PictureGrid chart) {
    json.writeStringProperty("kind", "pictures");
    json.writeStringProperty("caption", chart.caption());
    json.writeNumberProperty("columns", chart.columns());
    list(
        "rows",
        chart.rows(),
        row -> {
          json.writeStringProperty("label", row.label());
          list(
              "cells",
              row.cells(),
              cell -> {
                json.writeStringProperty("label", cell.label());
                json.writeStringProperty("source", PictureFiles.dataUri(cell.picture()));
              });
        });
  }

  private void confusion(ConfusionTable chart) {
    json.writeStringProperty("kind", "confusion");
    json.writeStringProperty("caption", chart.caption());
    words("labels", chart.labels());
    json.writeArrayPropertyStart("counts");
    for (List<Long> row : chart.counts()) {
      json.writeStartArray();
      row.forEach(json::writeNumber);
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void axis(String name, Axis axis) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("label", axis.label());
    json.writeStringProperty("unit", axis.unit());
    json.writeStringProperty("caption", axis.caption());
    json.writeBooleanProperty("log", axis.log());
    json.writeStringProperty("direction", word(axis.direction()));
    json.writeEndObject();
  }

  private void numbers(String name, List<Double> values) {
    json.writeName(name);
    numbers(values);
  }

  private void rows(String name, List<List<Double>> rows) {
    json.writeArrayPropertyStart(name);
    rows.forEach(this::numbers);
    json.writeEndArray();
  }

  private void words(String name, List<String> words) {
    json.writeArrayPropertyStart(name);
    words.forEach(json::writeString);
    json.writeEndArray();
  }

  private <T> void list(String name, List<T> values, Consumer<T> write) {
    json.writeArrayPropertyStart(name);
    for (T value : values) {
      json.writeStartObject();
      write.accept(value);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void numbers(List<Double> values) {
    json.writeStartArray();
    values.forEach(this::number);
    json.writeEndArray();
  }

  private void number(String name, double value) {
    json.writeName(name);
    number(value);
  }

  private void number(double value) {
    if (!Double.isFinite(value)) {
      json.writeNull();
      return;
    }
    double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
    if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9) {
      json.writeNumber((long) rounded);
    } else {
      json.writeNumber(rounded);
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
