package dev.gradus.report.html;

import dev.gradus.chart.Chart;
import dev.gradus.chart.Outcome;
import dev.gradus.core.ConfigException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One piece of a [Section].
public sealed interface Block {

  /// A paragraph.
  ///
  /// @param text the words
  record Paragraph(String text) implements Block {}

  /// A text that is shown letter by letter, with a button that copies it.
  ///
  /// @param text the text
  record Code(String text) implements Block {}

  /// Names with a word for each, in the order given.
  ///
  /// @param entries the names and their words
  record Facts(Map<String, String> entries) implements Block {

    /// Copies the entries.
    public Facts {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /// A figure: one chart, or several of which the reader picks one.
  ///
  /// @param charts the charts, at least one; the first is shown
  /// @param caption what to see in it
  record Figure(List<Chart> charts, String caption) implements Block {

    /// Copies the charts.
    public Figure {
      charts = List.copyOf(charts);
      if (charts.isEmpty()) {
        throw new ConfigException("Figure: charts is empty, expected at least one.");
      }
    }
  }

  /// A table. Numbers stand to the right, so that their digits line up.
  ///
  /// @param columns the heads of the columns
  /// @param rows the rows, each with a cell for each column
  record Table(List<Column> columns, List<List<Cell>> rows) implements Block {

    /// Copies and checks the rows.
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<Cell> row : rows) {
        if (row.size() != columns.size()) {
          throw new ConfigException(
              "Table: a row has %d cells for %d columns. Give one for each."
                  .formatted(row.size(), columns.size()));
        }
      }
    }
  }

  /// Links to other pages, each with a small picture and a sentence.
  ///
  /// @param cards in the order of reading
  record Cards(List<Card> cards) implements Block {

    /// Copies the cards.
    public Cards {
      cards = List.copyOf(cards);
    }
  }

  /// A link to another page.
  ///
  /// @param title the name of the page; not blank
  /// @param sentence what it says; may be empty
  /// @param link where it is, relative to this page, for example `dropout/report.html`; empty where
  ///   there is no page
  /// @param picture shown small beside the words; empty for none
  record Card(String title, String sentence, String link, Optional<Chart> picture) {

    /// Checks the words.
    ///
    /// @throws ConfigException for a blank title, or a link that leaves the folder of this page
    public Card {
      if (title.isBlank()) {
        throw new ConfigException("Card: title is blank. Give it a few words.");
      }
      if (link.contains(":") || link.startsWith("/") || link.contains("\\")) {
        throw new ConfigException(
            "Card %s: link must be relative to the page, such as dropout/report.html, got \"%s\"."
                .formatted(title, link));
      }
    }
  }

  /// The head of a column.
  ///
  /// @param name its words
  /// @param numeric whether it holds numbers
  record Column(String name, boolean numeric) {}

  /// One cell of a [Table].
  ///
  /// @param text what it says
  /// @param note a second, quieter line; empty for none
  /// @param mark the outcome whose color and symbol it wears, if it is a verdict
  record Cell(String text, String note, Optional<Outcome> mark) {

    /// {@return a plain cell}
    ///
    /// @param text what it says
    public static Cell of(String text) {
      return new Cell(text, "", Optional.empty());
    }

    /// {@return a cell with a quieter second line}
    ///
    /// @param text what it says
    /// @param note the second line
    public static Cell of(String text, String note) {
      return new Cell(text, note, Optional.empty());
    }

    /// {@return a verdict}
    ///
    /// @param text the word
    /// @param outcome its color and symbol
    public static Cell verdict(String text, Outcome outcome) {
      return new Cell(text, "", Optional.of(outcome));
    }
  }
}
