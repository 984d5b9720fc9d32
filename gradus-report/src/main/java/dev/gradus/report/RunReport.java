package dev.gradus.report;

import dev.gradus.chart.Chart;
import dev.gradus.chart.LineChart;
import dev.gradus.report.html.Block;
import dev.gradus.report.html.DataTable;
import dev.gradus.report.html.HtmlReport;
import dev.gradus.report.html.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The page and the figures of one training run: each quantity over the epochs, training dashed,
/// validation solid.
///
/// A curve called `validation X` shares its figure with the curve called `X`.
///
/// @param view what is shown
public record RunReport(RunView view) {

  /// Writes `report.html` and the folder `figures` with a PNG and an SVG of each figure.
  ///
  /// @param folder where they go; made if missing
  /// @throws dev.gradus.core.DataException if a file cannot be written
  public void write(Path folder) {
    page().write(folder.resolve("report.html"));
    FigureFiles.write(figures(), folder.resolve("figures"));
  }

  /// {@return the figures by the names of their files, without endings}
  public Map<String, Chart> figures() {
    Map<String, Chart> figures = new LinkedHashMap<>();
    HistoryCharts.all(view.history())
        .forEach(chart -> figures.put(ComparisonReport.fileName(chart.title()), chart));
    return figures;
  }

  /// {@return the page}
  public HtmlReport page() {
    List<Section> sections = new ArrayList<>();
    if (!view.facts().isEmpty()) {
      sections.add(Section.of("Result", new Block.Facts(view.facts())));
    }
    List<LineChart> charts = HistoryCharts.all(view.history());
    if (!charts.isEmpty()) {
      List<Block> figures =
          charts.stream().<Block>map(chart -> new Block.Figure(List.of(chart), "")).toList();
      sections.add(new Section("Curves", figures, false));
    }
    sections.addAll(new ProvenanceSections(view.provenance()).sections());
    List<DataTable> data = view.history().curves().isEmpty() ? List.of() : List.of(data());
    return new HtmlReport(
        view.title(),
        view.summary(),
        List.of(Words.duration(view.provenance().total())),
        sections,
        data);
  }

  private DataTable data() {
    List<String> columns = new ArrayList<>(List.of("epoch"));
    view.history().curves().forEach(curve -> columns.add(curve.metric().name()));
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < view.history().epochs().size(); i++) {
      List<Object> row = new ArrayList<>(List.of(view.history().epochs().get(i)));
      for (HistoryView.Curve curve : view.history().curves()) {
        row.add(curve.values().get(i));
      }
      rows.add(row);
    }
    return new DataTable("history", columns, rows);
  }
}
