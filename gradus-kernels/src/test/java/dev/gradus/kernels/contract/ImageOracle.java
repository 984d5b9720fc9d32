package dev.gradus.kernels.contract;

import dev.gradus.core.Shape;
import dev.gradus.op.AveragePool2d;
import dev.gradus.op.AveragePool2dBackward;
import dev.gradus.op.Conv2d;
import dev.gradus.op.Conv2dBackwardData;
import dev.gradus.op.Conv2dBackwardWeights;
import dev.gradus.op.MaxPool2d;
import dev.gradus.op.MaxPool2dBackward;
import dev.gradus.op.Node;
import dev.gradus.op.Window;
import dev.gradus.testkit.oracle.ConvolutionOracle;
import dev.gradus.testkit.oracle.DenseOracle;
import java.util.List;

/// What convolutions and poolings mean, for [GraphOracle].
final class ImageOracle {

  /// An operand with noise of so many rounding units.
  @FunctionalInterface
  interface Operands {
    double[] in(int operand, int units);
  }

  private final Operands operands;
  private final Node node;

  ImageOracle(Operands operands, Node node) {
    this.operands = operands;
    this.node = node;
  }

  List<double[]> results(Conv2d op) {
    ConvolutionOracle oracle = oracle(shape(0), out(0), op.groups(), op.height(), op.width());
    int units = oracle.terms() + 1;
    double[] bias = op.bias() ? operands.in(2, units) : new double[0];
    return List.of(oracle.forward(operands.in(0, units), operands.in(1, units), bias));
  }

  List<double[]> results(Conv2dBackwardData op) {
    ConvolutionOracle oracle = oracle(out(0), shape(0), op.groups(), op.height(), op.width());
    int units = op.height().size() * op.width().size() * oracle.f() / op.groups();
    return List.of(oracle.backwardData(operands.in(0, units), operands.in(1, units)));
  }

  List<double[]> results(Conv2dBackwardWeights op) {
    ConvolutionOracle oracle = oracle(shape(0), shape(1), op.groups(), op.height(), op.width());
    int rows = oracle.n() * oracle.p() * oracle.q();
    double[] kernel = oracle.backwardKernel(operands.in(0, rows), operands.in(1, rows));
    return op.bias()
        ? List.of(kernel, DenseOracle.backwardBias(operands.in(1, rows), rows, oracle.f()))
        : List.of(kernel);
  }

  List<double[]> results(MaxPool2d op) {
    ConvolutionOracle oracle = pool(shape(0), op.height(), op.width());
    double[] x = operands.in(0, 0);
    return List.of(oracle.maxima(x), oracle.taps(x));
  }

  List<double[]> results(MaxPool2dBackward op) {
    ConvolutionOracle oracle = pool(out(0), op.height(), op.width());
    int units = op.height().size() * op.width().size();
    return List.of(oracle.maximaBackward(operands.in(0, units), operands.in(1, 0)));
  }

  List<double[]> results(AveragePool2d op) {
    int units = op.height().size() * op.width().size() + 1;
    return List.of(pool(shape(0), op.height(), op.width()).means(operands.in(0, units)));
  }

  List<double[]> results(AveragePool2dBackward op) {
    int units = op.height().size() * op.width().size() + 1;
    return List.of(pool(out(0), op.height(), op.width()).meansBackward(operands.in(0, units)));
  }

  private Shape shape(int operand) {
    return node.inputs().get(operand).shape();
  }

  private Shape out(int result) {
    return node.outputs().get(result).shape();
  }

  private static ConvolutionOracle pool(Shape x, Window height, Window width) {
    return oracle(x, x, x.dim(3), height, width);
  }

  private static ConvolutionOracle oracle(
      Shape x, Shape y, int groups, Window height, Window width) {
    return new ConvolutionOracle(
        x.dim(0),
        x.dim(1),
        x.dim(2),
        x.dim(3),
        y.dim(3),
        groups,
        ConvolutionCases.slide(height),
        ConvolutionCases.slide(width));
  }
}
