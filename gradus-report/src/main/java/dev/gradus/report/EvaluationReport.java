package dev.gradus.report;

import dev.gradus.chart.ConfusionTable;
import dev.gradus.chart.PictureGrid;
import dev.gradus.report.html.Block;
import dev.gradus.report.html.HtmlReport;
import dev.gradus.report.html.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The page of what a trained network does on test data: its numbers, which class it takes for
/// which, and the images it is most surely wrong about.
///
/// @param title the title; not blank
/// @param facts numbers by their names, in the order of reading
/// @param confusion which class was taken for which; empty where there are no classes
/// @param mistaken the most surely mistaken images; empty where there are none
public record EvaluationReport(
    String title,
    Map<String, String> facts,
    Optional<ConfusionTable> confusion,
    Optional<PictureGrid> mistaken) {

  /// Copies the facts.
  public EvaluationReport {
    Check.words("EvaluationReport", "title", title);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /// Writes the page.
  ///
  /// @param file where it goes; replaced if it exists
  /// @throws dev.gradus.core.DataException if the file cannot be written
  public void write(Path file) {
    page().write(file);
  }

  /// {@return the page}
  public HtmlReport page() {
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("Result", new Block.Facts(facts)));
    confusion.ifPresent(table ->
        sections.add(
            Section.of(
                "Confusion",
                new Block.Figure(
                    List.of(table),
                    "Rows are what samples are, columns what they were taken for. Mistakes are shaded by the square root of their share, since a few per cent are what matters."))));
    mistaken.ifPresent(grid ->
        sections.add(
            Section.of(
                "Mistakes",
                new Block.Figure(
                    List.of(grid),
                    "The images that the network was most surely wrong about. Look for wrong labels first."))));
    return HtmlReport.of(title, "", sections);
  }
}
