package dev.gradus.report.html;

import dev.gradus.chart.Axis;
import dev.gradus.chart.BarChart;
import dev.gradus.chart.Chart;
import dev.gradus.chart.ForestPlot;
import dev.gradus.chart.Histogram;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes what a page carries as JSON: the descriptions of its charts, which `page.js` draws, and
/// its raw data.
///
/// Missing values become `null`. Numbers of charts are rounded to seven digits, those of the data
/// are exact. The characters that could end a script element or a line of script are escaped.
final class PageData {

  private static final MathContext CHART_DIGITS = new MathContext(7);

  private final StringWriter out = new StringWriter();
  private final JsonGenerator json =
      new JsonFactory().createGenerator(ObjectWriteContext.empty(), out);

  private PageData() {}

  static String of(List<Chart> charts, List<DataTable> tables) {
    PageData data = new PageData();
    data.json.writeStartObject();
    data.json.writeArrayPropertyStart("charts");
    charts.forEach(data::chart);
    data.json.writeEndArray();
    data.json.writeArrayPropertyStart("tables");
    tables.forEach(data::table);
    data.json.writeEndArray();
    data.json.writeEndObject();
    data.json.close();
    return safe(data.out.toString());
  }

  /// {@return JSON that can stand in a script element: these characters occur in its strings only}
  static String safe(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private void chart(Chart chart) {
    json.writeStartObject();
    json.writeStringProperty("title", chart.title());
    switch (chart) {
      case LineChart line -> line(line);
      case ForestPlot forest -> forest(forest);
      case BarChart bars -> bars(bars);
      case Histogram histogram -> histogram(histogram);
    }
    json.writeEndObject();
  }

  private void line(LineChart chart) {
    json.writeStringProperty("kind", "line");
    axis("x", chart.xAxis());
    axis("y", chart.yAxis());
    json.writeArrayPropertyStart("lines");
    for (Line line : chart.lines()) {
      json.writeStartObject();
      json.writeStringProperty("name", line.name());
      json.writeStringProperty("color", word(line.color()));
      json.writeStringProperty("dash", word(line.dash()));
      numbers("x", line.x());
      numbers("mean", line.mean());
      numbers("low", line.band().low());
      numbers("high", line.band().high());
      json.writeArrayPropertyStart("traces");
      line.traces().forEach(this::numbers);
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void forest(ForestPlot chart) {
    json.writeStringProperty("kind", "forest");
    axis("x", chart.axis());
    json.writeStringProperty("zeroLabel", chart.zeroLabel());
    json.writeName("zone");
    number(chart.zone());
    json.writeArrayPropertyStart("rows");
    for (ForestPlot.Row row : chart.rows()) {
      json.writeStartObject();
      json.writeStringProperty("name", row.name());
      json.writeStringProperty("verdict", row.verdict());
      json.writeStringProperty("outcome", word(row.outcome()));
      numbers("points", row.points());
      numbers("interval", List.of(row.low(), row.mean(), row.high()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void bars(BarChart chart) {
    json.writeStringProperty("kind", "bar");
    axis("x", chart.axis());
    json.writeArrayPropertyStart("bars");
    for (BarChart.Bar bar : chart.bars()) {
      json.writeStartObject();
      json.writeStringProperty("name", bar.name());
      json.writeStringProperty("color", word(bar.color()));
      json.writeName("value");
      number(bar.value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void histogram(Histogram chart) {
    json.writeStringProperty("kind", "histogram");
    axis("x", chart.xAxis());
    axis("y", chart.yAxis());
    numbers("edges", chart.edges());
    numbers("counts", chart.counts());
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

  private void table(DataTable table) {
    json.writeStartObject();
    json.writeStringProperty("name", table.name());
    json.writeArrayPropertyStart("columns");
    table.columns().forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("rows");
    for (List<Object> row : table.rows()) {
      json.writeStartArray();
      row.forEach(this::value);
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void value(Object value) {
    switch (value) {
      case Integer i -> json.writeNumber(i);
      case Long l -> json.writeNumber(l);
      case Number n when Double.isFinite(n.doubleValue()) -> json.writeNumber(n.doubleValue());
      default -> json.writeString(value.toString()); // words, and "NaN" or "Infinity" as they are
    }
  }

  private void numbers(String name, List<Double> values) {
    json.writeName(name);
    numbers(values);
  }

  private void numbers(List<Double> values) {
    json.writeStartArray();
    values.forEach(this::number);
    json.writeEndArray();
  }

  private void number(double value) {
    if (!Double.isFinite(value)) {
      json.writeNull();
      return;
    }
    double rounded = new BigDecimal(value).round(CHART_DIGITS).doubleValue();
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
