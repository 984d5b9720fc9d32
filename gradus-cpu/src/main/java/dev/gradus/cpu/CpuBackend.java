package dev.gradus.cpu;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.expr.Formula;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.PreparedKernel;
import dev.gradus.kernels.reference.ReferenceBackend;
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
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The fast backend: oneDNN's primitives for products and normalisation, compiled vector loops for
/// everything elementwise, all on one team of threads.
///
/// What is too rare to be worth a kernel of its own is left to the reference; print-outs of plans
/// say so.
public final class CpuBackend implements Backend {

  private final OneDnn library;
  private final Layouts layouts;
  private final Team team;
  private final Elementwises elementwises;
  private final InnerProducts products;
  private final Normalizations normalizations;
  private final Softmaxes softmaxes;
  private final Convolutions convolutions;
  private final AveragePools averagePools;
  private final Reorders reorders;
  private final Copies copies;
  private final MatrixProducts matrixProducts;
  private final Gathers gathers;
  private final LayerNormalizations layerNormalizations;
  private final Reductions reductions;
  private final Recurrences recurrences;
  private final ReferenceBackend reference = new ReferenceBackend();

  /// Opens the backend.
  ///
  /// @param threads how many threads kernels use, at least 1
  /// @throws ConfigException if the native library does not load here
  public CpuBackend(int threads) {
    if (threads < 1) {
      throw new ConfigException(
          "CpuBackend: threads must be at least 1, got %d.".formatted(threads));
    }
    library = new OneDnn();
    layouts = new Layouts(library);
    team = new Team(threads);
    LoopCompiler compiler = new LoopCompiler();
    elementwises = new Elementwises(compiler, team);
    recurrences = new Recurrences(compiler, team);
    products = new InnerProducts(library, layouts);
    normalizations = new Normalizations(library, layouts);
    softmaxes = new Softmaxes(library, layouts);
    reorders = new Reorders(library);
    copies = new Copies(team);
    matrixProducts = new MatrixProducts(library);
    gathers = new Gathers(team);
    layerNormalizations = new LayerNormalizations(library, layouts);
    reductions = new Reductions(team);
    convolutions = new Convolutions(library, layouts);
    averagePools = new AveragePools(library, layouts);
  }

  @Override
  public String description() {
    return "%s, %d %s"
        .formatted(library.description(), threads(), threads() == 1 ? "thread" : "threads");
  }

  @Override
  public int threads() {
    return team.threads();
  }

  @Override
  public void enter() {
    team.enter();
  }

  @Override
  public PreparedKernel prepare(Op op, List<Operand> inputs, List<Operand> outputs) {
    enter();
    if (Stream.concat(inputs.stream(), outputs.stream())
        .anyMatch(each -> each.shape().size() == 0)) {
      return reference.prepare(op, inputs, outputs);
    }
    return switch (op) {
      case InnerProduct product when product.activation().isEmpty() ->
          products.forward(product, inputs, outputs.getFirst());
      case InnerProductBackwardData _ ->
          products.backwardData(inputs.get(0), inputs.get(1), outputs.getFirst());
      case InnerProductBackwardWeights _ ->
          products.backwardWeights(inputs.get(0), inputs.get(1), outputs);
      case Elementwise elementwise -> elementwises.prepare(elementwise, inputs, outputs);
      case Reduce reduce -> reductions.prepare(reduce, inputs.getFirst());
      case Softmax(boolean logarithm) ->
          rows(inputs, binding -> new SoftmaxRows(team, logarithm, shape(inputs, 0), binding));
      case SoftmaxBackward(boolean logarithm) ->
          softmaxes.backward(logarithm, inputs.getFirst().shape());
      case SoftmaxCrossEntropy(boolean sparse) ->
          rows(
              inputs,
              binding -> RowKernels.crossEntropy(sparse, inputs.getFirst().shape(), binding));
      case SoftmaxCrossEntropyBackward(boolean sparse) ->
          rows(inputs, b -> RowKernels.crossEntropyBackward(sparse, inputs.getFirst().shape(), b));
      case BatchNorm(double epsilon) -> normalizations.forward(epsilon, inputs.getFirst().shape());
      case BatchNormInference(double epsilon) ->
          normalizations.inference(epsilon, inputs.getFirst().shape());
      case BatchNormBackward(double epsilon) ->
          normalizations.backward(epsilon, inputs.getFirst().shape());
      case Recurrent recurrent -> recurrences.forward(recurrent, inputs, outputs.size());
      case RecurrentBackward recurrent -> recurrences.backward(recurrent, inputs, outputs.size());
      case Slice slice -> copies.slice(slice, inputs.getFirst().shape());
      case Concat concat -> copies.concat(concat, inputs, outputs.getFirst().shape());
      case Pad pad -> copies.pad(pad, inputs.getFirst().shape(), outputs.getFirst().shape());
      case Transpose transpose -> copies.transpose(transpose, inputs.getFirst().shape());
      case Conv2d convolution -> convolutions.forward(convolution, inputs, outputs.getFirst());
      case Conv2dBackwardData convolution ->
          convolutions.backwardData(convolution, inputs, outputs.getFirst());
      case Conv2dBackwardWeights convolution ->
          convolutions.backwardWeights(convolution, inputs, outputs);
      case MaxPool2d(var height, var width) ->
          Plain.of(
              "vector maxima",
              1,
              2,
              binding ->
                  new MaxPools(team, shape(inputs, 0), shape(outputs, 0), height, width)
                      .forward(binding));
      case MaxPool2dBackward(var height, var width, int _, int _) ->
          Plain.of(
              "vector maxima",
              2,
              1,
              binding ->
                  new MaxPools(team, shape(outputs, 0), shape(inputs, 0), height, width)
                      .backward(binding));
      case AveragePool2d pool -> averagePools.forward(pool, shape(inputs, 0), shape(outputs, 0));
      case AveragePool2dBackward pool ->
          averagePools.backward(pool, shape(inputs, 0), shape(outputs, 0));
      case MatMul product ->
          matrixProducts.prepare(product, shape(inputs, 0), shape(inputs, 1), shape(outputs, 0));
      case Gather _ -> gathers.forward(shape(inputs, 1), shape(inputs, 0));
      case GatherBackward _ -> gathers.backward(shape(inputs, 0), shape(outputs, 0));
      case LayerNorm(double epsilon) -> layerNormalizations.forward(epsilon, shape(inputs, 0));
      case LayerNormBackward(double epsilon) ->
          layerNormalizations.backward(epsilon, shape(inputs, 0));
      case Broadcast _ -> copies.broadcast(shape(inputs, 0), shape(outputs, 0));
      case InnerProduct _, Reshape _ -> reference.prepare(op, inputs, outputs);
    };
  }

  private static Shape shape(List<Operand> operands, int index) {
    return operands.get(index).shape();
  }

  private static PreparedKernel rows(List<Operand> inputs, Function<Binding, Kernel> binder) {
    return Plain.of("rows", inputs.size(), 1, binder);
  }

  @Override
  public boolean fits(Formula formula) {
    return elementwises.fits(formula);
  }

  @Override
  public PreparedKernel prepareReorder(Operand from, Operand to) {
    enter();
    return reorders.prepare(from, to);
  }

  @Override
  public void close() {
    team.close();
    layouts.close();
    library.close();
  }
}
