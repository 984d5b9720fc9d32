package dev.gradus.compiler;

import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.MemoryScope;
import dev.gradus.core.RandomStream;
import dev.gradus.core.ShapeException;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.Variable;
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
  private final BindingOf binding;
  private final Map<Tensor, Buffer> homes;
  private final Kernel[] kernels;
  private final Map<String, Buffer> feeds = new LinkedHashMap<>();
  private final Map<String, Buffer> fetches = new LinkedHashMap<>();
  private final Map<String, Integer> scalarIndex;
  private final double[] scalars;
  private final Plan root;
  private boolean closed;

  /// What binds a kernel to the memory of a step.
  private record BindingOf(Buffer scratch, List<String> scalarNames, RandomStream random) {

    Kernel bind(Step step, Map<Tensor, Buffer> homes) {
      List<Buffer> inputs = step.inputs().stream().map(t -> buffer(homes, t)).toList();
      List<Buffer> outputs = step.outputs().stream().map(t -> buffer(homes, t)).toList();
      return step.kernel().bind(new Binding(inputs, outputs, scratch, scalarNames, random));
    }
  }

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
    this.scalarIndex = new HashMap<>();
    this.root = this;
    scalarNames.forEach(name -> scalarIndex.put(name, scalarIndex.size()));

    Buffer arena = scope.allocate(memory.elements());
    this.binding = new BindingOf(scope.allocate(memory.scratch()), scalarNames, random);
    this.homes = new HashMap<>();
    memory
        .offsets()
        .forEach((tensor, offset) -> homes.put(tensor, arena.slice(offset, tensor.elements())));
    program
        .variables()
        .forEach((Variable variable, Tensor tensor) -> homes.put(tensor, store.buffer(variable)));
    this.kernels =
        program.steps().stream().map(step -> binding.bind(step, homes)).toArray(Kernel[]::new);
    name();
  }

  /// The same step with other memory for its feeds.
  private Plan(Plan whole, Map<Tensor, Buffer> replaced) {
    this.backend = whole.backend;
    this.program = whole.program;
    this.memory = whole.memory;
    this.scope = whole.scope;
    this.scalars = whole.scalars;
    this.scalarIndex = whole.scalarIndex;
    this.root = whole.root;
    this.binding = whole.binding;
    this.homes = new HashMap<>(whole.homes);
    homes.putAll(replaced);
    this.kernels = whole.kernels.clone();
    for (int i = 0; i < kernels.length; i++) {
      Step step = program.steps().get(i);
      if (step.inputs().stream().anyMatch(tensor -> replaced.containsKey(tensor.memory()))) {
        kernels[i] = binding.bind(step, homes);
      }
    }
    name();
  }

  private void name() {
    program.feeds().forEach((name, tensor) -> feeds.put(name, buffer(homes, tensor)));
    program.fetches().forEach((name, tensor) -> fetches.put(name, buffer(homes, tensor)));
  }

  /// This step, reading some of its feeds from other memory: what is written ahead is read where it
  /// was written. Everything else is shared: scalars, variables, fetches, and the memory between,
  /// so the two cannot run at once. Binds the kernels that read those feeds; do it once, not for
  /// every batch.
  ///
  /// @param others memory by the name of the feed, row-major, as large as the feed, which must live
  ///   as long as it is read
  /// @return a plan that is closed with this one
  /// @throws ConfigException for a name that is no feed's
  /// @throws ShapeException for memory of another size
  public Plan reading(Map<String, Buffer> others) {
    requireOpen();
    Map<Tensor, Buffer> replaced = new HashMap<>();
    others.forEach((name, buffer) -> {
      Buffer own = feed(name);
      if (own.size() != buffer.size()) {
        throw new ShapeException(
            "plan: feed %s has %d elements, the memory given for it %d. Give memory of the same size."
                .formatted(name, own.size(), buffer.size()));
      }
      replaced.put(Objects.requireNonNull(program.feeds().get(name)), buffer);
    });
    return new Plan(this, replaced);
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
    if (closed || root != this) {
      return;
    }
    closed = true;
    program.steps().forEach(step -> step.kernel().close());
    scope.close();
  }

  private void requireOpen() {
    if (root.closed) {
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
