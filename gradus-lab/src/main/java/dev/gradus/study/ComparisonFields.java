package dev.gradus.study;

import dev.gradus.stats.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A result as plain maps, lists, texts and numbers, ready for JSON. These fields are stable:
///
/// `metric, report, baseline {name, mean, seeds}, arms [{name, patch, mean, delta, ciLow, ciHigh,
/// pValue, verdict, secondsPerRun, perSeed []}]`
///
/// - `metric` is the objective's name, `report` the path of the report, null if none was written.
/// - `seeds` is the number of seeds; `perSeed` has the objective of each, in the order of
///   `seedValues`.
/// - `delta` is the mean paired difference, arm minus baseline; `ciLow` and `ciHigh` are the ends
///   of its 95 % paired-t interval. All in the metric's own unit: an accuracy is a share of 1.
/// - `pValue` is that of the paired t test, not corrected. Verdicts rest on `holmPValue`, the p of
///   the test that `test` names, corrected for all arms.
/// - `secondsPerRun` is the median duration of a run.
/// - Numbers that do not exist, such as those of failed runs, are null.
///
/// More fields stand beside these; more may come.
public final class ComparisonFields {

  private ComparisonFields() {}

  /// @param result what a comparison came to
  /// @param report path of its report, if one was written
  /// @return the fields, in the order in which they are documented
  public static Map<String, @Nullable Object> of(ComparisonResult result, Optional<String> report) {
    return of(result, report, OptionalDouble.empty());
  }

  /// @param result what a comparison came to
  /// @param report path of its report, if one was written
  /// @param target value of the objective whose epochs are counted; without it, the baseline's mean
  /// @return the fields, in the order in which they are documented
  public static Map<String, @Nullable Object> of(
      ComparisonResult result, Optional<String> report, OptionalDouble target) {
    Comparison comparison = result.comparison();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("metric", comparison.objective().metric());
    fields.put("report", report.orElse(null));
    fields.put("baseline", baseline(result.baseline()));
    fields.put("arms", result.arms().stream().map(ComparisonFields::arm).toList());
    fields.put("name", comparison.name());
    fields.put("direction", direction(comparison.objective()));
    fields.put("smallestDifferenceThatMatters", result.delta());
    fields.put("test", PrimaryTest.of(comparison.seeds(), comparison.arms().size()).words());
    fields.put("seedValues", comparison.seedValues());
    fields.put("seconds", result.setting().total().toMillis() / 1000.0);
    fields.put("backend", result.setting().backend());
    fields.put("notes", result.notes());
    fields.put("costs", CostFields.of(result, target));
    if (Factorial.fits(comparison)) {
      fields.put("effects", FactorialTable.fields(result));
    }
    fields.put("equal", CostFields.views(Views.of(result)));
    return fields;
  }

  private static Map<String, @Nullable Object> baseline(ArmTrials baseline) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("name", baseline.name());
    fields.put("mean", number(baseline.mean()));
    fields.put("seeds", baseline.trials().size());
    putRuns(fields, baseline);
    return fields;
  }

  private static Map<String, @Nullable Object> arm(Judgement judgement) {
    ArmTrials arm = judgement.arm();
    Optional<Interval> interval = judgement.evidence().map(Evidence::interval);
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("name", arm.name());
    fields.put("patch", arm.patch());
    fields.put("mean", number(arm.mean()));
    fields.put("delta", number(judgement.delta()));
    fields.put("ciLow", number(interval.map(Interval::low).orElse(Double.NaN)));
    fields.put("ciHigh", number(interval.map(Interval::high).orElse(Double.NaN)));
    fields.put("pValue", judgement.evidence().map(Evidence::pairedT).orElse(null));
    fields.put("verdict", judgement.verdict().word());
    fields.put("tiny", judgement.isTiny());
    putRuns(fields, arm);
    judgement
        .failures()
        .ifPresent(failures -> {
          fields.put("mcNemarPValue", failures.mcNemar());
          fields.put("failedAsWorstPValue", failures.signedRank());
        });
    judgement.evidence().ifPresent(evidence -> putEvidence(fields, evidence));
    fields.put("sentence", judgement.sentence());
    return fields;
  }

  private static void putRuns(Map<String, @Nullable Object> fields, ArmTrials arm) {
    fields.put("secondsPerRun", number(arm.secondsPerRun()));
    List<@Nullable Double> perSeed = new ArrayList<>();
    arm.perSeed().forEach(value -> perSeed.add(number(value)));
    fields.put("perSeed", perSeed);
    fields.put("failures", arm.failures());
    fields.put("parameters", arm.parameters());
    fields.put("interquartileMean", number(arm.interquartileMean()));
    arm.rate().ifPresent(rate -> fields.put("learningRate", CostFields.rate(rate)));
  }

  private static void putEvidence(Map<String, @Nullable Object> fields, Evidence evidence) {
    OptionalInt needed = evidence.seedsNeeded();
    fields.put("holmPValue", evidence.holm());
    fields.put("signFlipPValue", evidence.signFlip());
    fields.put("effectSize", number(evidence.differences().effectSize()));
    fields.put("wilcoxonPValue", evidence.wilcoxon());
    fields.put("probabilityOfBetter", evidence.superiority().probability());
    fields.put("probabilityOfBetterLow", evidence.superiority().interval().low());
    fields.put("probabilityOfBetterHigh", evidence.superiority().interval().high());
    fields.put("seedsBetter", evidence.superiority().wins());
    fields.put("detectableDifference", number(evidence.detectable()));
    fields.put("seedsNeeded", needed.isPresent() ? needed.getAsInt() : null);
  }

  private static String direction(Objective objective) {
    return switch (objective.direction()) {
      case HIGHER_IS_BETTER -> "higher";
      case LOWER_IS_BETTER -> "lower";
    };
  }

  static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
