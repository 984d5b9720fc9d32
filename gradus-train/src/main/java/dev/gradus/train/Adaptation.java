package dev.gradus.train;

import dev.gradus.compiler.Plan;
import dev.gradus.compiler.VariableStore;
import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.NumericException;
import dev.gradus.data.Batches;
import dev.gradus.data.Dataset;
import dev.gradus.layer.Layer;
import dev.gradus.layer.Normalization;
import dev.gradus.layer.TimeDistributed;
import dev.gradus.layer.Weight;
import dev.gradus.model.BuiltLayer;
import dev.gradus.model.BuiltModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gives [Normalization] layers the mean and the variance of what reaches them, wherever in the
/// network they stand: the layers before one are run over all data, padded time steps left out.
/// Earlier ones are adapted first.
final class Adaptation implements AutoCloseable {

  private final Trainer trainer;
  private final Plans plans;
  private final VariableStore store;
  private final Batches batches;
  private final Map<Integer, Plan> open = new HashMap<>();

  private Adaptation(Trainer trainer, Plans plans, VariableStore store, Batches batches) {
    this.trainer = trainer;
    this.plans = plans;
    this.store = store;
    this.batches = batches;
  }

  /// @return the names of the layers that were adapted, in order
  static List<String> run(
      Trainer trainer, Plans plans, VariableStore store, Dataset data, int batchSize) {
    List<String> adapted = new ArrayList<>();
    List<BuiltLayer> layers = trainer.model().build(1, false).layers();
    layers.forEach(Adaptation::requireReachable);
    for (BuiltLayer layer : layers) {
      if (layer.layer() instanceof Normalization && layer.call().use() == 1) {
        Batches batches = Feeding.features(trainer, data, batchSize).inOrder();
        try (Adaptation adaptation = new Adaptation(trainer, plans, store, batches)) {
          adaptation.adapt(layer);
        }
        adapted.add(layer.name());
      }
    }
    return List.copyOf(adapted);
  }

  private static void requireReachable(BuiltLayer layer) {
    Layer inner = layer.layer();
    while (inner instanceof TimeDistributed(Layer each)) {
      inner = each;
      if (inner instanceof Normalization) {
        throw new ConfigException(
            "%s: what reaches the Normalization inside cannot be seen, so it cannot be adapted. Use Normalization without TimeDistributed: it treats every time step alike."
                .formatted(layer.layer().label(layer.name())));
      }
    }
  }

  private void adapt(BuiltLayer layer) {
    int features = layer.output().shape().dim(-1);
    Moments moments = new Moments(features);
    for (int batch = 0; batch < batches.count(); batch++) {
      Plan plan = plan(layer, batches.size(batch));
      List<String> inputs = trainer.model().inputNames();
      batches.write(batch, StepPlan.feeds(plan, BuiltModel.INPUT, inputs), List.of());
      plan.run(0);
      moments.add(plan.fetch(Plans.REACHING), layer.mask().map(_ -> plan.fetch(Plans.MASK)));
    }
    for (Weight state : layer.weights()) {
      boolean mean = state.variable().name().endsWith("/" + Normalization.MEAN);
      float[] values = mean ? moments.mean() : moments.variance();
      requireFinite(layer, state.variable().name(), values);
      store.write(state.variable(), values);
    }
  }

  private Plan plan(BuiltLayer layer, int size) {
    return open.computeIfAbsent(size, each -> plans.reaching(layer.call().from().getFirst(), each));
  }

  private static void requireFinite(BuiltLayer layer, String state, float[] values) {
    for (int feature = 0; feature < values.length; feature++) {
      if (!Float.isFinite(values[feature])) {
        throw new NumericException(
            "%s: %s of feature %d is %s over the training data. Look for missing or huge values there."
                .formatted(layer.layer().label(layer.name()), state, feature, values[feature]));
      }
    }
  }

  @Override
  public void close() {
    open.values().forEach(Plan::close);
  }

  /// Mean and biased variance of each feature, in double, around the first row so that a large mean
  /// costs no digits.
  private static final class Moments {

    private final double[] first;
    private final double[] sums;
    private final double[] squares;
    private long rows;

    Moments(int features) {
      first = new double[features];
      sums = new double[features];
      squares = new double[features];
    }

    /// @param mask 0 at the time steps that do not count; a step may have several rows
    void add(Buffer values, Optional<Buffer> mask) {
      int features = first.length;
      long step = mask.map(each -> values.size() / each.size()).orElse(values.size());
      for (long start = 0; start < values.size(); start += features) {
        if (mask.isPresent() && mask.get().get(start / step) == 0) {
          continue;
        }
        for (int i = 0; i < features; i++) {
          double value = values.get(start + i);
          if (rows == 0) {
            first[i] = value;
          }
          double distance = value - first[i];
          sums[i] += distance;
          squares[i] += distance * distance;
        }
        rows++;
      }
    }

    float[] mean() {
      float[] mean = new float[first.length];
      for (int i = 0; i < mean.length; i++) {
        mean[i] = (float) (first[i] + sums[i] / rows);
      }
      return mean;
    }

    float[] variance() {
      float[] variance = new float[first.length];
      for (int i = 0; i < variance.length; i++) {
        double mean = sums[i] / rows;
        variance[i] = (float) Math.max(0, squares[i] / rows - mean * mean);
      }
      return variance;
    }
  }
}
