package dev.gradus.cli;

import dev.gradus.data.Dataset;
import dev.gradus.data.describe.DataSummary;
import dev.gradus.data.describe.TargetSummary;
import dev.gradus.data.describe.TargetSummary.Classes;
import dev.gradus.data.describe.ValueSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Tables of what a data set holds. Bars are drawn for people only.
///
/// @param parts by name, the training part first
/// @param summary of the training part
/// @param blocks what bars are made of
/// @param columns of the screen; 0 for none, and then there are no bars
record DataTables(
    SequencedMap<String, Dataset> parts, DataSummary summary, Blocks blocks, int columns) {

  private static final int MOST_ROWS = 40;
  private static final int LONGEST_BAR = 40;
  private static final int SHORTEST_BAR = 8;
  private static final int LONGEST_NAME = 24;
  private static final int NAME_END = 8;

  List<String> lines() {
    List<String> lines = new ArrayList<>(head());
    if (!summary.each().isEmpty()) {
      lines.add("");
      lines.addAll(each());
    }
    lines.add("");
    lines.addAll(target());
    return lines;
  }

  private List<String> head() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("data", summary.name()));
    rows.add(List.of("features", summary.featureShape().toString()));
    parts.forEach((name, part) -> rows.add(List.of(name, Figures.count(part.size(), "sample"))));
    if (!summary.isTable()) {
      rows.add(List.of("values", words(summary.features())));
    }
    return Figures.table(rows, 2);
  }

  private static String words(ValueSummary values) {
    String numbers =
        "%s to %s, mean %s, deviation %s"
            .formatted(
                Figures.plain(values.moments().low()),
                Figures.plain(values.moments().high()),
                Figures.plain(values.moments().mean()),
                Figures.plain(values.moments().deviation()));
    return values.missing() == 0
        ? numbers
        : numbers + ", " + Figures.grouped(values.missing()) + " missing";
  }

  private List<String> each() {
    List<List<String>> rows = new ArrayList<>();
    boolean gaps = summary.each().stream().anyMatch(column -> column.missing() > 0);
    List<String> heading =
        new ArrayList<>(
            List.of(summary.isTable() ? "column" : "color", "low", "high", "mean", "deviation"));
    if (gaps) {
      heading.add("missing");
    }
    rows.add(heading);
    summary.each().stream().limit(MOST_ROWS).forEach(column -> rows.add(row(column, gaps)));
    List<String> lines = new ArrayList<>(Figures.table(rows, 1));
    int width = lines.stream().mapToInt(String::length).max().orElse(0);
    int room = Math.min(LONGEST_BAR, columns - 1 - width - 2);
    for (int i = 1; room >= SHORTEST_BAR && i < lines.size(); i++) {
      ValueSummary column = summary.each().get(i - 1);
      String curve = blocks.line(Blocks.fitting(column.counts(), room));
      lines.set(i, (padded(lines.get(i), width) + "  " + curve).stripTrailing());
    }
    more(lines, summary.each().size(), "column");
    return lines;
  }

  private static List<String> row(ValueSummary column, boolean gaps) {
    List<String> row =
        new ArrayList<>(
            List.of(
                cut(column.name()),
                Figures.plain(column.moments().low()),
                Figures.plain(column.moments().high()),
                Figures.plain(column.moments().mean()),
                Figures.plain(column.moments().deviation())));
    if (gaps) {
      row.add(Figures.grouped(column.missing()));
    }
    return row;
  }

  private List<String> target() {
    return switch (summary.target()) {
      case Classes classes -> classes(classes);
      case TargetSummary.Values(var shape, ValueSummary values) ->
          Figures.table(List.of(List.of("target " + shape, words(values))), 2);
    };
  }

  private List<String> classes(Classes train) {
    List<List<Long>> counts = new ArrayList<>();
    List<String> heading = new ArrayList<>(List.of("class"));
    parts.forEach((name, part) -> {
      heading.add(name);
      counts.add(counts.isEmpty() ? train.counts() : ((Classes) TargetSummary.of(part)).counts());
    });
    List<List<String>> rows = new ArrayList<>();
    rows.add(heading);
    for (int i = 0; i < Math.min(train.labels().size(), MOST_ROWS); i++) {
      int row = i;
      rows.add(
          Stream.concat(
                  Stream.of(cut(train.labels().get(i))),
                  counts.stream().map(part -> Figures.grouped(part.get(row))))
              .toList());
    }
    List<String> lines = new ArrayList<>(Figures.table(rows, 1));
    int width = lines.stream().mapToInt(String::length).max().orElse(0);
    int room = Math.min(LONGEST_BAR, columns - 1 - width - 2);
    double largest = Math.max(1, Collections.max(train.counts()));
    for (int i = 1; room >= SHORTEST_BAR && i < lines.size(); i++) {
      String bar = blocks.bar(train.counts().get(i - 1) / largest, room);
      lines.set(i, (padded(lines.get(i), width) + "  " + bar).stripTrailing());
    }
    more(lines, train.labels().size(), "class");
    return lines;
  }

  private static void more(List<String> lines, int all, String noun) {
    if (all > MOST_ROWS) {
      int left = all - MOST_ROWS;
      lines.add(
          "and %s more %s; --json gives all"
              .formatted(
                  Figures.grouped(left),
                  left == 1 ? noun : noun.endsWith("s") ? noun + "es" : noun + "s"));
    }
  }

  /// In the middle, since the ends of names tell more.
  static String cut(String name) {
    return name.length() <= LONGEST_NAME
        ? name
        : name.substring(0, LONGEST_NAME - NAME_END - 1)
            + "~"
            + name.substring(name.length() - NAME_END);
  }

  private static String padded(String line, int width) {
    return line + " ".repeat(width - line.length());
  }
}
