package dev.gradus.train;

import dev.gradus.data.Batches;
import dev.gradus.data.Dataset;
import dev.gradus.data.Pipeline;
import dev.gradus.data.Target;
import dev.gradus.model.ByName;
import java.util.Optional;
import java.util.SequencedMap;

/// Measures one data set, as often as wanted, without changing the network.
final class EvaluationPass {

  private final Plans plans;
  private final Batches batches;
  private final Meter meter;
  private final Optional<SampleWeights> weights;

  EvaluationPass(
      Trainer trainer, Plans plans, Dataset data, ByName<Target> learned, int batchSize) {
    Pipeline pipeline = Feeding.pipeline(trainer, data, learned, batchSize);
    this.plans = plans;
    this.weights = SampleWeights.of(data);
    this.batches = pipeline.inOrder();
    this.meter = new Meter(trainer, pipeline.targetShapes());
  }

  /// @return loss and metrics over all samples
  SequencedMap<String, Double> run() {
    meter.reset();
    StepPlan step = plans.evaluation(batches.size(0), weights.isPresent());
    for (int batch = 0; batch < batches.count(); batch++) {
      if (batches.size(batch) != batches.size(0)) {
        step = plans.evaluation(batches.size(batch), weights.isPresent());
      }
      int size = step.write(batches, batch, weights);
      step.plan().run(0);
      meter.add(step, size);
    }
    return meter.results();
  }
}
