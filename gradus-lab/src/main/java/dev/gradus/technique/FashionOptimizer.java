package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.Direction;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.ComparisonResult;
import java.util.List;

/// Plain SGD at 0.01 against Adam at 0.001, in training and in validation.
final class FashionOptimizer implements Technique {

  private static final Baseline BASELINE =
      new Baseline(FashionNetworks.SGD, Effort.whole(20, 5), new Effort(3000, 2000, 5, 5));

  @Override
  public About about() {
    return new About(
        "fashion-optimizer", "Optimizer on clothes", "Does Adam get there sooner than SGD?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    if (assignment.spec().isPresent()) {
      return Techniques.named("optimizer").run(assignment, bench);
    }
    TrainSpec sgd = BASELINE.of(assignment, bench);
    ComparisonResult result =
        bench.compare(
            about().title(),
            sgd,
            List.of(Arm.of("Adam", "optimizer={adam: {learningRate: 0.001}}")),
            BASELINE.seeds(assignment));
    return Findings.of(result)
        .with(Curves.ends(result, "accuracy"))
        .with(
            new Figure(
                "accuracy",
                Curves.trainAndValidation(
                    "Accuracy in training and validation",
                    result,
                    "accuracy",
                    Axis.of("accuracy").withDirection(Direction.HIGHER_IS_BETTER)),
                "Which of two lines of one kind is higher after the same number of epochs."));
  }
}
