package dev.gradus.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Costs, equal views and learning rates as plain maps and lists.
final class CostFields {

  private CostFields() {}

  static List<Object> of(ComparisonResult result, OptionalDouble target) {
    return Cost.of(result, target).stream().<Object>map(CostFields::plain).toList();
  }

  private static Map<String, @Nullable Object> plain(Cost cost) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("name", cost.arm());
    fields.put("secondsPerRun", ComparisonFields.number(cost.seconds()));
    fields.put("updates", ComparisonFields.number(cost.updates()));
    fields.put("bytes", cost.bytes() == 0 ? null : cost.bytes());
    fields.put("target", ComparisonFields.number(cost.target().value()));
    fields.put("epochsToTarget", ComparisonFields.number(cost.target().epochs()));
    fields.put("runsAtTarget", cost.target().runs());
    return fields;
  }

  static Map<String, Object> views(Views views) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Views.Axis axis : Views.Axis.values()) {
      Views.Equal equal = views.equal(axis);
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      plain.put("at", ComparisonFields.number(equal.at()));
      plain.put("means", numbers(equal.means()));
      fields.put(axis.name().toLowerCase(Locale.ROOT), plain);
    }
    return fields;
  }

  static Map<String, @Nullable Object> rate(RateChoice choice) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("factor", choice.best().factor());
    fields.put("rate", choice.rate().isPresent() ? choice.rate().getAsDouble() : null);
    fields.put("onEdge", choice.onEdge());
    fields.put(
        "tried",
        choice.tried().stream()
            .map(tried -> {
              Map<String, @Nullable Object> plain = new LinkedHashMap<>();
              plain.put("factor", tried.factor());
              plain.put("perSeed", numbers(tried.perSeed()));
              return plain;
            })
            .toList());
    return fields;
  }

  private static List<@Nullable Double> numbers(List<Double> values) {
    List<@Nullable Double> numbers = new ArrayList<>();
    values.forEach(value -> numbers.add(ComparisonFields.number(value)));
    return numbers;
  }
}
