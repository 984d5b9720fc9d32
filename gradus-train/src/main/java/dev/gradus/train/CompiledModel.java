package dev.gradus.train;

import dev.gradus.compiler.VariableStore;
import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.data.Dataset;
import dev.gradus.data.Target;
import dev.gradus.history.Checkpoint;
import dev.gradus.history.History;
import dev.gradus.history.SavedModel;
import dev.gradus.history.Tensor;
import dev.gradus.history.TrainingPosition;
import dev.gradus.instrument.Instruments;
import dev.gradus.instrument.NetworkReading;
import dev.gradus.kernels.Backend;
import dev.gradus.metric.Metric;
import dev.gradus.model.BuiltModel;
import dev.gradus.model.ByName;
import dev.gradus.model.Summary;
import dev.gradus.op.Variable;
import dev.gradus.optimizer.Lbfgs;
import dev.gradus.optimizer.Sgd;
import dev.gradus.spec.Kinds;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final Variables variables;
  private final Training training;
  private ByName<Target> targets;
  private boolean taught;
  private boolean closed;

  CompiledModel(Trainer trainer, Backend backend, boolean ownsBackend) {
    this.trainer = trainer;
    this.backend = backend;
    this.ownsBackend = ownsBackend;
    BuiltModel built = trainer.built();
    this.targets = Feeding.targets(trainer, predictions(built));
    this.store = new VariableStore(backend);
    this.plans = new Plans(trainer, backend, store);
    this.variables = new Variables(trainer, built, store);
    this.training = new Training(this, plans, backend, store, variables.all());
  }

  private static Map<String, Shape> predictions(BuiltModel built) {
    Map<String, Shape> predictions = new LinkedHashMap<>();
    built.outputs().forEach((name, value) -> predictions.put(name, value.shape()));
    return predictions;
  }

  /// Trains. After a call that was paused, and after [#resume], the next one is that call
  /// continued: it goes on in the middle of the epoch, [Fit#epochs] counts what is finished, and so
  /// does the history.
  ///
  /// @param data to learn from
  /// @param fit how long, in what batches, told to whom
  /// @return what was measured in each epoch of this call
  /// @throws ShapeException if the data do not fit the network
  /// @throws ConfigException if the network has no weight that training changes, or fewer epochs
  ///   are asked for than are finished
  /// @throws dev.gradus.core.DataException if an epoch is unfinished and the data have another size
  /// @throws dev.gradus.core.NumericException if the loss of a batch is not finite; the weights are
  ///   then those before that batch
  public History fit(Dataset data, Fit fit) {
    if (variables.all().stream().noneMatch(Variable::trainable)) {
      List<String> frozen = trainer.model().frozen();
      throw new ConfigException(
          frozen.isEmpty()
              ? "fit: the model has no weight that training changes. Add a layer with weights, or call evaluate."
              : "fit: the model has no weight that training changes; frozen are %s. Freeze fewer layers, or call evaluate."
                  .formatted(frozen));
    }
    targets = Feeding.targets(trainer, data);
    taught = true;
    return training.fit(data, fit);
  }

  /// Everything that a network of the same trainer needs to go on from here, to the same bits as
  /// this one. For checkpoints while training goes on see [Fit#checkpoints].
  ///
  /// @return a copy
  /// @throws ConfigException while `fit` runs
  public Checkpoint checkpoint() {
    return training.checkpoint();
  }

  /// Goes on from a checkpoint: the next call of [#fit] is the one that was interrupted, continued.
  ///
  /// @param checkpoint of a network of the same trainer
  /// @throws dev.gradus.core.DataException if it has another seed or other variables
  public void resume(Checkpoint checkpoint) {
    training.resume(checkpoint);
  }

  /// @return whether the last call of [#fit] was paused, so that the next one goes on from there
  public boolean isPaused() {
    return training.isInterrupted();
  }

  /// Gives each [Normalization][dev.gradus.layer.Normalization] layer the mean and variance of what
  /// reaches it. To be called once, before [#fit], with the training data alone; the numbers are
  /// states of the layers and saved with them. Does nothing where there are no such layers.
  ///
  /// @param data to learn from
  /// @return the names of the layers that were adapted, in order
  /// @throws ShapeException if the features do not fit the network
  /// @throws dev.gradus.core.NumericException if a mean or variance is not finite
  /// @throws dev.gradus.core.ConfigException if such a layer stands within another
  public List<String> adapt(Dataset data) {
    return Adaptation.run(trainer, plans, store, data, evaluationBatch(data));
  }

  /// Measures loss and metrics on data, without dropout and the like, changing nothing. Where the
  /// values to predict are scaled ([dev.gradus.data.ValueTarget]), so is what is measured, by the
  /// scaling of the data that the network learned from.
  ///
  /// @param data not trained on, if the numbers are to mean something
  /// @return numbers by name: `loss`, then each metric
  /// @throws ShapeException if the data do not fit the network
  public SequencedMap<String, Double> evaluate(Dataset data) {
    int batchSize = evaluationBatch(data);
    return Collections.unmodifiableSequencedMap(
        new EvaluationPass(trainer, plans, data, learned(data), batchSize).run());
  }

  /// Looks into the network as it is, changing nothing: activations in evaluation, weights, and
  /// gradients as a training step on these samples would have them, all samples as one batch. There
  /// are no updates without a step. In training see [Fit#instruments].
  ///
  /// @param data whose samples it is looked at with; if there are more than [Instruments#samples],
  ///   so many of them, drawn by the seed
  /// @param instruments what is looked at, with how many bins; how often does not matter
  /// @return what was seen
  /// @throws ShapeException if the data do not fit the network
  public NetworkReading inspect(Dataset data, Instruments instruments) {
    return Inspection.of(this, backend, learned(data), data, instruments);
  }

  /// Looks into the network as it is, at everything, see [#inspect(Dataset, Instruments)].
  ///
  /// @param data whose samples it is looked at with
  /// @return what was seen
  /// @throws ShapeException if the data do not fit the network
  public NetworkReading inspect(Dataset data) {
    return inspect(data, Instruments.everyEpoch());
  }

  /// Looks at this network while it trains.
  Inspector inspector(Dataset data, Instruments instruments) {
    return new Inspector(trainer, plans, store, data, instruments);
  }

  /// How many plans have been compiled for looking at this network only.
  int probes() {
    return plans.probes();
  }

  /// What the network has learned to predict; what the data ask for as long as it has not.
  private ByName<Target> learned(Dataset data) {
    return taught ? targets : Feeding.targets(trainer, data);
  }

  /// Sums of float32 depend on their grouping: validation while training takes the same batches as
  /// a later evaluation, so that both give the same numbers.
  static int evaluationBatch(Dataset data) {
    return Math.min(EVALUATION_BATCH, data.size());
  }

  /// Asks about every sample of a data set; its targets do not matter.
  ///
  /// @param data samples with features as they are stored, unscaled
  /// @return a row for each sample: the prediction of the only output, row-major, in the unit of
  ///   the data even where training scaled it
  /// @throws ShapeException if the features do not fit the network
  /// @throws ConfigException if the network has several outputs
  public float[][] predict(Dataset data) {
    requireOneOutput();
    return predictAll(data).firstEntry().getValue();
  }

  /// Asks about every sample of a data set; its targets do not matter.
  ///
  /// @param data samples with features as they are stored, unscaled
  /// @return for each output a row for each sample: the prediction, row-major
  /// @throws ShapeException if the features do not fit the network
  public SequencedMap<String, float[][]> predictAll(Dataset data) {
    return PredictionPass.run(trainer, plans, data, targets, evaluationBatch(data));
  }

  private void requireOneOutput() {
    if (trainer.model().outputs().size() != 1) {
      throw new ConfigException(
          "predict: the model has the outputs %s, expected one. Use predictAll, which gives each under its name."
              .formatted(String.join(", ", trainer.model().outputs())));
    }
  }

  /// Asks about one example.
  ///
  /// @param features row-major, unscaled
  /// @return the prediction, row-major
  /// @throws ShapeException for another number of features than the network takes
  /// @throws ConfigException if the network has several inputs or outputs
  public float[] predict(float... features) {
    requireOneOutput();
    return PredictionPass.run(trainer, plans, targets, features);
  }

  /// The network as data: weights, layer states and all else that prediction needs; the optimizer's
  /// memory is not part of it.
  ///
  /// @return a copy
  public SavedModel saved() {
    return new SavedModel(
        trainer.model(), trainer.losses(), trainer.scalers(), targets, variables.answering());
  }

  /// Weights and layer states by name.
  SequencedMap<String, Variable> weights() {
    return variables.weights();
  }

  /// A copy of all weights and layer states by name, moving averages of weights included.
  SequencedMap<String, Tensor> weightTensors() {
    return variables.withAverages();
  }

  /// @param tensors as from [#weightTensors]
  void writeWeights(Map<String, Tensor> tensors) {
    variables.writeWithAverages(tensors);
  }

  /// Saves the network as `model.json` and `weights.safetensors`, to be read by [#load].
  ///
  /// @param folder made if it is not there
  /// @throws ConfigException if a part of it is not of Gradus itself and so has no word in files
  /// @throws dev.gradus.core.DataException if a file cannot be written
  public void save(Path folder) {
    saved().save(folder, Kinds.standard());
  }

  /// Reads a saved network, on the best backend of this machine. It evaluates and predicts exactly
  /// as when it was saved; what its optimizer remembered is gone.
  ///
  /// @param folder as given to [#save]
  /// @param metrics what [#evaluate] measures beside the loss
  /// @return the network; owns its backend
  /// @throws dev.gradus.core.DataException if a file is missing or damaged
  public static CompiledModel load(Path folder, Metric... metrics) {
    SavedModel saved = SavedModel.load(folder, Kinds.standard());
    CompiledModel net =
        Trainer.of(saved.model(), Sgd.defaults())
            .losses(saved.losses())
            .metrics(metrics)
            .scalers(saved.scalers())
            .compile();
    net.restore(saved);
    return net;
  }

  /// Takes over the weights and layer states of a saved network.
  ///
  /// @param saved a network with the same layers
  /// @throws ShapeException if this network has other weights
  public void restore(SavedModel saved) {
    variables.requireSame(saved);
    variables.take(saved, variables.weights());
    targets = saved.targets();
    taught = true;
  }

  /// Takes over the weights and layer states of some layers from another network, by name: a
  /// trained trunk under a new head. The optimizer remembers nothing of them.
  ///
  /// @param saved a trained network
  /// @param layers names of layers, where `*` stands for any letters and `?` for one: `conv2d*`
  /// @return the names of the variables taken over
  /// @throws ConfigException if one of them names no layer of this network, or if such a layer is
  ///   not in the saved network with weights of the same shapes
  public List<String> take(SavedModel saved, String... layers) {
    return variables.take(
        saved, Transfer.all(trainer.model(), variables.weights(), saved, List.of(layers)));
  }

  /// Takes over what has the same name and shape in another network, and leaves the rest.
  ///
  /// @param saved a trained network
  /// @return the names of the variables taken over, perhaps none
  public List<String> takeMatching(SavedModel saved) {
    return variables.take(saved, Transfer.matching(variables.weights(), saved));
  }

  /// @return the network's layers, shapes and parameters
  public Summary summary() {
    return trainer.model().summary();
  }

  /// How a training step is computed: one line a kernel, with layouts and places in memory.
  /// Compiles the step for that batch size if it has not been.
  ///
  /// @param batchSize samples a step, at least 1
  /// @return text for people
  public String plan(int batchSize) {
    StepKind kind = trainer.optimizer() instanceof Lbfgs ? StepKind.GRADIENT : StepKind.UPDATE;
    return plans.training(kind, batchSize, false).plan().print();
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
    return training.position();
  }

  /// Everything that outlasts a step: weights and states of layers, then the optimizer's slots.
  ///
  /// @return the variables in a fixed order
  public List<Variable> variables() {
    return variables.all();
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
    variables.require(variable);
    store.write(variable, values);
  }

  /// @return native memory held by variables and plans; 0 once closed
  public long nativeBytes() {
    return store.bytes() + plans.nativeBytes();
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
