package dev.gradus.kernels.contract;

import dev.gradus.core.Shape;
import dev.gradus.op.Gather;
import dev.gradus.op.GatherBackward;
import dev.gradus.op.LayerNorm;
import dev.gradus.op.LayerNormBackward;
import dev.gradus.op.MatMul;
import dev.gradus.op.Node;
import dev.gradus.testkit.oracle.LayerNormOracle;
import dev.gradus.testkit.oracle.MatrixOracle;
import java.util.List;

/// What nodes with products of matrices, rows of tables and normalised rows mean.
final class MatrixNodes {

  /// Roundings of a division by a root.
  private static final int FUNCTION = 8;

  private final ImageOracle.Operands operands;
  private final Node node;

  MatrixNodes(ImageOracle.Operands operands, Node node) {
    this.operands = operands;
    this.node = node;
  }

  private Shape shape(int operand) {
    return node.inputs().get(operand).shape();
  }

  List<double[]> results(MatMul op) {
    Shape c = node.output().shape();
    int m = c.dim(-2);
    int n = c.dim(-1);
    int k = shape(0).dim(op.transposeA() ? -2 : -1);
    int batch = Math.toIntExact(c.size() / m / n);
    return List.of(
        MatrixOracle.multiply(
            operands.in(0, k),
            op.transposeA(),
            operands.in(1, k),
            op.transposeB(),
            batch,
            m,
            k,
            n));
  }

  /// An index bears no noise.
  List<double[]> results(Gather op) {
    op.outputShapes(List.of(shape(0), shape(1)));
    return List.of(MatrixOracle.rows(operands.in(1, 0), operands.in(0, 0), shape(0).dim(1)));
  }

  List<double[]> results(GatherBackward op) {
    int terms = Math.toIntExact(shape(0).size());
    return List.of(
        MatrixOracle.sumOfRows(
            operands.in(0, 0), operands.in(1, terms), op.rows(), shape(1).dim(-1)));
  }

  List<double[]> results(LayerNorm op, Noise noise) {
    int c = shape(0).dim(-1);
    double[] x = operands.in(0, c);
    double[] mean = noise.on(LayerNormOracle.mean(x, c), 1);
    double[] variance = noise.on(LayerNormOracle.variance(x, c), FUNCTION);
    return List.of(
        LayerNormOracle.normalize(
            x, operands.in(1, 2), operands.in(2, 2), mean, variance, op.epsilon(), c),
        mean,
        variance);
  }

  List<double[]> results(LayerNormBackward op) {
    int c = shape(0).dim(-1);
    int units = c + Math.toIntExact(shape(0).size() / c) + FUNCTION;
    double[] x = operands.in(0, units);
    double[] dy = operands.in(1, units);
    double[] gamma = operands.in(2, FUNCTION);
    double[] mean = operands.in(3, FUNCTION);
    double[] variance = operands.in(4, FUNCTION);
    return List.of(
        LayerNormOracle.backwardData(x, dy, gamma, mean, variance, op.epsilon(), c),
        LayerNormOracle.backwardGamma(x, dy, mean, variance, op.epsilon(), c),
        columnSums(dy, c));
  }

  private static double[] columnSums(double[] dy, int c) {
    double[] sums = new double[c];
    for (int i = 0; i < dy.length; i++) {
      sums[i % c] += dy[i];
    }
    return sums;
  }
}
