package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.Direction;
import dev.gradus.history.History;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;

/// Overfitting as a number: how much better a network is on the data that it learned from.
final class Gap {

  private static final String ACCURACY = "accuracy";

  private Gap() {}

  /// The comparison's findings, with the gap of each arm in the sentence, a table and a figure.
  static Findings findings(ComparisonResult result) {
    FindingTable table =
        FindingTable.of(
            "Accuracy after the last epoch, mean over the seeds",
            "arm",
            "training",
            "validation",
            "gap");
    Findings findings = Findings.of(result);
    for (ArmTrials arm : Curves.all(result)) {
      double training = Curves.last(arm, ACCURACY);
      double validation = Curves.last(arm, History.validation(ACCURACY));
      table = table.plus(arm.name(), training, validation, training - validation);
      findings = findings.withMeasure("gap " + arm.name(), training - validation);
    }
    ArmTrials arm = result.arms().getFirst().arm();
    return findings
        .withSentence(
            "The gap between training and validation accuracy is %s without and %s with %s. %s"
                .formatted(
                    Wording.points(of(result.baseline())),
                    Wording.points(of(arm)),
                    arm.name(),
                    result.arms().getFirst().sentence()))
        .with(table)
        .with(
            new Figure(
                "gap",
                Curves.trainAndValidation(
                    "Accuracy in training and validation",
                    result,
                    ACCURACY,
                    Axis.of(ACCURACY).withDirection(Direction.HIGHER_IS_BETTER)),
                "The distance between the dashed and the solid line of one color is the gap."));
  }

  static double of(ArmTrials arm) {
    return Curves.last(arm, ACCURACY) - Curves.last(arm, History.validation(ACCURACY));
  }
}
