package dev.gradus.kernels.reference;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.expr.Formula;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.PreparedKernel;
import dev.gradus.op.AveragePool2d;
import dev.gradus.op.AveragePool2dBackward;
import dev.gradus.op.BatchNorm;
import dev.gradus.op.BatchNormBackward;
import dev.gradus.op.BatchNormInference;
import dev.gradus.op.Broadcast;
import dev.gradus.op.Concat;
import dev.gradus.op.Conv2d;
import dev.gradus.op.Conv2dBackwardData;
import dev.gradus.op.Conv2dBackwardWeights;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Gather;
import dev.gradus.op.GatherBackward;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.InnerProductBackwardData;
import dev.gradus.op.InnerProductBackwardWeights;
import dev.gradus.op.LayerNorm;
import dev.gradus.op.LayerNormBackward;
import dev.gradus.op.MatMul;
import dev.gradus.op.MaxPool2d;
import dev.gradus.op.MaxPool2dBackward;
import dev.gradus.op.Op;
import dev.gradus.op.Pad;
import dev.gradus.op.Recurrent;
import dev.gradus.op.RecurrentBackward;
import dev.gradus.op.Reduce;
import dev.gradus.op.Reshape;
import dev.gradus.op.Slice;
import dev.gradus.op.Softmax;
import dev.gradus.op.SoftmaxBackward;
import dev.gradus.op.SoftmaxCrossEntropy;
import dev.gradus.op.SoftmaxCrossEntropyBackward;
import dev.gradus.op.Transpose;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/// Runs every op by plain Java loops on one thread, in row-major layout only. Values are computed
/// in double and rounded to float32 once. Holds nothing that must be closed.
public final class ReferenceBackend implements Backend {

  private static final Elementwise IDENTITY = identity();

  /// A backend like any other of its kind.
  public ReferenceBackend() {}

