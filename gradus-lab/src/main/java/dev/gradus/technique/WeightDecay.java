package dev.gradus.technique;

import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Arm;
import dev.gradus.study.ComparisonResult;
import java.util.List;

/// Weight decay against overfitting: a large network on 300 images, with and without.
///
/// The decay is that of the source: λ · w is added to the gradient of every kernel, which for plain
/// SGD is the same as an L2 penalty of λ / 2 · Σ w².
final class WeightDecay implements Technique {

  private static final String SPEC =
      """
      data: mnist
      scale: divide-by-max
      model:
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 10, activation: softmax, kernelInitializer: he-normal}
      loss: categorical-crossentropy
      optimizer: {sgd: {learningRate: 0.01}}
      metrics: [accuracy]
      fit: {epochs: 201, batchSize: 100, seed: 1, validation: test}
      """;

  private static final Baseline BASELINE =
      new Baseline(SPEC, new Effort(300, 0, 201, 5), new Effort(300, 1000, 201, 3));

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
    ComparisonResult result =
        bench.compare(
            about().title(),
            base,
            List.of(Arm.of("weight decay 0.1", KernelPenalty.edits(base, LAMBDA / 2, bench))),
            BASELINE.seeds(assignment));
    return Gap.findings(result);
  }
}
