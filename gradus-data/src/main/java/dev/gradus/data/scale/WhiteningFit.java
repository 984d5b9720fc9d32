package dev.gradus.data.scale;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.data.Dataset;
import dev.gradus.data.Whitening;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// Settles the matrix of [Zca].
///
/// Design: singular values and directions come from the eigenvalues of `X' X`, D x D, whatever the
/// number of samples; so half of double's digits are left for them, eight, which is what float32
/// data have.
final class WhiteningFit {

  /// Most features that a sample may have: the work grows with their cube, memory with their
  /// square.
  static final int MOST_FEATURES = 4096;

  private static final double ROUNDING = 0x1p-52;

  private WhiteningFit() {}

  static Whitening of(Dataset train, double rescale, List<Double> offset, double epsilon) {
    long features = train.featureShape().size();
    if (features > MOST_FEATURES) {
      throw new ConfigException(
          "%s: a sample has %d features, and whitening multiplies each by a matrix of as many rows and columns, of at most %d. Make the images smaller, or scale without whitening."
              .formatted(train.name(), features, MOST_FEATURES));
    }
    SymmetricSum products = new SymmetricSum((int) features);
    Statistics.eachRow(
        train,
        row -> {
          double[] centered = products.next();
          for (int i = 0; i < row.length; i++) {
            centered[i] = row[i] * rescale - offset.get(i % offset.size());
          }
          products.add();
        });
    return of(train, products.matrix(), epsilon);
  }

  private static Whitening of(Dataset train, double[][] products, double epsilon) {
    int features = products.length;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(features, true, true);
    if (!eigen.decompose(new DMatrixRMaj(products))) {
      throw new DataException(
          "%s: the eigenvalues for whitening were not found. Scale without whitening."
              .formatted(train.name()));
    }
    double largest = 0;
    for (int k = 0; k < features; k++) {
      largest = Math.max(largest, eigen.getEigenvalue(k).getReal());
    }
    SymmetricSum directions = new SymmetricSum(features);
    for (int k = 0; k < features; k++) {
      double value = eigen.getEigenvalue(k).getReal();
      if (value > largest * features * ROUNDING) {
        double factor = Math.sqrt(train.size()) / (Math.sqrt(value) + epsilon);
        DMatrixRMaj direction = eigen.getEigenVector(k);
        double[] next = directions.next();
        for (int i = 0; i < features; i++) {
          next[i] = direction.get(i) * Math.sqrt(factor);
        }
        directions.add();
      }
    }
    return whitening(directions.matrix());
  }

  private static Whitening whitening(double[][] matrix) {
    int features = matrix.length;
    float[] rounded = new float[features * features];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) matrix[i / features][i % features];
    }
    return Whitening.of(features, rounded);
  }
}
