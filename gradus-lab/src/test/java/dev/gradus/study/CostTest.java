package dev.gradus.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.history.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// Two arms by hand: the baseline makes 100 updates an epoch of 2 s, the arm 50 in one of 1 s.
final class CostTest {

  private static final Comparison COMPARISON =
      Comparison.of(Planted.spec(), Arm.vary("fit.batchSize=128")).withSeeds(2);

  private static Trial trial(long seed, double secondsPerEpoch, long steps, double... accuracies) {
    History history = History.empty();
    for (double accuracy : accuracies) {
      Map<String, Double> epoch = new LinkedHashMap<>();
      epoch.put("validationAccuracy", accuracy);
      epoch.put(History.SECONDS, secondsPerEpoch);
      history = history.plus(epoch);
    }
    double last = accuracies[accuracies.length - 1];
    return new Trial(
        seed,
        last,
        history,
        secondsPerEpoch * accuracies.length,
        25,
        Optional.empty(),
        new Work(steps, 1_500_000 + seed));
  }

  private static ComparisonResult result(Trial... arm) {
    List<ArmTrials> runs = new ArrayList<>();
    runs.add(
        new ArmTrials(
            Arm.BASELINE,
            "",
            Planted.spec(),
            List.of(trial(1, 2, 300, 0.5, 0.7, 0.8), trial(2, 2, 300, 0.5, 0.7, 0.84))));
    runs.add(new ArmTrials("fit.batchSize=128", "", Planted.spec(), List.of(arm)));
    return new Judge(COMPARISON, runs).judge(new Setting("planted", Duration.ofSeconds(9)));
  }

  private static ComparisonResult half() {
    return result(trial(1, 1, 150, 0.4, 0.6, 0.82), trial(2, 1, 150, 0.4, 0.6, 0.7));
  }

  @Test
  void cost_target_countsTheFirstEpochThere() {
    List<Cost> costs = Cost.of(half(), OptionalDouble.of(0.7));

    assertEquals(new Cost.Reached(0.7, 2, 2), costs.get(0).target());
    assertEquals(new Cost.Reached(0.7, 3, 2), costs.get(1).target());
    assertEquals(300, costs.get(0).updates());
    assertEquals(150, costs.get(1).updates());
    assertEquals(1_500_002, costs.get(1).bytes());
  }

  @Test
  void cost_withoutTarget_takesTheBaselinesMean() {
    List<Cost> costs = Cost.of(half(), OptionalDouble.empty());

    assertEquals(0.82, costs.get(0).target().value(), 1e-12);
    assertEquals(1, costs.get(0).target().runs());
    assertEquals(1, costs.get(1).target().runs());
    assertEquals(0, Cost.of(half(), OptionalDouble.of(0.99)).get(1).target().runs());
  }

  @Test
  void views_equalPlaces_areReadOnStraightLines() {
    Views views = Views.of(half());

    assertTrue(views.differ());
    // All runs have three epochs.
    assertEquals(List.of(0.82, 0.76), rounded(views.equal(Views.Axis.EPOCHS)));
    // 150 updates: the baseline is half way between its first and second epoch.
    assertEquals(150, views.equal(Views.Axis.UPDATES).at());
    assertEquals(List.of(0.6, 0.76), rounded(views.equal(Views.Axis.UPDATES)));
    // 3 s likewise.
    assertEquals(3, views.equal(Views.Axis.SECONDS).at());
    assertEquals(List.of(0.6, 0.76), rounded(views.equal(Views.Axis.SECONDS)));
    assertEquals(List.of(100.0, 200.0, 300.0), views.arms().getFirst().runs().getFirst().updates());
  }

  @Test
  void views_beforeTheFirstEpoch_haveNoValue() {
    Views views = Views.of(result(trial(1, 1, 30, 0.4, 0.6, 0.8), trial(2, 1, 30, 0.4, 0.6, 0.8)));

    assertEquals(30, views.equal(Views.Axis.UPDATES).at());
    assertEquals(Double.NaN, views.equal(Views.Axis.UPDATES).means().getFirst());
    assertEquals(0.8, views.equal(Views.Axis.UPDATES).means().getLast());
  }

  @Test
  void views_sameUpdates_doNotDiffer() {
    Views views =
        Views.of(result(trial(1, 1, 300, 0.4, 0.6, 0.8), trial(2, 1, 300, 0.4, 0.6, 0.8)));

    assertFalse(views.differ());
  }

  @Test
  void table_costsAndViews_areReadable() {
    String table = ComparisonTable.of(half(), OptionalDouble.of(0.8));

    assertTrue(
        table.contains(
            """
            cost               parameters  updates  memory  epochs to 80.00 %
            baseline                   25      300  1.5 MB                  3
            fit.batchSize=128          25      150  1.5 MB    3 (1 of 2 runs)
            """),
        table);
    assertTrue(
        table.contains(
            """
            at equal           epochs (3)  updates (150)  time (3.00 s)
            baseline              82.00 %        60.00 %        60.00 %
            fit.batchSize=128     76.00 %        76.00 %        76.00 %
            """),
        table);
  }

  private static List<Double> rounded(Views.Equal equal) {
    return equal.means().stream().map(mean -> Math.round(1e6 * mean) / 1e6).toList();
  }
}
