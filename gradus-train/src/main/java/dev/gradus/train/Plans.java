package dev.gradus.train;

import dev.gradus.compiler.Compiler;
import dev.gradus.compiler.Plan;
import dev.gradus.compiler.VariableStore;
import dev.gradus.core.Buffer;
import dev.gradus.core.MemoryScope;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.BatchMemory;
import dev.gradus.data.Pipeline;
import dev.gradus.kernels.Backend;
import dev.gradus.model.BuiltLayer;
import dev.gradus.model.BuiltModel;
import dev.gradus.model.Objective;
import dev.gradus.op.Graph;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The plans of one network, compiled when first needed: one for each batch size and purpose. All
/// share the variables.
final class Plans implements AutoCloseable {

  /// The fetch of [#reaching].
  static final String REACHING = "reaching";

  /// Another fetch of [#reaching] where that has padded time steps: its mask.
  static final String MASK = "mask";

  private final Trainer trainer;
  private final VariableStore store;
  private final Compiler compiler;
  private final RandomStream random;
  private final Map<TrainingStep, StepPlan> training = new HashMap<>();
  private final Map<Evaluation, StepPlan> evaluation = new HashMap<>();
  private final Map<Integer, Plan> prediction = new HashMap<>();
  private final Map<Evaluation, StepPlan> gradients = new HashMap<>();
  private final Map<Integer, Plan> activations = new HashMap<>();
  private final MemoryScope scope = MemoryScope.open();
  private final Map<Slot, BatchMemory> slots = new HashMap<>();
  private final Map<StepPlan, Map<Integer, StepPlan>> readers = new IdentityHashMap<>();

  Plans(Trainer trainer, Backend backend, VariableStore store) {
    this.trainer = trainer;
    this.store = store;
    this.compiler = new Compiler(backend);
    this.random = RandomStream.of(trainer.seed());
  }

  StepPlan training(StepKind kind, int batchSize, boolean weighted) {
    return training.computeIfAbsent(
        new TrainingStep(kind, batchSize, weighted),
        _ ->
            StepPlan.of(
                compile(TrainingGraph.of(trainer, kind, batchSize, weighted)),
                trainer.model(),
                weighted));
  }

  StepPlan evaluation(int batchSize, boolean weighted) {
    return evaluation.computeIfAbsent(
        new Evaluation(batchSize, weighted),
        _ -> {
          BuiltModel model = trainer.model().build(batchSize, false);
          if (weighted) {
            Objective.weighted(model, trainer.losses());
          } else {
            Objective.of(model, trainer.losses());
          }
          return StepPlan.of(compile(averaged(model.graph().build())), trainer.model(), weighted);
        });
  }

  Plan prediction(int batchSize) {
    return prediction.computeIfAbsent(
        batchSize, size -> compile(averaged(trainer.model().build(size, false).graph().build())));
  }

  /// A training step that hands its gradients to the host, under [LbfgsPass#fetch], and changes
  /// nothing.
  StepPlan gradients(int batchSize, boolean weighted) {
    return gradients.computeIfAbsent(
        new Evaluation(batchSize, weighted),
        _ ->
            StepPlan.of(
                compile(
                    changingNothing(
                        TrainingGraph.of(trainer, StepKind.GRADIENT, batchSize, weighted))),
                trainer.model(),
                weighted));
  }

  /// What each layer hands on, by the names of [ActivationProbe]. Moving averages do not stand for
  /// the weights: it is the training that is looked at.
  Plan activations(int batchSize) {
    return activations.computeIfAbsent(
        batchSize,
        size -> {
          BuiltModel model = trainer.model().build(size, false);
          SequencedMap<String, Value> fetches = new LinkedHashMap<>();
          for (BuiltLayer layer : ActivationProbe.watched(model)) {
            fetches.put(ActivationProbe.fetch(layer), layer.output());
            layer.mask().ifPresent(mask -> fetches.put(ActivationProbe.mask(layer), mask));
          }
          return compile(fetching(model.graph().build(), fetches));
        });
  }

  /// How many plans have been compiled for looking at the network only.
  int probes() {
    return gradients.size() + activations.size();
  }

  private static Graph changingNothing(Graph graph) {
    return new Graph(
        graph.feeds(), graph.variables(), graph.nodes(), new LinkedHashMap<>(), graph.fetches());
  }

  private static Graph fetching(Graph graph, SequencedMap<String, Value> fetches) {
    return new Graph(graph.feeds(), graph.variables(), graph.nodes(), graph.assignments(), fetches);
  }

