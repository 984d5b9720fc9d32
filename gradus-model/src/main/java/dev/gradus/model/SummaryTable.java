package dev.gradus.model;

import dev.gradus.core.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Prints a [Summary] with columns as wide as their widest cell, numbers to the right.
final class SummaryTable {

  private static final List<String> HEADER =
      List.of("layer", "kind", "output shape", "parameters", "connected to");
  private static final int NUMBERS = 3;
  private static final int CONNECTIONS = 4;
  private static final String GAP = "  ";

  private SummaryTable() {}

  static String print(Summary summary) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(HEADER);
    summary
        .inputs()
        .forEach((name, shape) ->
            cells.add(List.of(name, name.equals("input") ? "" : "input", batched(shape), "", "")));
    for (Summary.Row row : summary.rows()) {
      cells.add(
          List.of(
              row.name(),
              row.kind(),
              batched(row.outputShape()),
              row.name().contains(":") ? "shared" : grouped(row.parameters()),
              String.join(", ", row.from())));
    }
    int columns = summary.isChain() ? CONNECTIONS : HEADER.size();
    List<Integer> widths = widths(cells, columns);
    String rule = widths.stream().map("-"::repeat).collect(Collectors.joining(GAP));
    String body =
        cells.stream().skip(1).map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    return String.join("\n", line(HEADER, widths), rule, body, rule, total(summary));
  }

  private static String total(Summary summary) {
    return "total %s parameters: %s trainable, %s non-trainable"
        .formatted(
            grouped(summary.parameters()),
            grouped(summary.trainable()),
            grouped(summary.nonTrainable()));
  }

  private static List<Integer> widths(List<List<String>> cells, int columns) {
    return IntStream.range(0, columns)
        .mapToObj(
            column -> cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
        .toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.size(); column++) {
      String pad = " ".repeat(widths.get(column) - row.get(column).length());
      line.append(column == 0 ? "" : GAP)
          .append(column == NUMBERS ? pad + row.get(column) : row.get(column) + pad);
    }
    return line.toString().stripTrailing();
  }

  private static String batched(Shape shape) {
    return Stream.concat(Stream.of("N"), shape.dims().stream().map(String::valueOf))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
