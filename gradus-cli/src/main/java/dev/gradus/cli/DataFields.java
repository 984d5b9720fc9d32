package dev.gradus.cli;

import dev.gradus.data.Dataset;
import dev.gradus.data.describe.DataSummary;
import dev.gradus.data.describe.TargetSummary;
import dev.gradus.data.describe.TargetSummary.Classes;
import dev.gradus.data.describe.ValueSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What a data set holds, for programs.
final class DataFields {

  private DataFields() {}

  /// @param parts by name, the training part first
  /// @param summary of the training part
  static Map<String, Object> of(SequencedMap<String, Dataset> parts, DataSummary summary) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("data", summary.name());
    fields.put("shape", summary.featureShape().dims());
    Map<String, Object> samples = new LinkedHashMap<>();
    parts.forEach((name, part) -> samples.put(name, part.size()));
    fields.put("samples", samples);
    fields.put("values", values(summary.features()));
    fields.put("each", summary.each().stream().map(DataFields::named).toList());
    fields.put("target", target(parts, summary.target()));
    return fields;
  }

  private static Map<String, Object> named(ValueSummary column) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", column.name());
    fields.putAll(values(column));
    return fields;
  }

  private static Map<String, Object> values(ValueSummary values) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("low", values.moments().low());
    fields.put("high", values.moments().high());
    fields.put("mean", values.moments().mean());
    fields.put("deviation", values.moments().deviation());
    fields.put("missing", values.missing());
    fields.put("edges", values.edges());
    fields.put("counts", values.counts());
    return fields;
  }

  private static Map<String, Object> target(
      SequencedMap<String, Dataset> parts, TargetSummary target) {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (target) {
      case Classes(List<String> labels, _) -> {
        Map<String, List<Long>> counts = new LinkedHashMap<>();
        parts.forEach(
            (name, part) -> counts.put(name, ((Classes) TargetSummary.of(part)).counts()));
        List<Map<String, Object>> classes = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("label", labels.get(i));
          for (Map.Entry<String, List<Long>> part : counts.entrySet()) {
            row.put(part.getKey(), part.getValue().get(i));
          }
          classes.add(row);
        }
        fields.put("classes", classes);
      }
      case TargetSummary.Values(var shape, ValueSummary values) -> {
        fields.put("shape", shape.dims());
        fields.putAll(values(values));
      }
    }
    return fields;
  }
}
