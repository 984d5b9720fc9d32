package dev.gradus.technique;

import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;

/// Dropout against overfitting: the network of [WeightDecay] on 300 images, with and without a
/// fifth of the units of each hidden layer switched off in training.
final class Dropout implements Technique {

  private static final Baseline BASELINE =
      new Baseline(Networks.OVERFITTING, new Effort(300, 0, 301, 5), new Effort(300, 1000, 301, 3));

  private static final double RATE = 0.2;

  @Override
  public About about() {
    return new About("dropout", "Dropout", "Does dropout close the gap between training and test?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    TrainSpec base = BASELINE.of(assignment, bench);
    Arm arm =
        Arm.of(
            "dropout " + RATE,
            LayerChain.of(about().name(), base, bench)
                .afterHidden("dropout: {rate: %s}".formatted(RATE)));
    return Gap.findings(about().title(), base, arm, BASELINE.seeds(assignment), bench);
  }
}
