package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.LineChart;
import dev.gradus.core.ConfigException;
import dev.gradus.layer.Flatten;
import dev.gradus.layer.Layer;
import dev.gradus.model.LayerCall;
import dev.gradus.run.TrainRun;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import dev.gradus.study.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The distribution of the inputs: x against 1 − x, black ink on white paper.
///
/// Nothing is lost or gained by the change, and a network could undo it with its first biases. But
/// most inputs are then 1 where they were 0, so that nearly every weight of the first layer gets a
/// gradient from every sample, and all of them much the same one.
final class InputDistribution implements Technique {

  private static final Baseline BASELINE =
      new Baseline(
          Networks.A.replace("model:\n", "model:\n  - flatten\n"),
          Effort.whole(50, 3),
          new Effort(3000, 2000, 4, 5));

  @Override
  public About about() {
    return new About(
        "input-distribution",
        "Distribution of the inputs",
        "Does it matter whether most inputs are 0 or most are 1?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    TrainSpec base = BASELINE.of(assignment, bench);
    LayerChain chain = LayerChain.of(about().name(), base, bench);
    requireSizes(chain);
    TrainRun run = TrainRun.of(base, bench.data());
    Arm arm = Arm.of("1 - x", edits(chain, run));
    ComparisonResult result =
        bench.compare(about().title(), base, List.of(arm), BASELINE.seeds(assignment));
    Objective objective = result.comparison().objective();
    FindingTable table =
        FindingTable.of(
            "%s, mean over the seeds".formatted(Wording.capital(objective.words())),
            "arm",
            "after the first epoch",
            "after the last");
    List<String> first = new ArrayList<>();
    Findings findings = Findings.of(result);
    for (ArmTrials each : Curves.all(result)) {
      double begun = Curves.first(each, objective.metric());
      table = table.plus(each.name(), begun, each.mean());
      first.add("%s %s".formatted(each.name(), Wording.shown(objective, begun)));
      findings = findings.withMeasure(Wording.measure("first", each.name()), begun);
      findings = findings.withMeasure(Wording.measure("reached", each.name()), each.mean());
    }
    InputPictures pictures = new InputPictures(run.trainingData(), run.trainer().scaler());
    findings =
        findings
            .withSentence(
                "%s after the first epoch: %s. %s"
                    .formatted(
                        Wording.capital(objective.words()),
                        Wording.list(first),
                        findings.sentence()))
            .with(table)
            .with(pictures.histograms());
    Optional<Figure> samples = pictures.samples();
    if (samples.isPresent()) {
      findings = findings.with(samples.get());
    }
    return findings.with(
        new Figure(
            "curves",
            new LineChart(
                "%s of x and of 1 - x".formatted(Wording.capital(objective.words())),
                Axis.of("epoch"),
                Curves.axis(objective),
                Curves.lines(result, objective.metric())),
            "The distance at the left is how much slower the one learns, that at the right how much worse it ends."));
  }

  private static void requireSizes(LayerChain chain) {
    if (!chain.places("embedding").isEmpty()) {
      throw new ConfigException(
          "input-distribution: the spec's inputs are numbers of words, which have no 1 - x. Choose a spec with numbers that mean sizes.");
    }
  }

  /// Edits that put 1 − x in front of a chain. Dense layers read images as rows: where the spec
  /// leaves that to the run, it is said, for the new layer would be in its way.
  private static String[] edits(LayerChain chain, TrainRun run) {
    String kind = chain.layers().getFirst().kind();
    boolean saysInput = kind.equals("input");
    List<Layer> layers = run.model().calls().stream().map(LayerCall::layer).toList();
    boolean rows = !saysInput && layers.getFirst() instanceof Flatten && !kind.equals("flatten");
    List<String> edits = new ArrayList<>();
    if (rows) {
      edits.add("model.0+={flatten: {}}");
    }
    edits.add("model.%d+={rescaling: {scale: -1.0, offset: 1.0}}".formatted(saysInput ? 1 : 0));
    return edits.toArray(String[]::new);
  }
}
