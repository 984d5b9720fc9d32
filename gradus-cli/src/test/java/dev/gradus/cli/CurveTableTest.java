package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.history.History;
import dev.gradus.spec.Kinds;
import dev.gradus.study.Arm;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.BuiltInComparison;
import dev.gradus.study.Comparison;
import dev.gradus.study.ComparisonResult;
import dev.gradus.study.Judgement;
import dev.gradus.study.Setting;
import dev.gradus.study.Trial;
import dev.gradus.study.Verdict;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class CurveTableTest {

  private static final Blocks FINE = new Blocks(true);
  private static final Blocks ASCII = new Blocks(false);

  @Test
  void lines_twoArms_shareOneScale() {
    ComparisonResult result =
        result(
            List.of(curve(0.1, 0.5, 0.9), curve(0.1, 0.5, 0.9)),
            List.of(curve(0.1, 0.3, 0.5), curve(0.1, 0.3, 0.5)));
    assertEquals(
        List.of(
            "",
            "validation accuracy by epoch, 1 to 3",
            "baseline  ▁▅█  10.00 % to 90.00 %",
            "slow      ▁▃▅  10.00 % to 50.00 %"),
        CurveTable.lines(result, FINE));
    assertEquals("baseline  .=#  10.00 % to 90.00 %", CurveTable.lines(result, ASCII).get(2));
  }

  @Test
  void lines_oneSeedStopped_leaveAGapWhereTheMeanIsMissing() {
    ComparisonResult result =
        result(List.of(curve(0.1, 0.5, 0.9), curve(0.1)), List.of(curve(0.1, 0.5, 0.9)));
    assertEquals("baseline  ▁    10.00 % to 10.00 %", CurveTable.lines(result, FINE).get(2));
  }

  @Test
  void lines_manyEpochs_arePutTogether() {
    double[] values = DoubleStream.iterate(0, v -> v + 0.01).limit(100).toArray();
    ComparisonResult result = result(List.of(curve(values)), List.of(curve(values)));
    String line = CurveTable.lines(result, FINE).get(2);
    assertEquals(34, line.chars().filter(c -> c >= '▁' && c <= '█').count(), line);
  }

  @Test
  void lines_twoEpochs_areNone() {
    assertEquals(
        List.of(),
        CurveTable.lines(result(List.of(curve(0.1, 0.2)), List.of(curve(0.1, 0.2))), FINE));
  }

  private static History curve(double... values) {
    History history = History.empty();
    for (double value : values) {
      SequencedMap<String, Double> metrics = new LinkedHashMap<>();
      metrics.put("validationAccuracy", value);
      history = history.plus(metrics);
    }
    return history;
  }

  private static ComparisonResult result(List<History> baseline, List<History> slow) {
    Comparison comparison = BuiltInComparison.of(Kinds.standard());
    return new ComparisonResult(
        comparison,
        arm(Arm.BASELINE, comparison, baseline),
        List.of(
            new Judgement(
                arm("slow", comparison, slow), Optional.empty(), Verdict.NO_EVIDENCE, "")),
        0.01,
        new Setting("", Duration.ZERO));
  }

  private static ArmTrials arm(String name, Comparison comparison, List<History> runs) {
    return new ArmTrials(
        name,
        "",
        comparison.base(),
        runs.stream().map(run -> new Trial(1, 0.9, run, 1, 10, Optional.empty())).toList());
  }
}
