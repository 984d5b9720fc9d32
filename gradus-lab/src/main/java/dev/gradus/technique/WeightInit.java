package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.Direction;
import dev.gradus.chart.LineChart;
import dev.gradus.core.ConfigException;
import dev.gradus.history.History;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The first weights: small ones of one size, all zero, and two whose size follows that of the
/// layer.
///
/// Xavier's are Glorot's: `N(0, 2 / (fanIn + fanOut))`, cut at two standard deviations; He's are
/// `N(0, 2 / fanIn)`.
final class WeightInit implements Technique {

  private static final String KEY = "kernelInitializer";
  private static final String SMALL = "{normal: {standardDeviation: 0.01}}";

  private static final Baseline BASELINE =
      new Baseline(
          Networks.B.replace("he-normal", SMALL),
          Effort.whole(5, 5),
          new Effort(12_800, 2000, 6, 3));

  private static final List<String> NAMES = List.of("N(0, 0.01²)", "zeros", "Xavier", "He");

  private static final List<Object> VALUES =
      List.of(
          Map.of("normal", Map.of("standardDeviation", 0.01)),
          "zeros",
          "glorot-normal",
          "he-normal");

  @Override
  public About about() {
    return new About(
        "weight-init", "First weights", "From which first weights does a deep network learn?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    TrainSpec base = BASELINE.of(assignment, bench);
    LayerChain chain = LayerChain.of(about().name(), base, bench);
    List<Integer> kernels = chain.having(KEY);
    if (kernels.isEmpty()) {
      throw new ConfigException(
          "weight-init: no layer of the spec's model has a kernel to begin with. Use layers such as dense or conv2d.");
    }
    List<Arm> arms =
        IntStream.range(0, NAMES.size())
            .mapToObj(i -> new Arm(NAMES.get(i), chain.setting(kernels, KEY, VALUES.get(i))))
            .toList();
    ComparisonResult result =
        bench.compare(
            about().title(), base, Arms.changing(base, arms, bench), BASELINE.seeds(assignment));
    String baseline = assignment.spec().isPresent() ? Arm.BASELINE : "baseline, N(0, 0.01²),";
    Findings findings = Findings.of(result).withSentence(Wording.of(result, baseline));
    FindingTable table =
        FindingTable.of("Loss of training after the last epoch", "arm", "loss", "validation");
    for (ArmTrials arm : Curves.all(result)) {
      double loss = Curves.last(arm, History.LOSS);
      table = table.plus(arm.name(), loss, Curves.last(arm, History.validation(History.LOSS)));
      findings =
          findings
              .withMeasure(Wording.measure("loss", arm.name()), loss)
              .withMeasure(Wording.measure("reached", arm.name()), arm.mean());
    }
    return findings
        .with(table)
        .with(
            new Figure(
                "first-weights",
                new LineChart(
                    "Loss of training by first weights",
                    Axis.of("epoch"),
                    Axis.of("loss").withDirection(Direction.LOWER_IS_BETTER),
                    Curves.lines(result, History.LOSS)),
                "A line that stays where it began is a network that does not learn: ln(classes) is the loss of guessing."));
  }
}
