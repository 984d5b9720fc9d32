package dev.gradus.train;

import dev.gradus.compiler.Plan;
import dev.gradus.compiler.VariableStore;
import dev.gradus.core.Buffer;
import dev.gradus.core.RandomStream;
import dev.gradus.core.ShapeException;
import dev.gradus.data.Batches;
import dev.gradus.data.Dataset;
import dev.gradus.data.Pipeline;
import dev.gradus.history.History;
import dev.gradus.kernels.Backend;
import dev.gradus.layer.Weight;
import dev.gradus.model.BuiltModel;
import dev.gradus.model.Summary;
import dev.gradus.op.Variable;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;

/// A network with weights, which can be trained, measured and asked. Owns native memory: close it.
///
/// Plans are compiled for each batch size when first needed and kept. Two calls of [#fit] train on
/// from each other; the numbers of steps and epochs go on counting. Not for two threads at once.
public final class CompiledModel implements AutoCloseable {

  private static final int EVALUATION_BATCH = 256;

  private final Trainer trainer;
  private final Backend backend;
  private final boolean ownsBackend;
  private final VariableStore store;
  private final Plans plans;
  private final List<Variable> variables = new ArrayList<>();
  private TrainingPosition position = TrainingPosition.START;
  private boolean closed;

  CompiledModel(Trainer trainer, Backend backend, boolean ownsBackend) {
    this.trainer = trainer;
    this.backend = backend;
    this.ownsBackend = ownsBackend;
    BuiltModel built = trainer.model().build(1, true);
    trainer.loss().targetShape(built.output().shape());
    this.store = new VariableStore(backend);
    this.plans = new Plans(trainer, backend, store);
    built.weights().forEach(this::initialize);
    for (Weight weight : built.trainableWeights()) {
      TrainingGraph.slots(trainer.optimizer(), weight.variable()).forEach(this::initialize);
    }
  }

  private void initialize(Weight weight) {
    float[] values = new float[Math.toIntExact(weight.variable().shape().size())];
    weight.initialize(new Buffer(MemorySegment.ofArray(values)), RandomStream.of(trainer.seed()));
    variables.add(weight.variable());
    store.write(weight.variable(), values);
  }

  private void initialize(Variable slot, double value) {
    float[] values = new float[Math.toIntExact(slot.shape().size())];
    Arrays.fill(values, (float) value);
    variables.add(slot);
    store.write(slot, values);
  }

  /// Trains.
  ///
  /// @param data to learn from
  /// @param fit how long, in what batches, told to whom
  /// @return what was measured in each epoch of this call
  /// @throws ShapeException if the data do not fit the network
  /// @throws dev.gradus.core.NumericException if the loss of a batch is not finite; the weights are
  ///   then those before that batch
  public History fit(Dataset data, Fit fit) {
    TrainLoop loop = new TrainLoop(trainer, plans, backend.description(), position, data, fit);
    try {
      return loop.run();
    } finally {
      position = loop.position();
    }
  }

  /// Measures loss and metrics on data, without dropout and the like, changing nothing.
  ///
  /// @param data not trained on, if the numbers are to mean something
  /// @return numbers by name: `loss`, then each metric
  /// @throws ShapeException if the data do not fit the network
  public SequencedMap<String, Double> evaluate(Dataset data) {
    int batchSize = evaluationBatch(data);
    return Collections.unmodifiableSequencedMap(
        new EvaluationPass(trainer, plans, data, batchSize).run());
  }

  /// Sums of float32 depend on their grouping: validation while training takes the same batches as
  /// a later evaluation, so that both give the same numbers.
  static int evaluationBatch(Dataset data) {
    return Math.min(EVALUATION_BATCH, data.size());
  }

  /// Asks about every sample of a data set; its targets do not matter.
  ///
  /// @param data samples with features as they are stored, unscaled
  /// @return a row for each sample: the prediction, row-major
  /// @throws ShapeException if the features do not fit the network
  public float[][] predict(Dataset data) {
    trainer.model().requireExample(data.featureShape());
    int batchSize = Math.min(EVALUATION_BATCH, data.size());
    Pipeline pipeline = Feeding.features(trainer, data, batchSize);
    Batches batches = pipeline.inOrder();
    float[][] rows = new float[data.size()][];
    float[] targets = new float[Math.toIntExact(pipeline.targetShape(batchSize).size())];
    for (int batch = 0; batch < batches.count(); batch++) {
      int size = batches.size(batch);
      Plan plan = plans.prediction(size);
      Buffer ignored =
          new Buffer(MemorySegment.ofArray(targets)).slice(0, pipeline.targetShape(size).size());
      batches.write(batch, plan.feed(BuiltModel.INPUT), ignored);
      plan.run(0);
      copyRows(plan.fetch(BuiltModel.PREDICTION), size, rows, batch * batchSize);
    }
    return rows;
  }

  /// Asks about one example.
  ///
  /// @param features row-major, unscaled
  /// @return the prediction, row-major
  /// @throws ShapeException for another number of features than the network takes
  public float[] predict(float... features) {
    long expected = trainer.model().inputShape().size();
    if (features.length != expected) {
      throw new ShapeException(
          "predict: got %d features, the model takes %d: %s."
              .formatted(features.length, expected, trainer.model().inputShape()));
    }
    Plan plan = plans.prediction(1);
    Buffer input = plan.feed(BuiltModel.INPUT);
    for (int i = 0; i < features.length; i++) {
      input.set(i, trainer.scaler().apply(i, features[i]));
    }
    plan.run(0);
    return plan.fetch(BuiltModel.PREDICTION).toArray();
  }

  private static void copyRows(Buffer predictions, int size, float[][] rows, int first) {
    long width = predictions.size() / size;
    for (int row = 0; row < size; row++) {
      rows[first + row] = predictions.slice(row * width, width).toArray();
    }
  }

  /// @return the network's layers, shapes and parameters
  public Summary summary() {
    return trainer.model().summary();
  }

  /// @return what this network was compiled from
  public Trainer trainer() {
    return trainer;
  }

  /// @return one line that says what computes
  public String backend() {
    return backend.description();
  }

  /// @return how far the network has been trained
  public TrainingPosition position() {
    return position;
  }

  /// Everything that outlasts a step: weights and states of layers, then the optimizer's slots.
  ///
  /// @return the variables in a fixed order
  public List<Variable> variables() {
    return Collections.unmodifiableList(variables);
  }

  /// @param variable one of [#variables]
  /// @return a copy of its elements, row-major
  public float[] read(Variable variable) {
    return store.read(variable);
  }

  /// @param variable one of [#variables]
  /// @param values its new elements, row-major; copied
  /// @throws ShapeException for another number of elements
  public void write(Variable variable, float[] values) {
    requireKnown(variable);
    store.write(variable, values);
  }

  /// Goes on from an earlier run, whose variables have been written.
  ///
  /// @param reached how far that run had come
  public void resumeFrom(TrainingPosition reached) {
    position = reached;
  }

  /// @return native memory held by variables and plans; 0 once closed
  public long nativeBytes() {
    return store.bytes() + plans.nativeBytes();
  }

  private void requireKnown(Variable variable) {
    if (!variables.contains(variable)) {
      throw new ShapeException(
          "CompiledModel: it has no variable %s %s. Its variables are %s."
              .formatted(
                  variable.name(),
                  variable.shape(),
                  variables.stream().map(each -> each.name() + " " + each.shape()).toList()));
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      plans.close();
      store.close();
      if (ownsBackend) {
        backend.close();
      }
    }
  }
}
