package dev.gradus.kernels.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.gradus.core.Buffer;
import dev.gradus.core.MemoryScope;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.PreparedKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs a prepared kernel on a case: operands are reordered from row-major order to the layouts it
/// wants, results back. On the way it checks that operands and the memory behind the scratch stay
/// as they were and that a second run gives the same bits.
public final class KernelRun {

  private static final int GUARD = 16;
  private static final float UNTOUCHED = 12345.678f;
  private static final int APART = -1;

  private final Backend backend;
  private final PreparedKernel prepared;
  private final KernelCase each;
  private final int shared;

  private KernelRun(Backend backend, PreparedKernel prepared, KernelCase each, int shared) {
    this.backend = backend;
    this.prepared = prepared;
    this.each = each;
    this.shared = shared;
  }

  /// The results of a case on a backend, with row-major operands and results.
  public static List<float[]> of(Backend backend, KernelCase each) {
    return apart(backend, plain(backend, each), each).run();
  }

  /// The case's op with row-major operands.
  static PreparedKernel plain(Backend backend, KernelCase each) {
    List<Shape> inputs = each.inputs().stream().map(Tensor::shape).toList();
    return backend.prepare(
        each.op(),
        inputs.stream().map(Operand::plain).toList(),
        each.op().outputShapes(inputs).stream().map(Operand::plain).toList());
  }

  /// Results in memory of their own.
  static KernelRun apart(Backend backend, PreparedKernel prepared, KernelCase each) {
    return new KernelRun(backend, prepared, each, APART);
  }

  /// The first result in the memory of operand `shared`.
  static KernelRun inPlace(Backend backend, PreparedKernel prepared, KernelCase each, int shared) {
    return new KernelRun(backend, prepared, each, shared);
  }

  /// The results, row-major.
  List<float[]> run() {
    try (MemoryScope scope = MemoryScope.open()) {
      List<Buffer> inputs = new ArrayList<>();
      for (int i = 0; i < each.inputs().size(); i++) {
        inputs.add(operand(scope, each.inputs().get(i), prepared.inputs().get(i)));
      }
      List<float[]> before = inputs.stream().map(Buffer::toArray).toList();
      List<Shape> shapes =
          each.op().outputShapes(each.inputs().stream().map(Tensor::shape).toList());
      List<Buffer> outputs = new ArrayList<>();
      for (int i = 0; i < shapes.size(); i++) {
        Buffer own = scope.allocate(prepared.outputs().get(i).elements(shapes.get(i)));
        own.fill(UNTOUCHED);
        outputs.add(i == 0 && shared != APART ? inputs.get(shared) : own);
      }
      Kernel kernel = bind(scope, prepared, inputs, outputs);
      List<float[]> first = runOnce(scope, kernel, shapes, outputs);
      for (int i = 0; i < inputs.size(); i++) {
        if (i != shared) {
          assertArrayEquals(before.get(i), inputs.get(i).toArray(), "operand " + i + " changed");
        }
      }
      if (shared == APART) {
        List<float[]> second = runOnce(scope, kernel, shapes, outputs);
        for (int i = 0; i < first.size(); i++) {
          assertArrayEquals(first.get(i), second.get(i), "result " + i + " of a second run");
        }
      }
      return first;
    }
  }

  private List<float[]> runOnce(
      MemoryScope scope, Kernel kernel, List<Shape> shapes, List<Buffer> outputs) {
    kernel.run(KernelCase.STEP, KernelCase.scalars());
    List<float[]> results = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      results.add(plainCopy(scope, shapes.get(i), prepared.outputs().get(i), outputs.get(i)));
    }
    return results;
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
    bind(scope, backend.prepareReorder(from, to), List.of(source), List.of(target))
        .run(0, KernelCase.scalars());
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
