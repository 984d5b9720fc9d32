package dev.gradus.study;

import dev.gradus.core.ConfigException;
import dev.gradus.history.JsonMembers;
import dev.gradus.run.SpecDifferences;
import dev.gradus.spec.Edit;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a study compares, as plain values and back: everything that its verdicts rest on and that
/// was decided before its first trial.
final class StudySpec {

  private static final int FORMAT = 1;
  private static final String HIGHER = "higher";

  private StudySpec() {}

  static Map<String, Object> plain(Comparison comparison, Kinds kinds) {
    Objective objective = comparison.objective();
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("format", FORMAT);
    plain.put("name", comparison.name());
    plain.put("metric", objective.metric());
    plain.put(
        "direction",
        objective.direction() == Objective.Direction.HIGHER_IS_BETTER ? HIGHER : "lower");
    plain.put("share", objective.share());
    plain.put("tolerance", comparison.tolerance());
    plain.put("firstSeed", comparison.base().fit().seed());
    plain.put("seeds", comparison.seeds());
    plain.put("epochs", comparison.base().fit().epochs());
    plain.put(
        "family",
        "%s, Holm over %d arms"
            .formatted(
                PrimaryTest.of(comparison.seeds(), comparison.arms().size()).words(),
                comparison.arms().size()));
    comparison.tuning().ifPresent(tuning -> plain.put("tuning", plain(tuning)));
    plain.put("arms", comparison.arms().stream().map(StudySpec::plain).toList());
    plain.put("baseline", comparison.base().toMap(kinds));
    return plain;
  }

  private static Map<String, Object> plain(RateTuning tuning) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("factors", tuning.factors());
    plain.put("seeds", tuning.seeds());
    return plain;
  }

  private static Map<String, Object> plain(Arm arm) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("name", arm.name());
    plain.put("edits", arm.patch().edits().stream().map(Edit::toString).toList());
    return plain;
  }

  static Comparison comparison(JsonMembers json, Kinds kinds) {
    if (json.whole("format") != FORMAT) {
      throw new ConfigException(
          "%s: is of format %d, this version reads %d. Go on with the Gradus that began the study."
              .formatted(json.source(), json.whole("format"), FORMAT));
    }
    Objective objective =
        new Objective(
            json.text("metric"),
            json.text("direction").equals(HIGHER)
                ? Objective.Direction.HIGHER_IS_BETTER
                : Objective.Direction.LOWER_IS_BETTER,
            json.truth("share"));
    return new Comparison(
        json.text("name"),
        TrainSpec.fromMap(json.object("baseline").map(), json.source(), kinds),
        json.objects("arms").stream()
            .map(arm ->
                new Arm(arm.text("name"), Patch.of(arm.texts("edits").toArray(String[]::new))))
            .toList(),
        json.integer("seeds"),
        objective,
        json.number("tolerance"),
        json.has("tuning") ? Optional.of(tuning(json.object("tuning"))) : Optional.empty());
  }

  private static RateTuning tuning(JsonMembers json) {
    return new RateTuning(json.numbers("factors"), json.integer("seeds"));
  }

  /// @return in words, for example `seeds: 5 there, 10 given`
  static List<String> differences(Comparison there, Comparison given, Kinds kinds) {
    List<String> differences = new ArrayList<>();
    add(differences, "metric", there.objective(), given.objective(), Objective::metric);
    add(differences, "direction", there.objective(), given.objective(), Objective::direction);
    add(differences, "seeds", there, given, Comparison::seeds);
    add(differences, "tolerance", there, given, Comparison::tolerance);
    add(differences, "tuning", there, given, comparison -> words(comparison.tuning()));
    add(differences, "arms", there, given, comparison -> arms(comparison.arms()));
    SpecDifferences.between(there.base(), given.base(), kinds).stream()
        .map("baseline "::concat)
        .forEach(differences::add);
    return differences;
  }

  private static <T> void add(
      List<String> differences,
      String name,
      T there,
      T given,
      java.util.function.Function<T, Object> part) {
    Object before = part.apply(there);
    Object after = part.apply(given);
    if (!before.equals(after)) {
      differences.add("%s: %s there, %s given".formatted(name, before, after));
    }
  }

  private static Object words(Optional<RateTuning> tuning) {
    return tuning.<Object>map(StudySpec::plain).orElse("none");
  }

  private static Object arms(List<Arm> arms) {
    return arms.stream()
        .map(arm ->
            arm.name().equals(arm.patch().toString())
                ? arm.name()
                : "%s (%s)".formatted(arm.name(), arm.patch()))
        .toList();
  }
}
