package dev.gradus.train;

import dev.gradus.activation.Bounds;
import dev.gradus.compiler.Plan;
import dev.gradus.core.Buffer;
import dev.gradus.core.RandomStream;
import dev.gradus.data.Batches;
import dev.gradus.data.Dataset;
import dev.gradus.instrument.ActivationReading;
import dev.gradus.layer.Activated;
import dev.gradus.layer.Flatten;
import dev.gradus.layer.Layer;
import dev.gradus.layer.Permute;
import dev.gradus.layer.Reshape;
import dev.gradus.layer.TimeDistributed;
import dev.gradus.model.BuiltLayer;
import dev.gradus.model.BuiltModel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Looks at what the layers of a network hand on, always on the same samples, without dropout and
/// with the weights themselves rather than their averages.
final class ActivationProbe {

  private static final String STREAM = "instruments";

  private final Plans plans;
  private final Batches batches;
  private final List<String> inputs;
  private final List<BuiltLayer> layers;
  private final int bins;

  /// @param samples looked at, see [#drawn]
  ActivationProbe(Trainer trainer, Plans plans, Dataset samples, int bins) {
    this.plans = plans;
    this.batches =
        Feeding.features(trainer, samples, CompiledModel.evaluationBatch(samples)).inOrder();
    this.inputs = trainer.model().inputNames();
    this.layers = watched(trainer.model().build(1, false));
    this.bins = bins;
  }

  /// Some samples of a data set, without repetition: the first ones may all be of one class.
  ///
  /// @param most samples; all if there are fewer
  static Dataset drawn(Trainer trainer, Dataset data, int most) {
    if (data.size() <= most) {
      return data;
    }
    int[] order = RandomStream.of(trainer.seed()).named(STREAM).permutation(0, data.size());
    int[] chosen = new int[most];
    System.arraycopy(order, 0, chosen, 0, most);
    return data.subset(chosen);
  }

  /// The layers that do more than move numbers: those whose output is not one that is seen anyway.
  static List<BuiltLayer> watched(BuiltModel model) {
    Set<Object> seen = new HashSet<>(model.inputs().values());
    return model.layers().stream()
        .filter(layer -> seen.add(layer.output()) && !isMove(layer.layer()))
        .toList();
  }

  private static boolean isMove(Layer layer) {
    return layer instanceof Flatten || layer instanceof Reshape || layer instanceof Permute;
  }

  /// The fetch of a layer's output.
  static String fetch(BuiltLayer layer) {
    return "activation/" + layer.name();
  }

  /// The fetch of the mask of a layer's output, if it has one.
  static String mask(BuiltLayer layer) {
    return "mask/" + layer.name();
  }

  /// @return by the layer's name
  SequencedMap<String, ActivationReading> read() {
    List<ActivationTally> tallies =
        layers.stream()
            .map(
                layer -> new ActivationTally(layer.output().shape().dim(-1), bounds(layer.layer())))
            .toList();
    each(tallies, ActivationTally::first);
    tallies.forEach(tally -> tally.turn(bins));
    each(tallies, (tally, outputs, mask, _) -> tally.second(outputs, mask));
    SequencedMap<String, ActivationReading> readings = new LinkedHashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      readings.put(layers.get(i).name(), tallies.get(i).reading());
    }
    return readings;
  }

  private static Optional<Bounds> bounds(Layer layer) {
    Layer inner = layer;
    while (inner instanceof TimeDistributed(Layer each)) {
      inner = each;
    }
    return inner instanceof Activated activated
        ? activated.activation().bounds()
        : Optional.empty();
  }

  private void each(List<ActivationTally> tallies, Told told) {
    for (int batch = 0; batch < batches.count(); batch++) {
      int size = batches.size(batch);
      Plan plan = plans.activations(size);
      batches.write(batch, StepPlan.feeds(plan, BuiltModel.INPUT, inputs), List.of());
      plan.run(0);
      for (int i = 0; i < layers.size(); i++) {
        BuiltLayer layer = layers.get(i);
        told.of(
            tallies.get(i),
            plan.fetch(fetch(layer)).toArray(),
            layer.mask().map(_ -> plan.fetch(mask(layer))),
            size);
      }
    }
  }

  /// Tells a tally what its layer hands on in a batch.
  private interface Told {
    void of(ActivationTally tally, float[] outputs, Optional<Buffer> mask, int size);
  }
}
