package dev.gradus.compiler;

import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.MemoryScope;
import dev.gradus.core.RandomStream;
import dev.gradus.core.ShapeException;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.PreparedKernel;
import dev.gradus.op.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The memory of variables: weights, statistics, optimizer state. Shared by the plans that train,
/// evaluate and predict.
///
/// Each variable lies in the layout that the first plan using it asked for, and stays there;
/// [#write] and [#read] speak row-major. A variable that was never written is zero.
public final class VariableStore implements AutoCloseable {

  private static final double[] NO_SCALARS = {};

  private final Backend backend;
  private final Map<Variable, Entry> entries = new LinkedHashMap<>();

  /// @param backend whose layouts the variables take
  public VariableStore(Backend backend) {
    this.backend = backend;
  }

  /// Sets a variable.
  ///
  /// @param variable created if it is not here
  /// @param plain its elements in row-major order
  public void write(Variable variable, float[] plain) {
    if (plain.length != variable.shape().size()) {
      throw new ShapeException(
          "%s: shape %s has %d elements, got %d."
              .formatted(variable.name(), variable.shape(), variable.shape().size(), plain.length));
    }
    Entry entry = entries.computeIfAbsent(variable, v -> Entry.allocate(v, Layout.PLAIN));
    if (entry.layout.equals(Layout.PLAIN)) {
      entry.buffer.copyFrom(plain);
    } else {
      try (MemoryScope scope = MemoryScope.open()) {
        Buffer source = scope.allocate(plain.length);
        source.copyFrom(plain);
        copy(variable, source, Layout.PLAIN, entry.buffer, entry.layout);
      }
    }
  }

  /// A copy of a variable's elements.
  ///
  /// @param variable one that is here
  /// @return its elements in row-major order
  public float[] read(Variable variable) {
    Entry entry = entries.get(variable);
    if (entry == null) {
      throw new ConfigException(
          "variable store: there is no %s %s; it holds %s."
              .formatted(
                  variable.name(),
                  variable.shape(),
                  entries.keySet().stream().map(Variable::name).toList()));
    }
    if (entry.layout.equals(Layout.PLAIN)) {
      return entry.buffer.toArray();
    }
    try (MemoryScope scope = MemoryScope.open()) {
      Buffer plain = scope.allocate(variable.shape().size());
      copy(variable, entry.buffer, entry.layout, plain, Layout.PLAIN);
      return plain.toArray();
    }
  }

  /// @param variable any variable
  /// @return whether it is here
  public boolean contains(Variable variable) {
    return entries.containsKey(variable);
  }

  /// @return the variables that are here, in the order of their arrival
  public List<Variable> variables() {
    return List.copyOf(entries.keySet());
  }

  /// @return native memory held
  public long bytes() {
    return entries.values().stream().mapToLong(entry -> entry.scope.liveBytes()).sum();
  }

  @Override
  public void close() {
    entries.values().forEach(entry -> entry.scope.close());
    entries.clear();
  }

  /// Makes sure that a variable is here.
  void add(Variable variable) {
    entries.computeIfAbsent(variable, v -> Entry.allocate(v, Layout.PLAIN));
  }

  /// The layout in which plans find the variable; empty while no plan uses it.
  Optional<Layout> layout(Variable variable) {
    return Optional.ofNullable(entries.get(variable))
        .filter(entry -> entry.pinned)
        .map(entry -> entry.layout);
  }

  /// Puts the variable into the layout that its first plan wants, for good.
  void pin(Variable variable, Layout layout) {
    Entry known = entries.get(variable);
    if (known != null && known.layout.equals(layout)) {
      known.pinned = true;
      return;
    }
    Entry entry = Entry.allocate(variable, layout);
    entry.pinned = true;
    entries.put(variable, entry);
    if (known != null) {
      copy(variable, known.buffer, known.layout, entry.buffer, layout);
      known.scope.close();
    }
  }

  /// The memory of a pinned variable.
  Buffer buffer(Variable variable) {
    return Objects.requireNonNull(entries.get(variable)).buffer;
  }

  private void copy(Variable variable, Buffer from, Layout fromLayout, Buffer to, Layout toLayout) {
    try (MemoryScope scope = MemoryScope.open();
        PreparedKernel reorder =
            backend.prepareReorder(
                Operand.of(variable.shape(), fromLayout), Operand.of(variable.shape(), toLayout))) {
      Buffer scratch = scope.allocate(reorder.scratchElements());
      backend.enter();
      reorder
          .bind(new Binding(List.of(from), List.of(to), scratch, List.of(), RandomStream.of(0)))
          .run(0, NO_SCALARS);
    }
  }

  private static final class Entry {
    final MemoryScope scope;
    final Buffer buffer;
    final Layout layout;
    boolean pinned;

    private Entry(MemoryScope scope, Buffer buffer, Layout layout) {
      this.scope = scope;
      this.buffer = buffer;
      this.layout = layout;
    }

    static Entry allocate(Variable variable, Layout layout) {
      MemoryScope scope = MemoryScope.open();
      return new Entry(scope, scope.allocate(layout.elements(variable.shape())), layout);
    }
  }
}
