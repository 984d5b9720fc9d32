package dev.gradus.study;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import dev.gradus.stats.PairedT;
import dev.gradus.testkit.TestVectors;
import dev.gradus.testkit.Tolerance;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class FactorialTest {

  private static final List<Patch> THREE =
      List.of(
          Patch.of("fit.batchSize=16"),
          Patch.of("fit.shuffle=false"),
          Patch.of("scale=standardize"));

  private static ComparisonResult run(
      List<Patch> edits, int seeds, Function<TrainSpec, Double> accuracy) {
    return new Study(
            Factorial.of(Planted.spec(), edits).withSeeds(seeds),
            Planted.KINDS,
            new PlantedRunner(accuracy))
        .run(_ -> {});
  }

  private static int cell(TrainSpec spec) {
    return (spec.fit().batchSize() == 16 ? 1 : 0)
        + (spec.fit().shuffle() ? 0 : 2)
        + (spec.scale().equals(Planted.spec().scale()) ? 0 : 4);
  }

  @Test
  void effects_numpyAndSciPy_agree() {
    TestVectors vectors = TestVectors.read("stats").at("factorial");
    ComparisonResult result =
        run(
            THREE,
            6,
            spec ->
                vectors.at("values").numbers(String.valueOf(spec.fit().seed() - 1))[cell(spec)]);
    List<Factorial.Effect> effects = Factorial.effects(result);

    assertEquals(6, effects.size());
    for (int i = 0; i < effects.size(); i++) {
      TestVectors expected = vectors.at("effects").at(String.valueOf(i));
      // There an interaction is half of ours, as in Box, Hunter and Hunter.
      double factor = i < 3 ? 1 : 2;
      Factorial.Effect effect = effects.get(i);
      Tolerance sums = Tolerance.relative(1e-9);
      assertClose(factor * expected.number("mean"), effect.mean(), sums, "mean of " + i);
      assertClose(
          factor * expected.numbers("interval95")[0], effect.interval().low(), sums, "low of " + i);
      assertClose(
          expected.number("p"),
          PairedT.pValue(effect.differences().orElseThrow()),
          sums,
          "p of " + i);
    }
    assertEquals("fit.batchSize=16 x fit.shuffle=false", effects.get(3).name());
  }

  @Test
  void effects_editsThatNeedEachOther_interact() {
    // Each alone takes 0.01, both together give 0.04.
    ComparisonResult result =
        run(
            THREE.subList(0, 2),
            8,
            spec ->
                0.9
                    + 0.001 * Math.sin(10.0 * spec.fit().seed() + cell(spec))
                    + List.of(0.0, -0.01, -0.01, 0.04).get(cell(spec)));
    List<Factorial.Effect> effects = Factorial.effects(result);

    assertEquals(0.06, effects.get(2).mean(), 0.002);
    assertTrue(effects.get(2).convincing());
    assertTrue(effects.get(2).better());
    String table = ComparisonTable.of(result);
    assertTrue(table.contains("help each other"), table);
    assertTrue(table.lines().allMatch(line -> line.length() <= 100), table);
  }

  /// Equal differences of two seeds: the smallest p of two signs is 1/2.
  @Test
  void effects_sameInTwoSeeds_doNotConvince() {
    ComparisonResult result =
        run(THREE.subList(0, 2), 2, spec -> (cell(spec) & 1) == 1 ? 0.75 : 0.5);
    Factorial.Effect effect = Factorial.effects(result).getFirst();

    assertEquals(0.25, effect.mean());
    assertEquals(1, effect.holm());
    assertFalse(effect.convincing());
  }

  @Test
  void effects_failedRun_leavesOutItsSeed() {
    ComparisonResult result =
        run(
            THREE.subList(0, 2),
            4,
            spec -> cell(spec) == 3 && spec.fit().seed() == 2 ? Double.NaN : 0.9);

    assertEquals(3, Factorial.effects(result).getFirst().differences().orElseThrow().count());
  }

  @Test
  void fits_otherComparisons_doesNot() {
    assertTrue(Factorial.fits(Factorial.of(Planted.spec(), THREE)));
    assertFalse(Factorial.fits(Comparison.of(Planted.spec(), Arm.vary("fit.batchSize=8,16,32"))));
    assertEquals(
        "Factorial: the 4 arms with the baseline are not all combinations of edits. Begin with Factorial.of.",
        assertThrows(
                ConfigException.class,
                () ->
                    Factorial.effects(
                        Planted.result(
                            Planted.nines(2),
                            Planted.nines(2),
                            Planted.nines(2),
                            Planted.nines(2))))
            .getMessage());
    assertEquals(
        "Factorial: expected 2 to 5 edits, got 1; k edits take 2^k arms.",
        assertThrows(ConfigException.class, () -> Factorial.of(Planted.spec(), THREE.subList(0, 1)))
            .getMessage());
  }

  @Test
  void leaveOneOut_eachArm_isTheRecipeWithoutOneEdit() {
    List<Patch> edits =
        List.of(
            Patch.of("fit.batchSize=16"),
            Patch.of("model.1+={dropout: 0.2}"),
            Patch.of("optimizer=sgd"));
    TrainSpec plain = Planted.spec();
    Comparison comparison = LeaveOneOut.of(plain, edits, Planted.KINDS);

    assertEquals(
        Patch.of("fit.batchSize=16", "model.1+={dropout: 0.2}", "optimizer=sgd")
            .apply(plain, Planted.KINDS),
        comparison.base());
    assertEquals("without model.1+={dropout: 0.2}", comparison.arms().get(1).name());
    assertEquals(
        Patch.of("fit.batchSize=16", "optimizer=sgd").apply(plain, Planted.KINDS),
        comparison.arms().get(1).patch().apply(comparison.base(), Planted.KINDS));
    assertEquals(
        Patch.of("model.1+={dropout: 0.2}", "optimizer=sgd").apply(plain, Planted.KINDS),
        comparison.arms().get(0).patch().apply(comparison.base(), Planted.KINDS));
    assertEquals("fit.batchSize=64", comparison.arms().get(0).patch().toString());
    assertEquals(
        "LeaveOneOut: expected at least two edits, got 1. One edit is compared with the plain spec.",
        assertThrows(
                ConfigException.class,
                () -> LeaveOneOut.of(plain, edits.subList(0, 1), Planted.KINDS))
            .getMessage());
  }
}
