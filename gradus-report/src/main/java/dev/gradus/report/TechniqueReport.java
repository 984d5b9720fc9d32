package dev.gradus.report;

import dev.gradus.chart.Chart;
import dev.gradus.report.html.Block;
import dev.gradus.report.html.Block.Cell;
import dev.gradus.report.html.Block.Column;
import dev.gradus.report.html.DataTable;
import dev.gradus.report.html.HtmlReport;
import dev.gradus.report.html.Section;
import dev.gradus.technique.About;
import dev.gradus.technique.Figure;
import dev.gradus.technique.FindingTable;
import dev.gradus.technique.Findings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The page and the figures of a technique's experiment.
///
/// ```java
/// new TechniqueReport(about, findings, provenance).write(folder); // report.html, figures/*.png, figures/*.svg
/// ```
///
/// @param about what the technique is
/// @param findings what came out
/// @param provenance where the numbers come from; its spec is that of the first comparison
public record TechniqueReport(About about, Findings findings, ProvenanceView provenance) {

  /// Writes `report.html` and the folder `figures` with a PNG and an SVG of each figure.
  ///
  /// @param folder where they go; made if missing
  /// @throws dev.gradus.core.DataException if a file cannot be written
  public void write(Path folder) {
    page().write(folder.resolve("report.html"));
    FigureFiles.write(figures(), folder.resolve("figures"));
  }

  /// {@return the figures by the names of their files, without endings: the technique's own, then
  /// those of its comparisons}
  public Map<String, Chart> figures() {
    Map<String, Chart> figures = new LinkedHashMap<>();
    findings.figures().forEach(figure -> figures.put(figure.name(), figure.chart()));
    List<ComparisonView> views = views();
    for (int i = 0; i < views.size(); i++) {
      String prefix = views.size() == 1 ? "" : (i + 1) + "-";
      new ComparisonReport(views.get(i))
          .figures()
          .forEach((name, chart) -> figures.putIfAbsent(prefix + name, chart));
    }
    return figures;
  }

  /// {@return the page}
  public HtmlReport page() {
    List<Section> sections = new ArrayList<>();
    for (Figure figure : findings.figures()) {
      sections.add(
          Section.of(
              figure.chart().title(), new Block.Figure(List.of(figure.chart()), figure.caption())));
    }
    List<DataTable> data = new ArrayList<>();
    for (FindingTable table : findings.tables()) {
      sections.add(Section.of(table.title(), shown(table)));
      data.add(
          new DataTable(ComparisonReport.fileName(table.title()), table.columns(), table.rows()));
    }
    List<ComparisonView> views = views();
    for (int i = 0; i < views.size(); i++) {
      ComparisonReport report = new ComparisonReport(views.get(i));
      boolean only = views.size() == 1;
      String title = views.get(i).title();
      report.findings().stream()
          .map(section -> only ? section : section.withTitle(title + ": " + section.title()))
          .forEach(sections::add);
      String prefix = only ? "" : (i + 1) + "-";
      report.data().stream().map(table -> table.withName(prefix + table.name())).forEach(data::add);
    }
    sections.addAll(new ProvenanceSections(provenance).sections());
    return new HtmlReport(about.title(), findings.sentence(), chips(), sections, data);
  }

  private List<ComparisonView> views() {
    return findings.comparisons().stream().map(ComparisonView::untitled).toList();
  }

  private List<String> chips() {
    List<String> chips = new ArrayList<>();
    chips.add(about.question());
    long runs = findings.comparisons().stream().mapToLong(c -> c.comparison().trials()).sum();
    if (runs > 0) {
      chips.add(Words.count((int) runs, "run"));
    }
    chips.add(Words.duration(provenance.total()));
    return chips;
  }

  private static Block.Table shown(FindingTable table) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      columns.add(new Column(table.columns().get(i), table.numeric(i)));
    }
    return new Block.Table(
        columns, table.texts().stream().map(row -> row.stream().map(Cell::of).toList()).toList());
  }
}
