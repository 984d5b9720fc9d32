package dev.gradus.train;

import dev.gradus.compiler.VariableStore;
import dev.gradus.data.Dataset;
import dev.gradus.instrument.ActivationReading;
import dev.gradus.instrument.Instrument;
import dev.gradus.instrument.Instruments;
import dev.gradus.instrument.LayerReading;
import dev.gradus.instrument.NetworkReading;
import dev.gradus.instrument.UpdateReading;
import dev.gradus.instrument.WeightReading;
import dev.gradus.layer.Weight;
import dev.gradus.model.BuiltLayer;
import dev.gradus.op.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/// Looks at a network around a step, by plans of its own, which change nothing.
final class Inspector {

  private final Plans plans;
  private final VariableStore store;
  private final Instruments instruments;
  private final int accumulate;
  private final List<BuiltLayer> layers;
  private final List<Variable> weights;
  private final GradientReader gradientReader;
  private final Optional<ActivationProbe> activationProbe;
  private Map<String, ActivationReading> activations = Map.of();
  private SequencedMap<Variable, float[]> gradients = new LinkedHashMap<>();
  private SequencedMap<Variable, float[]> before = new LinkedHashMap<>();
  private SequencedMap<Variable, float[]> after = new LinkedHashMap<>();

  /// @param data whose samples the activations are of
  Inspector(
      Trainer trainer, Plans plans, VariableStore store, Dataset data, Instruments instruments) {
    this.plans = plans;
    this.store = store;
    this.instruments = instruments;
    this.accumulate = trainer.update().accumulate();
    this.layers = trainer.model().build(1, false).layers();
    this.weights = layers.stream().flatMap(layer -> trainable(layer).stream()).toList();
    this.gradientReader = new GradientReader(trainer, weights);
    this.activationProbe =
        instruments.watches(Instrument.ACTIVATIONS)
            ? Optional.of(
                new ActivationProbe(
                    trainer,
                    plans,
                    ActivationProbe.drawn(trainer, data, instruments.samples()),
                    instruments.bins()))
            : Optional.empty();
  }

  private static List<Variable> trainable(BuiltLayer layer) {
    return layer.weights().stream().map(Weight::variable).filter(Variable::trainable).toList();
  }

  /// Whether a step is one to look at.
  ///
  /// @param step batches trained on before it
  /// @param left batches of the epoch after it
  boolean isDue(StepKind kind, long step, int left) {
    if (kind == StepKind.ACCUMULATE) {
      return false;
    }
    long update = (step + 1) / accumulate;
    return update == 1
        || (instruments.everySteps() == 0
            ? left < accumulate
            : update % instruments.everySteps() == 0);
  }

  /// Looks at the network before a step.
  ///
  /// @param plan of the step, with its batch
  /// @param size of the batch
  /// @param step as given to the plan
  void before(StepPlan plan, int size, long step) {
    look();
    if (instruments.watches(Instrument.GRADIENTS) && !weights.isEmpty()) {
      StepPlan probe = plans.gradients(size, plan.weight().isPresent());
      probe.takeBatch(plan);
      probe.plan().run(step);
      gradients = gradientReader.of(probe);
      gradientReader.accumulate(gradients, store);
    }
  }

  /// Looks at the network after the step that [#before] was called for.
  NetworkReading after() {
    if (instruments.watches(Instrument.UPDATES)) {
      after = readWeights();
    }
    return reading();
  }

  /// Looks at a network without a step: there are no updates.
  ///
  /// @param probe of [Plans#gradients], with its batch
  NetworkReading still(Optional<StepPlan> probe, long step) {
    look();
    probe.ifPresent(plan -> {
      plan.plan().run(step);
      gradients = gradientReader.of(plan);
    });
    return reading();
  }

  private void look() {
    activations =
        activationProbe
            .<Map<String, ActivationReading>>map(ActivationProbe::read)
            .orElseGet(Map::of);
    if (instruments.watches(Instrument.UPDATES) || instruments.watches(Instrument.WEIGHTS)) {
      before = readWeights();
    }
  }

  private SequencedMap<Variable, float[]> readWeights() {
    SequencedMap<Variable, float[]> values = new LinkedHashMap<>();
    weights.forEach(weight -> values.put(weight, store.read(weight)));
    return values;
  }

  private NetworkReading reading() {
    List<LayerReading> readings = new ArrayList<>();
    boolean weighs =
        instruments.watches(Instrument.GRADIENTS)
            || instruments.watches(Instrument.UPDATES)
            || instruments.watches(Instrument.WEIGHTS);
    for (BuiltLayer layer : layers) {
      Optional<ActivationReading> seen = Optional.ofNullable(activations.get(layer.name()));
      List<WeightReading> weighed =
          weighs ? trainable(layer).stream().map(this::reading).toList() : List.of();
      if (seen.isPresent() || !weighed.isEmpty()) {
        readings.add(new LayerReading(layer.name(), seen, weighed));
      }
    }
    return new NetworkReading(
        readings,
        gradients.isEmpty() ? OptionalDouble.empty() : gradientReader.clippedShare(gradients));
  }

  private WeightReading reading(Variable weight) {
    float[] gradient = gradients.get(weight);
    float[] old = before.get(weight);
    float[] moved = after.get(weight);
    return new WeightReading(
        weight.name(),
        weight.shape().size(),
        old == null || !instruments.watches(Instrument.WEIGHTS)
            ? Optional.empty()
            : Optional.of(Tally.of(old, instruments.bins())),
        gradient == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(GradientReader.norm(gradient)),
        old == null || moved == null ? Optional.empty() : Optional.of(update(old, moved)));
  }

  private static UpdateReading update(float[] old, float[] moved) {
    double squares = 0;
    for (int i = 0; i < old.length; i++) {
      double step = (double) moved[i] - old[i];
      squares += step * step;
    }
    double root = Math.sqrt(old.length);
    return new UpdateReading(Math.sqrt(squares) / root, GradientReader.norm(old) / root);
  }
}