  @Override
  public String description() {
    return "reference kernels (plain Java, double accumulators), 1 thread";
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public PreparedKernel prepare(Op op, List<Operand> inputs, List<Operand> outputs) {
    List<Shape> in = inputs.stream().map(Operand::shape).toList();
    List<Shape> out = outputs.stream().map(Operand::shape).toList();
    List<Shape> expected = op.outputShapes(in);
    if (!expected.equals(out)) {
      throw new ShapeException(
          "%s: its results have shapes %s, asked for %s."
              .formatted(op.getClass().getSimpleName(), expected, out));
    }
    return prepared(inputs.size(), outputs.size(), binder(op, in, out));
  }

  @Override
  public PreparedKernel prepareReorder(Operand from, Operand to) {
    requirePlain(from);
    requirePlain(to);
    if (!from.shape().equals(to.shape())) {
      throw new ShapeException("reorder: %s cannot become %s.".formatted(from.shape(), to.shape()));
    }
    long size = from.shape().size();
    return prepared(1, 1, binding -> ReshapeReference.bind(size, binding));
  }

  @Override
  public boolean fuses(Formula activation) {
    return activation.inputs().size() == 1 && activation.outputs().size() == 1;
  }

  @Override
  public void close() {}

  private static Function<Binding, Kernel> binder(Op op, List<Shape> in, List<Shape> out) {
    return switch (op) {
      case InnerProduct product -> b -> InnerProductReference.bind(product, in, b);
      case InnerProductBackwardData _ -> b -> InnerProductReference.bindBackwardData(in, b);
      case InnerProductBackwardWeights weights ->
          b -> InnerProductReference.bindBackwardWeights(weights, in, b);
      case Elementwise elementwise ->
          b -> new ElementwiseReference(elementwise, in, out.getFirst(), b);
      case Broadcast _ -> b -> new ElementwiseReference(IDENTITY, in, out.getFirst(), b);
      case Reduce reduce -> b -> ReduceReference.bind(reduce, in.getFirst(), b);
      case Reshape _ -> b -> ReshapeReference.bind(in.getFirst().size(), b);
      case Softmax softmax -> b -> SoftmaxReference.bind(softmax, in.getFirst(), b);
      case SoftmaxBackward softmax -> b -> SoftmaxReference.bindBackward(softmax, in.getFirst(), b);
      case SoftmaxCrossEntropy entropy ->
          b -> SoftmaxCrossEntropyReference.bind(entropy, in.getFirst(), b);
      case SoftmaxCrossEntropyBackward entropy ->
          b -> SoftmaxCrossEntropyReference.bindBackward(entropy, in.getFirst(), b);
      case BatchNorm norm -> b -> BatchNormReference.bind(norm, in.getFirst(), b);
      case BatchNormInference norm -> b -> BatchNormReference.bindInference(norm, in.getFirst(), b);
      case BatchNormBackward norm -> b -> BatchNormReference.bindBackward(norm, in.getFirst(), b);
      case Recurrent recurrent -> b -> RecurrentReference.bind(recurrent, in, b);
      case RecurrentBackward recurrent -> b -> RecurrentReference.bindBackward(recurrent, in, b);
      case Slice slice -> b -> CopyReference.bind(slice, in.getFirst(), b);
      case Concat concat -> b -> CopyReference.bind(concat, in, out.getFirst(), b);
      case Pad pad -> b -> CopyReference.bind(pad, in.getFirst(), out.getFirst(), b);
      case Transpose transpose ->
          b -> CopyReference.bind(transpose, in.getFirst(), out.getFirst(), b);
      case Conv2d convolution -> b -> Conv2dReference.bind(convolution, in, b);
      case Conv2dBackwardData data -> b -> Conv2dReference.bindBackwardData(data, in, b);
      case Conv2dBackwardWeights weights ->
          b -> Conv2dReference.bindBackwardWeights(weights, in, b);
      case MatMul product -> b -> MatMulReference.bind(product, in.getFirst(), out.getFirst(), b);
      case Gather _ -> b -> GatherReference.bind(in.get(0), in.get(1), b);
      case GatherBackward(int rows) ->
          b -> GatherReference.bindBackward(rows, in.getFirst(), in.get(1).dim(-1), b);
      case LayerNorm norm -> b -> LayerNormReference.bind(norm, in.getFirst(), b);
      case LayerNormBackward norm -> b -> LayerNormReference.bindBackward(norm, in.getFirst(), b);
      case MaxPool2d pool -> b -> PoolReference.bind(pool, in.getFirst(), out.getFirst(), b);
      case MaxPool2dBackward pool ->
          b -> PoolReference.bindBackward(pool, in.getFirst(), out.getFirst(), b);
      case AveragePool2d pool -> b -> PoolReference.bind(pool, in.getFirst(), out.getFirst(), b);
      case AveragePool2dBackward pool ->
          b -> PoolReference.bindBackward(pool, in.getFirst(), out.getFirst(), b);
    };
  }

  private static Elementwise identity() {
    Formula.Builder formula = Formula.named("identity");
    return new Elementwise(formula.output("y", formula.input("x")).build());
  }

  private static void requirePlain(Operand operand) {
    Layout layout = operand.layout().orElse(Layout.PLAIN);
    if (!layout.equals(Layout.PLAIN)) {
      throw new ConfigException(
          "reorder of %s: the reference kernels know no layout %s, only plain."
              .formatted(operand.shape(), layout));
    }
  }

  private static PreparedKernel prepared(
      int inputs, int outputs, Function<Binding, Kernel> binder) {
    return new Prepared(
        Collections.nCopies(inputs, Layout.PLAIN),
        Collections.nCopies(outputs, Layout.PLAIN),
        binder);
  }

  private record Prepared(
      List<Layout> inputs, List<Layout> outputs, Function<Binding, Kernel> binder)
      implements PreparedKernel {

    @Override
    public long scratchElements() {
      return 0;
    }

    @Override
    public String implementation() {
      return "reference";
    }

    @Override
    public Kernel bind(Binding binding) {
      return binder.apply(binding);
    }
  }
}
