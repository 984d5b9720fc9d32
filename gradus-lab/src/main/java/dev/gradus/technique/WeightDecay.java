package dev.gradus.technique;

import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;

/// Weight decay against overfitting: a large network on 300 images, with and without.
///
/// The decay is that of the source: λ · w is added to the gradient of every kernel, which for plain
/// SGD is the same as an L2 penalty of λ / 2 · Σ w².
final class WeightDecay implements Technique {

  private static final Baseline BASELINE =
      new Baseline(Networks.OVERFITTING, new Effort(300, 0, 201, 5), new Effort(300, 1000, 201, 3));

  private static final double LAMBDA = 0.1;

  @Override
  public About about() {
    return new About(
        "weight-decay",
        "Weight decay",
        "Does weight decay close the gap between training and test?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    TrainSpec base = BASELINE.of(assignment, bench);
    Arm arm =
        new Arm(
            "weight decay " + LAMBDA, KernelPenalty.of(about().name(), base, LAMBDA / 2, bench));
    return Gap.findings(about().title(), base, arm, BASELINE.seeds(assignment), bench);
  }
}
