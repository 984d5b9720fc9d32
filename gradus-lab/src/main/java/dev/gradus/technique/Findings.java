package dev.gradus.technique;

import dev.gradus.core.ConfigException;
import dev.gradus.study.ComparisonResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What a technique's experiment came to. Every word and number is made from the run.
///
/// @param sentence what was found, in one sentence with its numbers
/// @param comparisons the comparisons behind it, in the order in which they ran; may be empty
/// @param figures in the order of reading
/// @param tables beside those of the comparisons
/// @param measures the numbers behind the sentence, by names such as `gapBaseline`, for programs
public record Findings(
    String sentence,
    List<ComparisonResult> comparisons,
    List<Figure> figures,
    List<FindingTable> tables,
    SequencedMap<String, Double> measures) {

  /// Copies the lists and checks the sentence.
  ///
  /// @throws ConfigException if the sentence is blank, or two figures have one name
  public Findings {
    if (sentence.isBlank()) {
      throw new ConfigException("Findings: sentence must not be blank.");
    }
    comparisons = List.copyOf(comparisons);
    figures = List.copyOf(figures);
    tables = List.copyOf(tables);
    measures = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(measures));
    if (figures.stream().map(Figure::name).distinct().count() < figures.size()) {
      throw new ConfigException(
          "Findings: two figures have one name among %s. Give each its own."
              .formatted(figures.stream().map(Figure::name).toList()));
    }
  }

  /// @param sentence what was found
  /// @return findings without anything else
  public static Findings of(String sentence) {
    return new Findings(sentence, List.of(), List.of(), List.of(), new LinkedHashMap<>());
  }

  /// @param result a comparison
  /// @return findings that say what the comparison says
  public static Findings of(ComparisonResult result) {
    return of(Wording.of(result)).with(result);
  }

  /// @param changed what was found
  /// @return the same with that sentence
  public Findings withSentence(String changed) {
    return new Findings(changed, comparisons, figures, tables, measures);
  }

  /// @param result one more comparison
  /// @return the same with it behind the others
  public Findings with(ComparisonResult result) {
    return new Findings(sentence, longer(comparisons, result), figures, tables, measures);
  }

  /// @param figure one more figure
  /// @return the same with it behind the others
  public Findings with(Figure figure) {
    return new Findings(sentence, comparisons, longer(figures, figure), tables, measures);
  }

  /// @param table one more table
  /// @return the same with it behind the others
  public Findings with(FindingTable table) {
    return new Findings(sentence, comparisons, figures, longer(tables, table), measures);
  }

  /// @param name of a number, for example `gapBaseline`
  /// @param value the number; NaN if it does not exist
  /// @return the same with that measure
  public Findings withMeasure(String name, double value) {
    SequencedMap<String, Double> more = new LinkedHashMap<>(measures);
    more.put(name, value);
    return new Findings(sentence, comparisons, figures, tables, more);
  }

  private static <T> List<T> longer(List<T> list, T last) {
    List<T> more = new ArrayList<>(list);
    more.add(last);
    return more;
  }
}
