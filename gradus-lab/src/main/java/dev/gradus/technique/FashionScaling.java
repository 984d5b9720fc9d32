package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.Direction;
import dev.gradus.picture.SampleGrid;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import java.util.List;

/// Raw pixels against pixels divided by 255, where the rate of plain SGD was chosen for the latter.
final class FashionScaling implements Technique {

  private static final Baseline BASELINE =
      new Baseline(FashionNetworks.RAW_SGD, Effort.whole(10, 5), new Effort(3000, 2000, 4, 5));

  @Override
  public About about() {
    return new About(
        "fashion-scaling",
        "Input scaling on clothes",
        "Can plain SGD learn from raw pixels at all?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    if (assignment.spec().isPresent()) {
      return new InputScaling().run(assignment, bench);
    }
    TrainSpec raw = BASELINE.of(assignment, bench);
    ComparisonResult result =
        bench.compare(
            about().title(),
            raw,
            List.of(Arm.of("divide by 255", "scale=divide-by-max")),
            BASELINE.seeds(assignment));
    Findings findings =
        Findings.of(result)
            .withSentence(sentence(result))
            .with(Curves.ends(result, "accuracy"))
            .with(curves(result));
    return SampleGrid.isPossible(bench.data().of(raw.data()).train().featureShape())
        ? findings.with(
            new Figure(
                "samples",
                SampleGrid.of(bench.data().of(raw.data()).train()),
                "The first pictures of each class, a class a row."))
        : findings;
  }

  private static Figure curves(ComparisonResult result) {
    return new Figure(
        "accuracy-by-epoch",
        Curves.trainAndValidation(
            "Accuracy in training and validation",
            result,
            "accuracy",
            Axis.of("accuracy").withDirection(Direction.HIGHER_IS_BETTER)),
        "A curve that stays where it began has learned nothing; one of ten classes is right by chance.");
  }

  private static String sentence(ComparisonResult result) {
    ArmTrials raw = result.baseline();
    ArmTrials scaled = result.arms().getFirst().arm();
    int seeds = raw.trials().size();
    String ended =
        raw.failures() == 0
            ? "%s with raw pixels".formatted(Wording.percent(raw.mean()))
            : "with raw pixels %d of %d runs ended in numbers that are not finite%s"
                .formatted(
                    raw.failures(),
                    seeds,
                    raw.failures() == seeds
                        ? ""
                        : ", the others reached " + Wording.percent(raw.mean()));
    return "Mean validation accuracy of %s: %s with pixels divided by their maximum, %s. %s"
        .formatted(
            Wording.seeds(result),
            Wording.percent(scaled.mean()),
            ended,
            result.arms().getFirst().sentence());
  }
}
