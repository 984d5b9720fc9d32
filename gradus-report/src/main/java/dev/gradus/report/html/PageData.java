package dev.gradus.report.html;

import dev.gradus.chart.Chart;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes what a page carries as JSON: the descriptions of its charts, which `page.js` draws, and
/// its raw data.
///
/// Missing values become `null`. Numbers of charts are rounded to seven digits, those of the data
/// are exact. The characters that could end a script element or a line of script are escaped.
final class PageData {

  private final StringWriter out = new StringWriter();
  private final JsonGenerator json =
      new JsonFactory().createGenerator(ObjectWriteContext.empty(), out);

  private PageData() {}

  static String of(List<Chart> charts, List<DataTable> tables) {
    PageData data = new PageData();
    data.json.writeStartObject();
    data.json.writeArrayPropertyStart("charts");
    charts.forEach(new ChartJson(data.json)::write);
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
}
