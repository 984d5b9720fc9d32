package dev.gradus.kernels.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.management.ThreadMXBean;
import dev.gradus.core.Buffer;
import dev.gradus.core.MemoryScope;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.PreparedKernel;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Prepares and runs a case's op: operands are reordered from row-major order to the layouts it
/// wants, results back. On the way it checks that operands and the memory behind the scratch stay
/// as they were, and that a second run and another binding give the same bits.
public final class KernelRun {

  private static final int GUARD = 16;
  private static final float UNTOUCHED = 12345.678f;
  private static final int APART = -1;

  /// Time enough for the compilers, even on a busy machine; a run that leaves nothing ends the
  /// wait.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Backend backend;
  private final KernelCase each;
  private final Function<Shape, Operand> wish;
  private final int shared;

  private KernelRun(Backend backend, KernelCase each, Function<Shape, Operand> wish, int shared) {
    this.backend = backend;
    this.each = each;
    this.wish = wish;
    this.shared = shared;
  }

  /// The results of a case on a backend, with row-major operands and results.
  public static List<float[]> of(Backend backend, KernelCase each) {
    return apart(backend, each, Operand::plain).run();
  }

  /// Results in memory of their own.
  static KernelRun apart(Backend backend, KernelCase each, Function<Shape, Operand> wish) {
    return new KernelRun(backend, each, wish, APART);
  }

  /// The first result in the memory of operand `shared`, where both have the same layout.
  static KernelRun inPlace(Backend backend, KernelCase each, int shared) {
    return new KernelRun(backend, each, Operand::plain, shared);
  }

  /// The results, row-major.
  List<float[]> run() {
    try (MemoryScope scope = MemoryScope.open();
        PreparedKernel prepared = prepare()) {
      assertFalse(prepared.implementation().isBlank());
      assertEquals(operandShapes().size(), prepared.inputs().size());
      assertEquals(resultShapes().size(), prepared.outputs().size());
      return run(scope, prepared);
    }
  }

  /// The least garbage of many runs in bytes; the first ones leave some, while compilers are at
  /// work.
  long garbage() {
    try (MemoryScope scope = MemoryScope.open();
        PreparedKernel prepared = prepare()) {
      Kernel kernel =
          prepared.bind(
              new Binding(
                  operands(scope, prepared),
                  results(scope, prepared),
                  scope.allocate(prepared.scratchElements()),
                  KernelCase.SCALAR_NAMES,
                  KernelCase.RANDOM));
      double[] scalars = KernelCase.scalars();
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long least = Long.MAX_VALUE;
      for (long end = System.nanoTime() + PATIENCE.toNanos();
          least > 0 && System.nanoTime() < end; ) {
        long before = threads.getCurrentThreadAllocatedBytes();
        kernel.run(KernelCase.STEP, scalars);
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      return least;
    }
  }

  private List<Shape> operandShapes() {
    return each.inputs().stream().map(Tensor::shape).toList();
  }

  private List<Shape> resultShapes() {
    return each.op().outputShapes(operandShapes());
  }

  private PreparedKernel prepare() {
    backend.enter();
    return backend.prepare(
        each.op(),
        operandShapes().stream().map(wish).toList(),
        resultShapes().stream().map(wish).toList());
  }

  private List<float[]> run(MemoryScope scope, PreparedKernel prepared) {
    List<Buffer> inputs = operands(scope, prepared);
    List<float[]> before = inputs.stream().map(Buffer::toArray).toList();
    boolean together =
        shared != APART && prepared.inputs().get(shared).equals(prepared.outputs().getFirst());
    List<Buffer> outputs = results(scope, prepared);
    if (together) {
      outputs.set(0, inputs.get(shared));
    }
    Kernel kernel = bind(scope, prepared, inputs, outputs);
    List<float[]> first = runOnce(scope, prepared, kernel, outputs);
    for (int i = 0; i < inputs.size(); i++) {
      if (!together || i != shared) {
        assertArrayEquals(before.get(i), inputs.get(i).toArray(), "operand " + i + " changed");
      }
    }
    if (!together) {
      List<Buffer> others = results(scope, prepared);
      Kernel other = bind(scope, prepared, operands(scope, prepared), others);
      assertSame(first, runOnce(scope, prepared, other, others), "of other memory");
      outputs.forEach(output -> output.fill(UNTOUCHED));
      assertSame(first, runOnce(scope, prepared, kernel, outputs), "of a second run");
    }
    return first;
  }

  private static void assertSame(List<float[]> expected, List<float[]> actual, String what) {
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), actual.get(i), "result %d %s".formatted(i, what));
    }
  }

  private List<float[]> runOnce(
      MemoryScope scope, PreparedKernel prepared, Kernel kernel, List<Buffer> outputs) {
    List<Shape> shapes = resultShapes();
    kernel.run(KernelCase.STEP, KernelCase.scalars());
    List<float[]> results = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      results.add(plainCopy(scope, shapes.get(i), prepared.outputs().get(i), outputs.get(i)));
    }
    return results;
  }

  private List<Buffer> operands(MemoryScope scope, PreparedKernel prepared) {
    List<Buffer> inputs = new ArrayList<>();
    for (int i = 0; i < each.inputs().size(); i++) {
      inputs.add(operand(scope, each.inputs().get(i), prepared.inputs().get(i)));
    }
    return inputs;
  }

  private List<Buffer> results(MemoryScope scope, PreparedKernel prepared) {
    List<Shape> shapes = resultShapes();
    List<Buffer> outputs = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      Buffer own = scope.allocate(prepared.outputs().get(i).elements(shapes.get(i)));
      own.fill(UNTOUCHED);
      outputs.add(own);
    }
    return outputs;
  }

  private Buffer operand(MemoryScope scope, Tensor tensor, Layout layout) {
    Buffer plain = scope.allocate(tensor.shape().size());
    plain.copyFrom(tensor.floats());
    if (layout.equals(Layout.PLAIN)) {
      return plain;
    }
    Buffer wanted = scope.allocate(layout.elements(tensor.shape()));
    reorder(
        scope, Operand.plain(tensor.shape()), plain, Operand.of(tensor.shape(), layout), wanted);
    return wanted;
  }

  private float[] plainCopy(MemoryScope scope, Shape shape, Layout layout, Buffer buffer) {
    if (layout.equals(Layout.PLAIN)) {
      return buffer.toArray();
    }
    Buffer plain = scope.allocate(shape.size());
    reorder(scope, Operand.of(shape, layout), buffer, Operand.plain(shape), plain);
    return plain.toArray();
  }

  private void reorder(MemoryScope scope, Operand from, Buffer source, Operand to, Buffer target) {
    try (PreparedKernel copy = backend.prepareReorder(from, to)) {
      bind(scope, copy, List.of(source), List.of(target)).run(0, KernelCase.scalars());
    }
  }

  private static Kernel bind(
      MemoryScope scope, PreparedKernel prepared, List<Buffer> inputs, List<Buffer> outputs) {
    long scratch = prepared.scratchElements();
    Buffer guarded = scope.allocate(scratch + GUARD);
    guarded.fill(UNTOUCHED);
    Kernel kernel =
        prepared.bind(
            new Binding(
                inputs,
                outputs,
                guarded.slice(0, scratch),
                KernelCase.SCALAR_NAMES,
                KernelCase.RANDOM));
    return (step, scalars) -> {
      kernel.run(step, scalars);
      float[] expected = new float[GUARD];
      Arrays.fill(expected, UNTOUCHED);
      assertArrayEquals(
          expected, guarded.slice(scratch, GUARD).toArray(), "memory behind the scratch");
    };
  }
}
