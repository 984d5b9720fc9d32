package dev.gradus.report.html;

import dev.gradus.chart.Chart;
import dev.gradus.core.ConfigException;
import dev.gradus.report.file.ReportFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A report page: one HTML file that holds everything it shows.
///
/// ```java
/// HtmlReport.of("Which optimizer?", "Adam wins.", List.of(Section.of("Curves", figure))).write(folder.resolve("report.html"));
/// ```
///
/// @param title the title; not blank
/// @param summary what came out, in one sentence; may be empty
/// @param chips short facts below the summary, for example `5 seeds`
/// @param sections the parts, top to bottom
/// @param data raw data to carry along and to offer for download
public record HtmlReport(
    String title,
    String summary,
    List<String> chips,
    List<Section> sections,
    List<DataTable> data) {

  /// Copies the lists and checks the title.
  public HtmlReport {
    if (title.isBlank()) {
      throw new ConfigException(
          "HtmlReport: title is blank. Give it a few words, they are shown to the reader.");
    }
    chips = List.copyOf(chips);
    sections = List.copyOf(sections);
    data = List.copyOf(data);
  }

  /// {@return a page without chips and without raw data}
  ///
  /// @param title the title
  /// @param summary what came out, in one sentence
  /// @param sections the parts, top to bottom
  public static HtmlReport of(String title, String summary, List<Section> sections) {
    return new HtmlReport(title, summary, List.of(), sections, List.of());
  }

  /// Writes the page whole or not at all.
  ///
  /// @param file where it goes; replaced if it exists
  /// @throws dev.gradus.core.DataException if the file cannot be written
  public void write(Path file) {
    ReportFile.write(file, toHtml().getBytes(StandardCharsets.UTF_8));
  }

  /// {@return the page}
  public String toHtml() {
    List<Chart> charts = new ArrayList<>();
    HtmlWriter body = new HtmlWriter();
    for (Section section : sections) {
      new SectionWriter(body, charts).write(section);
    }
    HtmlWriter html = new HtmlWriter().raw("<!doctype html>\n").open("html", "lang", "en").line();
    head(html, !charts.isEmpty());
    html.open("body").line();
    header(html);
    html.open("main").line().raw(body.toString());
    downloads(html);
    html.close("main").line();
    html.open("footer")
        .text("Made by Gradus. This page is one file: it needs no network and sends nothing.");
    html.close("footer").line();
    html.open("script", "type", "application/json", "id", "gradus-data")
        .raw(PageData.of(charts, data));
    html.close("script").line();
    if (!charts.isEmpty()) {
      html.open("script").raw(PageResource.ECHARTS.text()).close("script").line();
    }
    html.open("script").raw(PageResource.SCRIPT.text()).close("script").line();
    return html.close("body").close("html").line().toString();
  }

  private void head(HtmlWriter html, boolean drawsCharts) {
    String policy =
        "default-src 'none'; script-src %s%s; style-src %s; img-src data:; base-uri 'none'; form-action 'none'"
            .formatted(
                drawsCharts ? PageResource.ECHARTS.source() + " " : "",
                PageResource.SCRIPT.source(),
                PageResource.STYLE.source());
    html.open("head").line();
    html.open("meta", "charset", "utf-8").line();
    html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy).line();
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    html.open("meta", "name", "color-scheme", "content", "light dark").line();
    html.open("meta", "name", "generator", "content", "Gradus").line();
    html.element("title", title).line();
    html.open("style").raw(PageResource.STYLE.text()).close("style").line();
    html.close("head").line();
  }

  private void header(HtmlWriter html) {
    html.open("header").line();
    html.element("p", "Gradus", "class", "brand").line();
    html.element("h1", title).line();
    if (!summary.isEmpty()) {
      html.element("p", summary, "class", "summary").line();
    }
    if (!chips.isEmpty()) {
      html.open("ul", "class", "chips");
      chips.forEach(chip -> html.element("li", chip));
      html.close("ul").line();
    }
    html.close("header").line();
  }

  private void downloads(HtmlWriter html) {
    if (data.isEmpty()) {
      return;
    }
    html.open("section", "class", "downloads").line().element("h2", "Raw data").line();
    html.element(
            "p", "This page carries every number it shows. The files are made here, in the page.")
        .line();
    html.open("p", "class", "buttons");
    for (int i = 0; i < data.size(); i++) {
      String label = data.get(i).name() + ".csv (" + data.get(i).rows().size() + " rows)";
      html.element("button", label, "type", "button", "data-csv", Integer.toString(i));
    }
    html.element("button", "all data as JSON", "type", "button", "data-json", "");
    html.close("p").close("section").line();
  }

  static void facts(HtmlWriter html, Map<String, String> entries) {
    html.open("dl");
    entries.forEach(
        (name, word) -> html.open("div").element("dt", name).element("dd", word).close("div"));
    html.close("dl").line();
  }
}
