package dev.gradus.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The effects of a [Factorial] as text and as plain fields.
///
/// ```
/// effect                      difference (pp)    95 % interval  Holm p     beyond chance
/// optimizer=adam                        +4.10  +3.80 to +4.40  p < 0.001  yes
/// ```
final class FactorialTable {

  private FactorialTable() {}

  /// @return the table and how to read it; lines end in line feeds
  static String of(ComparisonResult result) {
    Figures figures = result.figures();
    Objective objective = result.comparison().objective();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "effect",
            objective.share() ? "difference (pp)" : "difference",
            "95 % interval",
            "p (Holm)",
            "says"));
    List<Factorial.Effect> effects = Factorial.effects(result);
    for (Factorial.Effect effect : effects) {
      rows.add(
          List.of(
              effect.name(),
              figures.difference(effect.mean()),
              figures.interval(effect.interval()),
              Figures.pValue(effect.holm()).substring(2),
              words(effect)));
    }
    StringBuilder text = new StringBuilder();
    TextTable.lines(rows, true).forEach(line -> text.append(line).append('\n'));
    text.append('\n');
    ComparisonTable.append(
        text,
        "An effect of one edit is its mean over all combinations of the others; A x B is how much more A brings where B is made. Paired t over %d of %d seeds, Holm's correction for %d effects."
            .formatted(
                effects.getFirst().differences().map(d -> d.count()).orElse(0),
                result.comparison().seeds(),
                effects.size()));
    return text.toString();
  }

  private static String words(Factorial.Effect effect) {
    if (!effect.convincing()) {
      return "no evidence";
    }
    boolean pair = effect.name().contains(" x ");
    if (effect.better()) {
      return pair ? "help each other" : "improves";
    }
    return pair ? "get in each other's way" : "hurts";
  }

  /// @return for each effect `name, mean, ciLow, ciHigh, holmPValue, convincing`
  static List<Map<String, @Nullable Object>> fields(ComparisonResult result) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (Factorial.Effect effect : Factorial.effects(result)) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("name", effect.name());
      fields.put("mean", ComparisonFields.number(effect.mean()));
      fields.put("ciLow", ComparisonFields.number(effect.interval().low()));
      fields.put("ciHigh", ComparisonFields.number(effect.interval().high()));
      fields.put("holmPValue", effect.holm());
      fields.put("convincing", effect.convincing());
      all.add(fields);
    }
    return all;
  }
}
