package dev.gradus.technique;

import dev.gradus.core.ConfigException;
import dev.gradus.model.Summary;
import dev.gradus.run.TrainRun;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import dev.gradus.study.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Depth: the same task with no, one, two and three hidden layers.
///
/// A spec of the user's is tried without its hidden dense layers, with one less, and with its last
/// one twice.
final class Depth implements Technique {

  private static final Baseline BASELINE =
      new Baseline(Networks.A, Effort.whole(50, 3), new Effort(3000, 2000, 4, 3));

  private static final String DENSE = "dense";
  private static final String RELU = "relu";
  private static final List<List<Integer>> HIDDEN =
      List.of(List.of(), List.of(1000, 512), List.of(512, 1024, 64));

  @Override
  public About about() {
    return new About(
        "depth", "Depth", "How many hidden layers does the task take, and what do more cost?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    TrainSpec base = BASELINE.of(assignment, bench);
    LayerChain chain = LayerChain.of(about().name(), base, bench);
    List<Integer> dense = chain.places(DENSE);
    if (dense.isEmpty()) {
      throw new ConfigException(
          "depth: the spec's model has no dense layer to add to or leave out. End it with one.");
    }
    List<Arm> arms = assignment.spec().isPresent() ? arms(chain, dense) : ownArms(chain);
    ComparisonResult result =
        bench.compare(about().title(), base, arms, BASELINE.seeds(assignment));
    return told(Findings.of(result), result, summaries(result, bench));
  }

  private static List<Arm> ownArms(LayerChain chain) {
    List<Arm> arms = new ArrayList<>();
    for (List<Integer> hidden : HIDDEN) {
      List<LayerChain.Part> layers = new ArrayList<>();
      hidden.forEach(units -> layers.add(dense(units)));
      layers.add(chain.layers().getLast());
      String name =
          hidden.isEmpty()
              ? "no hidden layer"
              : "hidden " + String.join("-", hidden.stream().map(String::valueOf).toList());
      arms.add(new Arm(name, LayerChain.replacedBy(layers)));
    }
    return arms;
  }

  private static LayerChain.Part dense(int units) {
    return new LayerChain.Part(DENSE, Map.of("units", units, "activation", RELU));
  }

  /// The arms of a user's chain; its last dense layer gives the output.
  private static List<Arm> arms(LayerChain chain, List<Integer> dense) {
    List<Integer> hidden = dense.subList(0, dense.size() - 1);
    List<Arm> arms = new ArrayList<>();
    if (!hidden.isEmpty()) {
      arms.add(new Arm("no hidden dense layer", without(chain, hidden)));
    }
    if (hidden.size() > 1) {
      arms.add(new Arm("one hidden layer less", without(chain, List.of(hidden.getLast()))));
    }
    List<LayerChain.Part> more = new ArrayList<>(chain.layers());
    if (hidden.isEmpty()) {
      more.add(dense.getLast(), dense(64));
      arms.add(new Arm("a hidden layer of 64 relu", LayerChain.replacedBy(more)));
    } else {
      more.add(hidden.getLast(), chain.layers().get(hidden.getLast()));
      arms.add(new Arm("one hidden layer more", LayerChain.replacedBy(more)));
    }
    return arms;
  }

  private static Patch without(LayerChain chain, List<Integer> left) {
    List<LayerChain.Part> layers = new ArrayList<>();
    for (int i = 0; i < chain.layers().size(); i++) {
      if (!left.contains(i)) {
        layers.add(chain.layers().get(i));
      }
    }
    return LayerChain.replacedBy(layers);
  }

  private static List<FindingTable> summaries(ComparisonResult result, Workbench bench) {
    List<FindingTable> tables = new ArrayList<>();
    for (ArmTrials arm : Curves.all(result)) {
      Summary summary = TrainRun.of(arm.spec(), bench.data()).model().summary();
      FindingTable table =
          FindingTable.of("Layers of " + arm.name(), "layer", "output shape", "parameters");
      for (Summary.Row row : summary.rows()) {
        table = table.plus(row.name(), row.outputShape().toString(), row.parameters());
      }
      tables.add(table.plus("all", "", summary.parameters()));
    }
    return tables;
  }

  private static Findings told(
      Findings findings, ComparisonResult result, List<FindingTable> summaries) {
    Objective objective = result.comparison().objective();
    String metric = Curves.inTraining(objective);
    Findings told = findings.with(Curves.ends(result, metric));
    List<String> gaps = new ArrayList<>();
    for (ArmTrials arm : Curves.all(result)) {
      told =
          told.withMeasure(Wording.measure("reached", arm.name()), arm.mean())
              .withMeasure(Wording.measure("parameters", arm.name()), (double) arm.parameters());
      if (objective.share()) {
        told = told.withMeasure(Wording.measure("gap", arm.name()), Gap.accuracy(arm));
        gaps.add("%s %s".formatted(arm.name(), Wording.points(Gap.accuracy(arm))));
      }
    }
    for (FindingTable summary : summaries) {
      told = told.with(summary);
    }
    if (objective.share()) {
      told =
          told.withSentence(
              findings.sentence()
                  + " Training accuracy minus validation accuracy: %s."
                      .formatted(Wording.list(gaps)));
    }
    return told.with(
        new Figure(
            "depth",
            Curves.trainAndValidation(
                "%s by depth".formatted(Wording.capital(metric)),
                result,
                metric,
                Curves.axis(metric, objective)),
            "The distance between the dashed line (training) and the solid one (validation) of a color is how far that network overfits."));
  }
}
