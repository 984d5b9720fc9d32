package dev.gradus.compiler;

import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.MemoryScope;
import dev.gradus.core.RandomStream;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A compiled step: a flat list of kernels bound to their memory. Running it allocates nothing.
///
/// The host writes the feeds, sets the scalars, runs, and reads the fetches; all of these are plain
/// row-major. Feeds and scalars keep their values until they are written again. Not for two threads
/// at once.
public final class Plan implements AutoCloseable {

  private final Backend backend;
  private final MemoryScope scope;
  private final Program program;
  private final MemoryPlan memory;
  private final Kernel[] kernels;
  private final Map<String, Buffer> feeds = new LinkedHashMap<>();
  private final Map<String, Buffer> fetches = new LinkedHashMap<>();
  private final Map<String, Integer> scalarIndex = new HashMap<>();
  private final double[] scalars;
  private boolean closed;

  Plan(
      Backend backend,
      VariableStore store,
      Program program,
      List<String> scalarNames,
      RandomStream random) {
    this.backend = backend;
    this.program = program;
    this.memory = MemoryPlan.of(program);
    this.scope = MemoryScope.open();
    this.scalars = new double[scalarNames.size()];
    scalarNames.forEach(name -> scalarIndex.put(name, scalarIndex.size()));

    Buffer arena = scope.allocate(memory.elements());
    Buffer scratch = scope.allocate(memory.scratch());
    Map<Tensor, Buffer> homes = new HashMap<>();
    memory
        .offsets()
        .forEach((tensor, offset) -> homes.put(tensor, arena.slice(offset, tensor.elements())));
    program
        .variables()
        .forEach((Variable variable, Tensor tensor) -> homes.put(tensor, store.buffer(variable)));
    program.feeds().forEach((name, tensor) -> feeds.put(name, buffer(homes, tensor)));
    program.fetches().forEach((name, tensor) -> fetches.put(name, buffer(homes, tensor)));
    List<Kernel> bound = new ArrayList<>();
    for (Step step : program.steps()) {
      List<Buffer> inputs = step.inputs().stream().map(t -> buffer(homes, t)).toList();
      List<Buffer> outputs = step.outputs().stream().map(t -> buffer(homes, t)).toList();
      bound.add(step.kernel().bind(new Binding(inputs, outputs, scratch, scalarNames, random)));
    }
    this.kernels = bound.toArray(Kernel[]::new);
  }

  private static Buffer buffer(Map<Tensor, Buffer> homes, Tensor tensor) {
    return Objects.requireNonNull(homes.get(tensor.memory()));
  }

  /// @param name of a feed
  /// @return its memory, row-major, to be written before a run
  public Buffer feed(String name) {
    return named("feed", feeds, name);
  }

  /// @param name of a fetch
  /// @return its memory, row-major, valid after a run
  public Buffer fetch(String name) {
    return named("fetch", fetches, name);
  }

  /// Sets a number that formulas read by name. A name that no formula reads has no effect.
  ///
  /// @param name for example `learningRate`
  /// @param value for all runs until it is set again
  public void scalar(String name, double value) {
    Integer index = scalarIndex.get(name);
    if (index != null) {
      scalars[index] = value;
    }
  }

  /// Runs the whole step.
  ///
  /// @param step first coordinate of its random draws
  public void run(long step) {
    requireOpen();
    backend.enter();
    run(step, 0, kernels.length);
  }

  /// Runs the step, but changes no variable if a scalar fetch turns out not to be finite.
  ///
  /// @param step first coordinate of its random draws
  /// @param guard name of a fetch of one element, for example `loss`
  /// @return whether the guard was finite and the variables were changed
  public boolean runGuarded(long step, String guard) {
    requireOpen();
    backend.enter();
    run(step, 0, program.guard());
    if (!Float.isFinite(fetch(guard).get(0))) {
      return false;
    }
    run(step, program.guard(), kernels.length);
    return true;
  }

  private void run(long step, int from, int to) {
    for (int i = from; i < to; i++) {
      kernels[i].run(step, scalars);
    }
  }

  /// @return the kernels, their tensors, layouts and places, as text
  public String print() {
    return Printer.print(program, memory);
  }

  /// @return native memory of the plan, variables not included
  public long arenaBytes() {
    return scope.liveBytes();
  }

  /// Takes over the feeds and scalars of another plan with the same names and shapes.
  void copyInputs(Plan other) {
    feeds.forEach((name, buffer) -> buffer.copyFrom(other.feed(name)));
    other.scalarIndex.forEach((name, index) -> scalar(name, other.scalars[index]));
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    program.steps().forEach(step -> step.kernel().close());
    scope.close();
  }

  private void requireOpen() {
    if (closed) {
      throw new ConfigException("plan: it is closed and cannot run. Compile the graph again.");
    }
  }

  private static Buffer named(String kind, Map<String, Buffer> buffers, String name) {
    Buffer buffer = buffers.get(name);
    if (buffer == null) {
      throw new ConfigException(
          "plan: there is no %s named %s, only %s.".formatted(kind, name, buffers.keySet()));
    }
    return buffer;
  }
}