  /// Memory for batches that are written ahead, made when first needed and kept with the plans.
  BatchMemory.Slots slots(Pipeline pipeline) {
    return (slot, samples) ->
        slots.computeIfAbsent(
            new Slot(slot, samples, pipeline.targetShapes()),
            _ -> BatchMemory.allocate(pipeline, samples, scope));
  }

  /// A training step that reads its batch where it was written ahead. Bound once for each slot.
  StepPlan reading(StepPlan step, int slot, BatchMemory batch) {
    Map<Integer, StepPlan> bound = readers.computeIfAbsent(step, _ -> new HashMap<>());
    StepPlan reader = bound.get(slot);
    if (reader == null) {
      reader = step.reading(trainer.model(), batch);
      bound.put(slot, reader);
    }
    return reader;
  }

  /// What reaches a layer, without what comes behind; not kept.
  ///
  /// @param id of an input or of a layer's call
  /// @return a plan whose fetches are [#REACHING] and, with a mask, [#MASK]
  Plan reaching(String id, int batchSize) {
    BuiltModel model = trainer.model().build(batchSize, false);
    SequencedMap<String, Value> fetches = new LinkedHashMap<>();
    Optional.ofNullable(model.inputs().get(id)).ifPresent(input -> fetches.put(REACHING, input));
    for (BuiltLayer layer : model.layers()) {
      if (layer.call().id().equals(id)) {
        fetches.put(REACHING, layer.output());
        layer.mask().ifPresent(mask -> fetches.put(MASK, mask));
      }
    }
    return compile(fetching(model.graph().build(), fetches));
  }

  /// What went wrong in a training step whose loss is not finite and which has changed nothing.
  ///
  /// @param failed the step's plan, as the step left it
  /// @param kind of step
  /// @param size its batch size
  /// @param step its number, as given to the plan
  /// @return the first tensor, in the order of computation, with an element that is not finite
  String firstNonFinite(StepPlan failed, StepKind kind, int size, long step) {
    return fed(failed.inputs(), BuiltModel.INPUT, trainer.model().inputNames())
        .or(() -> fed(failed.targets(), Objective.TARGET, trainer.model().outputs()))
        .orElseGet(() -> computed(failed, kind, size, step));
  }

  private static Optional<String> fed(List<Buffer> buffers, String word, List<String> names) {
    return IntStream.range(0, buffers.size())
        .filter(i -> !isFinite(buffers.get(i)))
        .mapToObj(i -> BuiltModel.name(word, names.get(i), names.size()))
        .findFirst();
  }

  private String computed(StepPlan failed, StepKind kind, int size, long step) {
    return compiler
        .firstNonFinite(
            TrainingGraph.of(trainer, kind, size, failed.weight().isPresent()),
            store,
            random,
            failed.plan(),
            step)
        .orElse("none when run again");
  }

  /// Outside training moving averages, if there are any, stand for the weights.
  private Graph averaged(Graph graph) {
    if (trainer.update().ema() == 0) {
      return graph;
    }
    SequencedMap<Variable, Value> variables = new LinkedHashMap<>();
    graph
        .variables()
        .forEach((variable, value) ->
            variables.put(
                variable.trainable() ? WeightUpdates.averageOf(variable) : variable, value));
    return new Graph(graph.feeds(), variables, graph.nodes(), graph.assignments(), graph.fetches());
  }

  private Plan compile(Graph graph) {
    return compiler.compile(graph, store, random);
  }

  private static boolean isFinite(Buffer buffer) {
    for (long i = 0; i < buffer.size(); i++) {
      if (!Float.isFinite(buffer.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// Native memory of all plans, variables not included.
  long nativeBytes() {
    return all().mapToLong(Plan::arenaBytes).sum() + scope.liveBytes();
  }

  @Override
  public void close() {
    all().forEach(Plan::close);
    scope.close();
  }

  private Stream<Plan> all() {
    return Stream.of(
            training.values().stream().map(StepPlan::plan),
            evaluation.values().stream().map(StepPlan::plan),
            gradients.values().stream().map(StepPlan::plan),
            activations.values().stream(),
            prediction.values().stream())
        .flatMap(Function.identity());
  }

  private record TrainingStep(StepKind kind, int batchSize, boolean weighted) {}

  private record Slot(int number, int samples, List<Shape> targets) {}

  private record Evaluation(int batchSize, boolean weighted) {}
}
