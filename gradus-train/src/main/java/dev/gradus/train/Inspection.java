package dev.gradus.train;

import dev.gradus.compiler.VariableStore;
import dev.gradus.data.Batches;
import dev.gradus.data.Dataset;
import dev.gradus.data.Target;
import dev.gradus.instrument.Instrument;
import dev.gradus.instrument.Instruments;
import dev.gradus.instrument.NetworkReading;
import dev.gradus.kernels.Backend;
import dev.gradus.model.ByName;
import dev.gradus.op.Variable;
import java.util.Optional;

/// One look into a network that is not being trained. Works on a copy of the weights: the layouts
/// that the network's own plans choose stay those that they would have chosen.
final class Inspection {

  private Inspection() {}

  static NetworkReading of(
      CompiledModel net,
      Backend backend,
      ByName<Target> learned,
      Dataset data,
      Instruments instruments) {
    Trainer trainer = net.trainer();
    Dataset samples = ActivationProbe.drawn(trainer, data, instruments.samples());
    try (VariableStore copy = new VariableStore(backend);
        Plans plans = new Plans(trainer, backend, copy)) {
      for (Variable variable : net.weights().values()) {
        copy.write(variable, net.read(variable));
      }
      Optional<StepPlan> gradients =
          instruments.watches(Instrument.GRADIENTS)
                  && net.weights().values().stream().anyMatch(Variable::trainable)
              ? Optional.of(batch(trainer, plans, learned, samples))
              : Optional.empty();
      return new Inspector(trainer, plans, copy, samples, instruments)
          .still(gradients, net.position().steps());
    }
  }

  /// All samples as one batch of a training step.
  private static StepPlan batch(
      Trainer trainer, Plans plans, ByName<Target> learned, Dataset samples) {
    Optional<SampleWeights> weights = SampleWeights.of(samples);
    Batches batches = Feeding.pipeline(trainer, samples, learned, samples.size()).inOrder();
    StepPlan step = plans.gradients(samples.size(), weights.isPresent());
    step.write(batches, 0, weights);
    return step;
  }
}
