package dev.gradus.init;

import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;

/// A random orthogonal matrix times a gain: rows (or columns, whichever are fewer) of length `gain`
/// at right angles. Products with it keep the length of vectors, so signals neither grow nor fade
/// from step to step of a recurrent network.
///
/// `A` with elements from `N(0, 1)`, `A = Q R` with a positive diagonal of `R`; `W = gain Q`. All
/// axes but the last are the rows. Where there are fewer rows than columns, `Q` is that of the
/// transpose.
///
/// The default of Keras for recurrent kernels. PyTorch has it as `orthogonal_`, but draws recurrent
/// kernels from `U(-1/sqrt(units), 1/sqrt(units))`.
///
/// Source: Saxe, McClelland, Ganguli, "Exact solutions to the nonlinear dynamics of learning in
/// deep linear neural networks", 2014, arXiv:1312.6120, section 3.
///
/// @param gain length of the rows, default 1
public record Orthogonal(double gain) implements Initializer {

  /// Checks the gain.
  public Orthogonal {
    if (!(gain > 0 && Double.isFinite(gain))) {
      throw new ConfigException(
          "Orthogonal: gain must be above 0 and finite, got %s.".formatted(gain));
    }
  }

  /// @return lengths of 1
  public static Orthogonal defaults() {
    return new Orthogonal(1);
  }

  @Override
  public String kind() {
    return "orthogonal";
  }

  @Override
  public void fill(Buffer values, Shape shape, RandomStream stream) {
    int columns = shape.rank() == 0 ? 1 : shape.dim(-1);
    int rows = Math.toIntExact(values.size() / columns);
    boolean flat = rows < columns;
    int count = Math.min(rows, columns);
    int length = Math.max(rows, columns);
    double[][] vectors = new double[count][length];
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < length; i++) {
        vectors[k][i] = stream.gaussian(0, (long) i * count + k);
      }
      // Twice is enough: Giraud, Langou, Rozloznik, "The loss of orthogonality", 2005.
      removeParts(vectors, k);
      removeParts(vectors, k);
      scale(vectors[k], 1 / Math.sqrt(dot(vectors[k], vectors[k])));
    }
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double value = flat ? vectors[row][column] : vectors[column][row];
        values.set((long) row * columns + column, (float) (gain * value));
      }
    }
  }

  /// Gram-Schmidt: what is left of a vector at right angles to those before it.
  private static void removeParts(double[][] vectors, int k) {
    for (int before = 0; before < k; before++) {
      double part = dot(vectors[before], vectors[k]);
      for (int i = 0; i < vectors[k].length; i++) {
        vectors[k][i] -= part * vectors[before][i];
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void scale(double[] vector, double factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
  }
}
