package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.Direction;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import java.util.List;

/// No hidden layer, one of 1000 units, and a second of 512 behind it.
final class FashionDepth implements Technique {

  private static final Baseline BASELINE =
      new Baseline(FashionNetworks.ADAM, Effort.whole(20, 5), new Effort(3000, 2000, 6, 5));

  @Override
  public About about() {
    return new About(
        "fashion-depth", "Depth on clothes", "What do no, one and two hidden layers come to?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    if (assignment.spec().isPresent()) {
      return Techniques.named("depth").run(assignment, bench);
    }
    TrainSpec one = BASELINE.of(assignment, bench);
    ComparisonResult result =
        bench.compare(about().title(), one, arms(one, bench), BASELINE.seeds(assignment));
    FindingTable table =
        FindingTable.of(
            "After the last epoch, mean over the seeds",
            "hidden layers",
            "parameters",
            "training accuracy",
            "validation accuracy",
            "gap");
    for (ArmTrials arm : Curves.all(result)) {
      double training = Curves.last(arm, "accuracy");
      table =
          table.plus(
              arm.name().equals(Arm.BASELINE) ? "1000 units (baseline)" : arm.name(),
              arm.parameters(),
              training,
              arm.mean(),
              Gap.accuracy(arm));
    }
    return Findings.of(result)
        .with(table)
        .with(
            new Figure(
                "gap",
                Curves.trainAndValidation(
                    "Accuracy in training and validation",
                    result,
                    "accuracy",
                    Axis.of("accuracy").withDirection(Direction.HIGHER_IS_BETTER)),
                "The distance between the dashed and the solid line of one color is the gap."));
  }

  private static List<Arm> arms(TrainSpec base, Workbench bench) {
    long classes = Baseline.outputs(base.data(), bench);
    return List.of(
        Arm.of(
            "no hidden layer",
            "model=[{dense: {units: %d, activation: softmax}}]".formatted(classes)),
        Arm.of("1000 and 512 units", "model.1+={dense: {units: 512, activation: relu}}"));
  }
}
