package dev.gradus.report;

import dev.gradus.chart.Chart;
import dev.gradus.report.html.Block;
import dev.gradus.report.html.HtmlReport;
import dev.gradus.report.html.Section;
import dev.gradus.technique.About;
import dev.gradus.technique.Figure;
import dev.gradus.technique.Findings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The page that leads to the pages of several experiments.
///
/// ```java
/// new IndexReport("All techniques", "25 were run in 21 min.", entries).write(folder); // index.html
/// ```
///
/// @param title the title; not blank
/// @param summary what was run, in one sentence; may be empty
/// @param entries the experiments in the order of reading
public record IndexReport(String title, String summary, List<Entry> entries) {

  /// Copies the entries.
  public IndexReport {
    Check.words("IndexReport", "title", title);
    entries = List.copyOf(entries);
  }

  /// One experiment.
  ///
  /// @param title its name; not blank
  /// @param sentence what it found, or why it was not run; may be empty
  /// @param link to its page, relative to this page; empty where there is none
  /// @param picture its first figure, shown small; empty for none
  public record Entry(String title, String sentence, String link, Optional<Chart> picture) {

    /// Checks the words.
    public Entry {
      Check.words("IndexReport.Entry", "title", title);
    }

    /// {@return what a technique's experiment came to, with its own first figure or else the
    /// effects of its first comparison}
    ///
    /// @param about what the technique is
    /// @param findings what came out
    /// @param link to its page
    public static Entry of(About about, Findings findings, String link) {
      Optional<Chart> own = findings.figures().stream().map(Figure::chart).findFirst();
      Optional<Chart> effects =
          findings.comparisons().stream()
              .map(ComparisonView::untitled)
              .<Chart>map(view -> new ComparisonCharts(view).effects())
              .findFirst();
      return new Entry(about.title(), findings.sentence(), link, own.or(() -> effects));
    }
  }

  /// Writes `index.html`.
  ///
  /// @param folder where it goes, and from where links lead on; made if missing
  /// @throws dev.gradus.core.DataException if the file cannot be written
  public void write(Path folder) {
    page().write(folder.resolve("index.html"));
  }

  /// {@return the page}
  ///
  /// @throws dev.gradus.core.ConfigException for a link that leaves the folder
  public HtmlReport page() {
    List<Block.Card> cards =
        entries.stream()
            .map(entry ->
                new Block.Card(entry.title(), entry.sentence(), entry.link(), entry.picture()))
            .toList();
    return HtmlReport.of(title, summary, List.of(Section.of("", new Block.Cards(cards))));
  }
}
