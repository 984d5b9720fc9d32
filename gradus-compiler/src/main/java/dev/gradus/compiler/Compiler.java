package dev.gradus.compiler;

import dev.gradus.core.Buffer;
import dev.gradus.core.RandomStream;
import dev.gradus.kernels.Backend;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Graph;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.Node;
import dev.gradus.op.Op;
import dev.gradus.op.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// Turns a graph into a plan: simplify, fuse, choose layouts, plan memory, bind. The graph is
/// verified before the first and after every pass.
public final class Compiler {

  private final Backend backend;
  private final List<Pass> passes;

  /// @param backend runs what is compiled
  public Compiler(Backend backend) {
    this.backend = backend;
    this.passes =
        List.of(
            new Simplify(), new FuseActivation(backend::fuses), new FuseElementwise(backend::fits));
  }

  /// Compiles a graph.
  ///
  /// @param graph one step of work; its gradients are already part of it (see [Gradients])
  /// @param store holds the graph's variables; those that are missing are added as zeros
  /// @param random parent of the random streams that the graph draws from, by name
  /// @return the plan, which must be closed before the store
  public Plan compile(Graph graph, VariableStore store, RandomStream random) {
    Graph optimized = optimize(graph, (_, _) -> {});
    Program program = Lowering.lower(backend, store, optimized);
    graph.variables().keySet().forEach(store::add);
    return new Plan(backend, store, program, scalars(optimized), random);
  }

  /// The graph after each pass, as text.
  ///
  /// @param graph one step of work
  /// @return the name of each pass and the graph it left, the graph as given first
  public Map<String, String> explain(Graph graph) {
    Map<String, String> pages = new LinkedHashMap<>();
    optimize(graph, (pass, left) -> pages.put(pass, Printer.print(left)));
    return pages;
  }

  /// Finds where numbers went wrong: runs a step again with the inputs of a plan that failed,
  /// without changing variables, and looks at every tensor in the order of computation.
  ///
  /// @param graph the failed plan's graph
  /// @param store as of the failed step's start
  /// @param random as given when the plan was compiled
  /// @param failed the plan, with the failed step's feeds and scalars
  /// @param step the failed step
  /// @return the first tensor with an element that is not finite, in words; empty if there is none
  public Optional<String> firstNonFinite(
      Graph graph, VariableStore store, RandomStream random, Plan failed, long step) {
    for (var variable : graph.variables().keySet()) {
      if (!isFinite(store.read(variable))) {
        return Optional.of("%s %s".formatted(variable.name(), variable.shape()));
      }
    }
    GraphBuilder probed = new GraphBuilder(graph);
    Map<String, String> descriptions = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      for (Value output : node.outputs()) {
        String name = "probe " + output;
        probed.fetch(name, output);
        descriptions.put(name, describe(node, output));
      }
    }
    Graph unassigned = probed.build();
    Graph probe =
        new Graph(
            unassigned.feeds(),
            unassigned.variables(),
            unassigned.nodes(),
            new LinkedHashMap<>(),
            unassigned.fetches());
    try (Plan plan = compile(probe, store, random)) {
      plan.copyInputs(failed);
      plan.run(step);
      return descriptions.entrySet().stream()
          .filter(each -> !isFinite(plan.fetch(each.getKey())))
          .map(Map.Entry::getValue)
          .findFirst();
    }
  }

  /// @param after told the graph as given and then as each pass left it
  private Graph optimize(Graph graph, BiConsumer<String, Graph> after) {
    Graph current = Verifier.verified("building", graph);
    after.accept("graph", current);
    for (Pass pass : passes) {
      current = Verifier.verified(pass.name(), pass.apply(current));
      after.accept(pass.name(), current);
    }
    return current;
  }

  private static List<String> scalars(Graph graph) {
    return graph.nodes().stream()
        .flatMap(node ->
            switch (node.op()) {
              case Elementwise(var formula) -> formula.scalars().stream();
              case InnerProduct(boolean _, var activation) ->
                  activation.stream().flatMap(formula -> formula.scalars().stream());
              case Op _ -> Stream.<String>empty();
            })
        .distinct()
        .sorted()
        .toList();
  }

  private static String describe(Node node, Value output) {
    String suffix = "/backward";
    return node.name().endsWith(suffix)
        ? "gradient of %s %s"
            .formatted(
                node.name().substring(0, node.name().length() - suffix.length()), output.shape())
        : "output of %s %s".formatted(node.name(), output.shape());
  }

  private static boolean isFinite(Buffer buffer) {
    return isFinite(buffer.toArray());
  }

  private static boolean isFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
