package dev.gradus.cli;

import dev.gradus.data.table.Table;
import dev.gradus.data.table.TableColumn;
import dev.gradus.data.table.TableDataset;
import dev.gradus.data.table.TableEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What each column of a table was taken for, how many entries it lacks, and what stands for them.
final class TableColumns {

  private static final int MOST_ROWS = 40;

  private TableColumns() {}

  /// One column in words.
  private record Row(
      String name, String kind, List<String> categories, long missing, String fill) {}

  /// For people.
  static List<String> lines(TableDataset data) {
    List<Row> columns = rows(data);
    boolean gaps = columns.stream().anyMatch(row -> row.missing() > 0);
    boolean fills = columns.stream().anyMatch(row -> !row.fill().isEmpty());
    List<List<String>> cells = new ArrayList<>();
    cells.add(cells("column", "kind", gaps ? "missing" : "", fills ? "filled with" : ""));
    for (Row row : columns.subList(0, Math.min(MOST_ROWS, columns.size()))) {
      String kind =
          row.categories().isEmpty()
              ? row.kind()
              : row.categories().size() == 1
                  ? "1 category"
                  : row.categories().size() + " categories";
      cells.add(
          cells(
              DataTables.cut(row.name()),
              kind,
              row.missing() == 0 ? "" : Figures.grouped(row.missing()),
              DataTables.cut(row.fill())));
    }
    List<String> lines = new ArrayList<>();
    Figures.table(cells, 4).forEach(line -> lines.add(line.stripTrailing()));
    if (columns.size() > MOST_ROWS) {
      lines.add(
          "and %s; --json gives all"
              .formatted(Figures.count(columns.size() - MOST_ROWS, "more column")));
    }
    return lines;
  }

  private static List<String> cells(String name, String kind, String missing, String fill) {
    return List.of(name, kind, missing, fill);
  }

  /// For programs.
  static List<Map<String, Object>> fields(TableDataset data) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Row row : rows(data)) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", row.name());
      fields.put("kind", row.kind());
      if (!row.categories().isEmpty()) {
        fields.put("categories", row.categories());
      }
      fields.put("missing", row.missing());
      if (!row.fill().isEmpty()) {
        fields.put("filledWith", row.fill());
      }
      all.add(fields);
    }
    return all;
  }

  private static List<Row> rows(TableDataset data) {
    TableEncoder encoder = data.encoder();
    List<Row> rows = new ArrayList<>();
    int feature = 0;
    for (TableColumn column : data.table().columns()) {
      Table.Gap gap = data.table().gaps().get(column.name());
      String fill = column.isFeature() ? encoder.fill(feature++) : "";
      rows.add(
          new Row(
              column.name(),
              kind(column),
              column.categories(),
              gap == null ? 0 : gap.entries(),
              fill));
    }
    return rows;
  }

  private static String kind(TableColumn column) {
    return switch (column.kind()) {
      case NUMBERS -> "numbers";
      case CATEGORIES -> "categories";
      case TARGET -> "target";
      case WEIGHT -> "weight";
      case LEFT_OUT -> "left out";
    };
  }
}
