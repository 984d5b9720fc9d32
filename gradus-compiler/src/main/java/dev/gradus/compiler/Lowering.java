package dev.gradus.compiler;

import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.PreparedKernel;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Graph;
import dev.gradus.op.Node;
import dev.gradus.op.Reshape;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Chooses layouts and turns nodes into steps.
///
/// Every op is prepared by the backend in order; it says which layouts it takes and gives, and
/// where a tensor lies otherwise a reorder is inserted (once per layout). Variables take the layout
/// that their first reader asks for. Work that only changes variables comes last, so that a run can
/// stop before it changes anything.
final class Lowering {

  private record Copy(Value value, Layout layout) {}

  private final Backend backend;
  private final VariableStore store;
  private final Graph graph;
  private final LayoutWishes wishes;
  private final Map<Value, Variable> variables = new HashMap<>();
  private final Map<Value, Tensor> tensors = new HashMap<>();
  private final Map<Copy, Tensor> copies = new HashMap<>();
  private final SequencedMap<Variable, Tensor> variableTensors = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();

  private Lowering(Backend backend, VariableStore store, Graph graph) {
    this.backend = backend;
    this.store = store;
    this.graph = graph;
    this.wishes = new LayoutWishes(graph);
    graph.variables().forEach((variable, value) -> variables.put(value, variable));
  }

  static Program lower(Backend backend, VariableStore store, Graph graph) {
    return new Lowering(backend, store, graph).program();
  }

  private Program program() {
    SequencedMap<String, Tensor> feeds = new LinkedHashMap<>();
    graph
        .feeds()
        .forEach((name, value) -> {
          Tensor feed = new Tensor(name, value.shape(), Layout.PLAIN, Tensor.Home.FEED);
          tensors.put(value, feed);
          feeds.put(name, feed);
        });
    Set<Node> updates = updates();
    graph.nodes().stream().filter(node -> !updates.contains(node)).forEach(this::add);
    SequencedMap<String, Tensor> fetches = new LinkedHashMap<>();
    graph.fetches().forEach((name, value) -> fetches.put(name, asNow(in(value, Layout.PLAIN))));
    int guard = steps.size();
    graph.nodes().stream().filter(updates::contains).forEach(this::add);
    new Assignments(steps, guard).place(assignments(), this::addCopy);
    return new Program(feeds, variableTensors, List.copyOf(steps), guard, fetches);
  }

  /// The nodes that write what variables become, and nothing that is fetched or that other nodes
  /// read.
  private Set<Node> updates() {
    Readers readers = new Readers(graph);
    Set<Node> updates = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Node node : graph.nodes().reversed()) {
      List<Value> outputs = node.outputs();
      if (outputs.stream().anyMatch(graph.assignments()::containsValue)
          && outputs.stream().noneMatch(graph.fetches()::containsValue)
          && outputs.stream().allMatch(value -> updates.containsAll(readers.of(value)))) {
        updates.add(node);
      }
    }
    return updates;
  }

  /// A tensor that keeps its content to the end of the run: itself, or a copy if it is a variable
  /// that changes.
  private Tensor asNow(Tensor tensor) {
    boolean changes =
        graph.assignments().keySet().stream()
            .anyMatch(variable -> tensor.memory() == variableTensors.get(variable));
    if (!changes) {
      return tensor;
    }
    Tensor copy = new Tensor(tensor.name(), tensor.shape(), tensor.layout(), Tensor.Home.ARENA);
    addCopy(tensor, copy);
    return copy;
  }

  private void add(Node node) {
    if (node.op() instanceof Reshape) {
      Tensor source = in(node.inputs().getFirst(), Layout.PLAIN);
      Tensor renamed = arena(node.output(), Layout.PLAIN);
      renamed.placeIn(source);
      tensors.put(node.output(), renamed);
      return;
    }
    List<Operand> inputs =
        node.inputs().stream().map(v -> new Operand(v.shape(), lies(v))).toList();
    List<Operand> outputs =
        node.outputs().stream().map(v -> new Operand(v.shape(), wishes.of(v))).toList();
    PreparedKernel kernel = backend.prepare(node.op(), inputs, outputs);
    List<Tensor> read = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      read.add(in(node.inputs().get(i), kernel.inputs().get(i)));
    }
    List<Tensor> written = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      Value value = node.outputs().get(i);
      Tensor tensor = arena(value, kernel.outputs().get(i));
      wishes.decide(value, tensor.layout());
      tensors.put(value, tensor);
      written.add(tensor);
    }
    steps.add(
        new Step(
            node.name(),
            Printer.work(node.op()),
            node.op() instanceof Elementwise,
            kernel,
            read,
            written));
  }

  /// Where a value lies now, or where its kind is wanted if it lies nowhere yet.
  private Optional<Layout> lies(Value value) {
    Tensor tensor = tensors.get(value);
    if (tensor != null) {
      return Optional.of(tensor.layout());
    }
    Variable variable = variables.get(value);
    return variable == null ? wishes.of(value) : store.layout(variable).or(() -> wishes.of(value));
  }

  /// The value as a tensor in that layout, reordered if need be.
  private Tensor in(Value value, Layout layout) {
    Tensor tensor = tensors.get(value);
    if (tensor == null) {
      tensor = variable(Objects.requireNonNull(variables.get(value)), layout);
      tensors.put(value, tensor);
      wishes.decide(value, tensor.layout());
    }
    if (tensor.layout().equals(layout)) {
      return tensor;
    }
    Tensor source = tensor;
    return copies.computeIfAbsent(
        new Copy(value, layout),
        _ -> {
          Tensor copy = new Tensor(source.name(), value.shape(), layout, Tensor.Home.ARENA);
          addCopy(source, copy);
          return copy;
        });
  }

  private Tensor variable(Variable variable, Layout wanted) {
    if (store.layout(variable).isEmpty()) {
      store.pin(variable, wanted);
    }
    return variableTensors.computeIfAbsent(
        variable,
        v -> new Tensor(v.name(), v.shape(), store.layout(v).orElseThrow(), Tensor.Home.VARIABLE));
  }

  private List<Assignment> assignments() {
    List<Assignment> result = new ArrayList<>();
    graph
        .assignments()
        .forEach((variable, value) -> {
          Tensor target = variable(variable, lies(value).orElse(Layout.PLAIN));
          Tensor source = in(value, target.layout());
          if (source.memory() != target) {
            result.add(new Assignment(asNow(source), target));
          }
        });
    return result;
  }

  private void addCopy(Tensor from, Tensor to) {
    PreparedKernel kernel =
        backend.prepareReorder(
            Operand.of(from.shape(), from.layout()), Operand.of(to.shape(), to.layout()));
    String work = from.layout().equals(to.layout()) ? "Copy" : "Reorder";
    steps.add(new Step(from.name(), work, false, kernel, List.of(from), List.of(to)));
  }

  private Tensor arena(Value value, Layout layout) {
    return new Tensor(value.toString(), value.shape(), layout, Tensor.Home.ARENA);
  }
}
