package dev.gradus.report;

import dev.gradus.chart.Chart;
import dev.gradus.chart.LineChart;
import dev.gradus.chart.SlopeChart;
import dev.gradus.report.html.Block;
import dev.gradus.report.html.DataTable;
import dev.gradus.report.html.HtmlReport;
import dev.gradus.report.html.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The page and the figures of a comparison.
///
/// ```java
/// new ComparisonReport(view).write(folder); // report.html, figures/*.png, figures/*.svg
/// ```
///
/// @param view what is shown
public record ComparisonReport(ComparisonView view) {

  private static final String SLOPES_CAPTION =
      "What each seed came to without the change and with it. Lines that go the same way are an effect, lines that cross are luck. A dot without a line is a seed of which one run failed.";

  private static final String COSTS_CAPTION =
      "Each arm by what a run takes and by what it changes. Durations are those of this machine, and of the runs that were under way at the same time.";

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
    ComparisonCharts charts = new ComparisonCharts(view);
    Map<String, Chart> figures = new LinkedHashMap<>();
    figures.put("effects", charts.effects());
    for (LineChart curves : charts.curves()) {
      figures.put(fileName(curves.title()), curves);
    }
    charts.slopes().forEach(slope -> figures.put("seeds-" + fileName(slope.title()), slope));
    charts.costs().ifPresent(costs -> figures.put(fileName(costs.title()), costs));
    return figures;
  }

  static String fileName(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  /// {@return the page}
  public HtmlReport page() {
    List<Section> sections = new ArrayList<>(findings());
    sections.addAll(new ProvenanceSections(view.provenance()).sections());
    return new HtmlReport(view.title(), view.summary(), chips(), sections, data());
  }

  /// {@return what came out: tables, figures and sentences}
  List<Section> findings() {
    ComparisonTables tables = new ComparisonTables(view);
    ComparisonCharts charts = new ComparisonCharts(view);
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("Verdicts", tables.verdicts()));
    sections.add(
        Section.of("Effects", new Block.Figure(List.of(charts.effects()), effectsCaption())));
    List<LineChart> curves = charts.curves();
    if (!curves.isEmpty()) {
      sections.add(Section.of("Curves", new Block.Figure(List.copyOf(curves), curvesCaption())));
    }
    List<SlopeChart> slopes = charts.slopes();
    if (!slopes.isEmpty()) {
      sections.add(
          Section.of("Seed by seed", new Block.Figure(List.copyOf(slopes), SLOPES_CAPTION)));
    }
    charts
        .costs()
        .ifPresent(costs ->
            sections.add(
                Section.of("Cost and effect", new Block.Figure(List.of(costs), COSTS_CAPTION))));
    List<Block> sentences = tables.sentences();
    if (!sentences.isEmpty()) {
      sections.add(new Section("In words", sentences, false));
    }
    sections.add(Section.folded("Results by seed", tables.bySeed()));
    return sections;
  }

  /// {@return the raw data}
  List<DataTable> data() {
    return new ComparisonTables(view).data();
  }

  private List<String> chips() {
    int seeds = view.seeds().size();
    MetricView metric = view.objective().metric();
    return List.of(
        metric.name() + ", " + metric.direction().hint(),
        Words.count(view.arms().size(), "arm"),
        Words.count(seeds, "seed"),
        Words.duration(view.provenance().total()));
  }

  private String effectsCaption() {
    int seeds = view.seeds().size();
    String caption =
        seeds == 1
            ? "Difference of one pair of runs; one seed has no interval."
            : "Mean paired difference over %s seeds with its 95 %% confidence interval; a dot for each seed."
                .formatted(seeds);
    double tolerance = view.objective().tolerance();
    if (tolerance == 0) {
      return caption;
    }
    MetricView metric = view.objective().metric();
    return caption
        + " Inside the gray zone, ±%s%s, a difference would not matter."
            .formatted(
                Words.plain(metric.shown(tolerance)), metric.percent() ? " percentage points" : "");
  }

  private String curvesCaption() {
    int seeds = view.seeds().size();
    return seeds == 1
        ? "One run each. A curve ends where its run diverged."
        : "Mean over %s seeds with its 95 %% confidence band. Where a seed diverged or stopped early there is no mean; its own trace remains."
            .formatted(seeds);
  }
}
