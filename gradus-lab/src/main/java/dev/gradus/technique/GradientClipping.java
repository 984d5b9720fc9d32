package dev.gradus.technique;

import dev.gradus.callback.TrainEvent;
import dev.gradus.chart.Axis;
import dev.gradus.chart.Band;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.chart.Direction;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.core.ConfigException;
import dev.gradus.history.History;
import dev.gradus.instrument.Instrument;
import dev.gradus.instrument.Instruments;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Clipping of gradients by value, by the norm of each weight's and by the norm of all together, on
/// a network and a learning rate that explode without it: two hidden layers and a linear output
/// under the mean squared error, with plain SGD at 1.5.
final class GradientClipping implements Technique {

  private static final String SPEC =
      """
      data: mnist
      scale: divide-by-max
      model:
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 10, kernelInitializer: he-normal}
      loss: mean-squared-error
      optimizer: {sgd: {learningRate: 1.5}}
      metrics: [accuracy]
      fit: {epochs: 10, batchSize: 50, seed: 1, validation: test}
      """;

  private static final Baseline BASELINE =
      new Baseline(SPEC, new Effort(5000, 2000, 20, 5), new Effort(1000, 500, 8, 3));

  private static final List<Arm> ARMS =
      List.of(
          Arm.of("by value 0.01", "update.clip={value: 0.01}"),
          Arm.of("by norm 1", "update.clip={norm: 1.0}"),
          Arm.of("by global norm 1", "update.clip={global-norm: 1.0}"));

  private static final int LOOKS = 150;

  @Override
  public About about() {
    return new About(
        "gradient-clipping",
        "Gradient clipping",
        "Does clipping keep a network learning whose gradients explode, and which kind does?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    TrainSpec base = BASELINE.of(assignment, bench);
    if (base.update().clip().isPresent()) {
      throw new ConfigException(
          "gradient-clipping: the spec clips its gradients, expected one that does not to compare with. Take out update.clip.");
    }
    long every = Math.max(1, Steps.of(base, bench) / LOOKS);
    TrainSpec watched =
        base.withFit(
            base.fit()
                .withInstruments(
                    Optional.of(Instruments.everySteps(every).withWatch(Instrument.GRADIENTS))));
    LookingRunner runner = new LookingRunner(bench);
    ComparisonResult result =
        bench.compare(about().title(), watched, ARMS, BASELINE.seeds(assignment), runner);
    FindingTable table =
        FindingTable.of(
            "Gradients, over all seeds, of one update in %d".formatted(every),
            "arm",
            "largest norm",
            "median norm",
            "updates clipped (%)",
            "runs that failed");
    List<Line> norms = new ArrayList<>();
    List<Line> losses = new ArrayList<>();
    List<String> shares = new ArrayList<>();
    Findings findings = Findings.of(result);
    List<ArmTrials> arms = Curves.all(result);
    for (int i = 0; i < arms.size(); i++) {
      ArmTrials arm = arms.get(i);
      ColorRole color = Curves.color(i);
      List<TrainEvent.Inspected> looks = runner.looks(arm.spec());
      double[] sizes = looks.stream().mapToDouble(GradientClipping::norm).sorted().toArray();
      double clipped =
          looks.stream()
              .mapToDouble(look -> look.reading().isClipped() ? 1 : 0)
              .average()
              .orElse(0);
      table =
          table.plus(
              arm.name(),
              sizes.length == 0 ? Double.NaN : sizes[sizes.length - 1],
              sizes.length == 0 ? Double.NaN : sizes[sizes.length / 2],
              100 * clipped,
              arm.failures());
      if (i > 0) {
        shares.add("%s %s".formatted(arm.name(), Wording.percent(clipped)));
        findings = findings.withMeasure("clipped" + i, clipped);
      }
      findings =
          findings
              .withMeasure("failures" + i, arm.failures())
              .withMeasure("reached" + i, arm.mean());
      firstSeed(arm, runner.firstLooks(arm.spec()))
          .map(l -> l.withLook(color, Dash.SOLID))
          .ifPresent(norms::add);
      if (arm.trials().stream().anyMatch(trial -> trial.history().epochs() > 0)) {
        Line loss = Curves.line(arm.name(), arm, History.LOSS);
        losses.add(Curves.positive(loss.withBand(Band.none())).withLook(color, Curves.dash(i)));
      }
    }
    findings =
        findings
            .withSentence(
                "Without clipping %d of %d runs failed. %s Clipped were of the updates: %s."
                    .formatted(
                        result.baseline().failures(),
                        result.comparison().seeds(),
                        findings.sentence(),
                        Wording.list(shares)))
            .with(table);
    if (!norms.isEmpty()) {
      findings =
          findings.with(
              new Figure(
                  "gradient-norm",
                  new LineChart(
                      "Norm of the gradient before clipping",
                      Axis.of("step"),
                      Axis.of("norm of all weights' gradients").withLog(true),
                      norms),
                  "First seed. A line that ends early belongs to a run that failed there; one that climbs steeply has weights that run away."));
    }
    return losses.isEmpty()
        ? findings
        : findings.with(
            new Figure(
                "loss",
                new LineChart(
                    "Loss of training",
                    Axis.of("epoch"),
                    Axis.of("loss").withLog(true).withDirection(Direction.LOWER_IS_BETTER),
                    losses),
                "Arms without a line finished no epoch."));
  }

  private static Optional<Line> firstSeed(ArmTrials arm, List<TrainEvent.Inspected> looks) {
    List<TrainEvent.Inspected> known =
        looks.stream().filter(look -> Double.isFinite(norm(look)) && norm(look) > 0).toList();
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Line.of(
                arm.name(),
                known.stream().map(look -> (double) look.step()).toList(),
                known.stream().map(GradientClipping::norm).toList()));
  }

  private static double norm(TrainEvent.Inspected look) {
    return look.reading().gradientNorm().orElse(Double.NaN);
  }
}
