package dev.gradus.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.MemoryScope;
import dev.gradus.kernels.contract.RandomGraph;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.op.Graph;
import dev.gradus.testkit.Choices;
import dev.gradus.testkit.Properties;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Runs programs on an arena that remembers only who wrote each element last.
class MemoryPlanTest {

  private static final int ALIGNED_ELEMENTS = MemoryScope.ALIGNMENT / Float.BYTES;

  @Test
  void of_randomPrograms_everyReadFindsWhatWasWritten() {
    Properties.forAll(
        1,
        500,
        MemoryPlanTest::graph,
        graph -> planned(graph, (program, contents) -> new Run(program, contents).run()));
  }

  @Test
  void of_randomPrograms_placesAreAlignedAndInsideTheArena() {
    Properties.forAll(
        1,
        500,
        MemoryPlanTest::graph,
        graph ->
            planned(
                graph,
                (program, _) -> {
                  MemoryPlan plan = MemoryPlan.of(program);
                  plan.offsets()
                      .forEach((tensor, offset) -> {
                        assertEquals(0, offset % ALIGNED_ELEMENTS, tensor::toString);
                        assertTrue(offset + tensor.elements() <= plan.elements(), tensor::toString);
                        assertSame(tensor, tensor.memory());
                      });
                }));
  }

  private static Graph graph(Choices choices) {
    RandomGraph random = RandomGraph.draw(choices);
    if (choices.flag()) {
      Gradients.add(random.graph(), random.loss(), random.parameters())
          .forEach(
              (parameter, gradient) -> random.graph().fetch("gradient of " + parameter, gradient));
    }
    Graph graph = random.finished();
    return choices.flag()
        ? graph
        : new FuseElementwise(_ -> true).apply(new Simplify().apply(graph));
  }

  /// Calls with a lowered graph and, as of before the plan, whose content each tensor is: its own
  /// or, if it is another's under a new shape, that one's.
  private static void planned(Graph graph, BiConsumer<Program, Map<Tensor, Tensor>> check) {
    try (ReferenceBackend backend = new ReferenceBackend();
        VariableStore store = new VariableStore(backend)) {
      Program program = Lowering.lower(backend, store, graph);
      Map<Tensor, Tensor> contents = new IdentityHashMap<>();
      Stream.of(
              program.feeds().values().stream(),
              program.fetches().values().stream(),
              program.steps().stream().flatMap(step -> step.inputs().stream()),
              program.steps().stream().flatMap(step -> step.outputs().stream()))
          .flatMap(tensors -> tensors)
          .forEach(tensor -> contents.put(tensor, tensor.memory()));
      check.accept(program, contents);
    }
  }

  private static final class Run {
    private final Program program;
    private final Map<Tensor, Tensor> contents;
    private final MemoryPlan plan;
    private final Map<Long, Tensor> arena = new HashMap<>();

    Run(Program program, Map<Tensor, Tensor> contents) {
      this.program = program;
      this.contents = contents;
      this.plan = MemoryPlan.of(program);
    }

    /// Twice, because feeds are written once.
    void run() {
      program.feeds().values().forEach(this::write);
      for (int i = 0; i < 2; i++) {
        program.steps().forEach(this::step);
        program.fetches().values().forEach(this::requireIntact);
      }
    }

    private void step(Step step) {
      step.inputs().forEach(this::requireIntact);
      for (Tensor input : step.inputs()) {
        for (Tensor output : step.outputs()) {
          requireApartOrInPlace(step, input, output);
        }
      }
      step.outputs().forEach(this::write);
      step.outputs().forEach(this::requireIntact);
      assertTrue(step.kernel().scratchElements() <= plan.scratch());
    }

    private void requireApartOrInPlace(Step step, Tensor input, Tensor output) {
      long from = first(input);
      long to = first(output);
      boolean apart =
          from < 0 || to < 0 || from + input.elements() <= to || to + output.elements() <= from;
      boolean over = step.inPlace() && from == to && input.elements() == output.elements();
      assertTrue(apart || over, () -> "%s: %s over %s".formatted(step.name(), output, input));
    }

    private void write(Tensor tensor) {
      for (long i = 0; first(tensor) >= 0 && i < tensor.elements(); i++) {
        arena.put(first(tensor) + i, contents.get(tensor));
      }
    }

    private void requireIntact(Tensor tensor) {
      for (long i = 0; first(tensor) >= 0 && i < tensor.elements(); i++) {
        assertSame(contents.get(tensor), arena.get(first(tensor) + i), tensor::toString);
      }
    }

    /// Its first element in the arena; negative for what lies in a variable.
    private long first(Tensor tensor) {
      return plan.offsets().getOrDefault(tensor.memory(), -1L);
    }
  }
}
