package dev.gradus.testkit.oracle;

import java.util.Arrays;

/// Convolution and pooling from their definition: the list of all (result, input, kernel element)
/// triples, each visited once. Everything linear follows from that list.
///
/// @param n batch
/// @param h rows of the image
/// @param w columns of the image
/// @param c channels of the image
/// @param f filters
/// @param groups dividing channels and filters
/// @param rows how the window slides along the rows
/// @param columns how it slides along the columns
public record ConvolutionOracle(
    int n, int h, int w, int c, int f, int groups, Slide rows, Slide columns) {

  /// How a window slides along an axis.
  ///
  /// @param size inputs a result sees
  /// @param stride between results
  /// @param dilation between inputs
  /// @param before padding in front
  /// @param after padding behind
  public record Slide(int size, int stride, int dilation, int before, int after) {

    /// The number of results over so many inputs: as often as the window can be moved on.
    public int results(int inputs) {
      int count = 0;
      for (int start = -before; start + (size - 1) * dilation < inputs + after; start += stride) {
        count++;
      }
      return count;
    }
  }

  /// Told about each triple.
  @FunctionalInterface
  private interface Triple {
    void at(int result, int input, int weight);
  }

  /// Rows of the result.
  public int p() {
    return rows.results(h);
  }

  /// Columns of the result.
  public int q() {
    return columns.results(w);
  }

  /// The products a result sums at most.
  public int terms() {
    return rows.size * columns.size * (c / groups);
  }

  /// `y = x * kernel + b`
  ///
  /// @param x `[N, H, W, C]`
  /// @param kernel `[h, w, C / groups, F]`
  /// @param bias `[F]`, or of length 0 for none
  /// @return `[N, P, Q, F]`
  public double[] forward(double[] x, double[] kernel, double[] bias) {
    double[] y = new double[n * p() * q() * f];
    for (int i = 0; i < y.length && bias.length > 0; i++) {
      y[i] = bias[i % f];
    }
    triples((result, input, weight) -> y[result] += x[input] * kernel[weight]);
    return y;
  }

  /// @param dy `[N, P, Q, F]`
  /// @param kernel `[h, w, C / groups, F]`
  /// @return dx `[N, H, W, C]`
  public double[] backwardData(double[] dy, double[] kernel) {
    double[] dx = new double[n * h * w * c];
    triples((result, input, weight) -> dx[input] += dy[result] * kernel[weight]);
    return dx;
  }

  /// @param x `[N, H, W, C]`
  /// @param dy `[N, P, Q, F]`
  /// @return dkernel `[h, w, C / groups, F]`
  public double[] backwardKernel(double[] x, double[] dy) {
    double[] dkernel = new double[terms() * f];
    triples((result, input, weight) -> dkernel[weight] += x[input] * dy[result]);
    return dkernel;
  }

  /// The largest of each window.
  ///
  /// @param x `[N, H, W, C]`
  /// @return `[N, P, Q, C]`, where F is C
  public double[] maxima(double[] x) {
    double[] y = new double[n * p() * q() * c];
    Arrays.fill(y, Double.NEGATIVE_INFINITY);
    depthwise().triples((result, input, _) -> y[result] = Math.max(y[result], x[input]));
    return y;
  }

  /// Which tap each maximum came from, the first among equals.
  ///
  /// @param x `[N, H, W, C]`
  /// @return `[N, P, Q, C]`
  public double[] taps(double[] x) {
    double[] best = maxima(x);
    double[] taps = new double[best.length];
    Arrays.fill(taps, Double.POSITIVE_INFINITY);
    depthwise()
        .triples((result, input, weight) -> {
          int tap = weight / c;
          if (x[input] == best[result]) {
            taps[result] = Math.min(taps[result], tap);
          }
        });
    return taps;
  }

  /// @param dy `[N, P, Q, C]`
  /// @param taps `[N, P, Q, C]`
  /// @return dx `[N, H, W, C]`
  public double[] maximaBackward(double[] dy, double[] taps) {
    double[] dx = new double[n * h * w * c];
    depthwise()
        .triples((result, input, weight) -> {
          int tap = weight / c;
          dx[input] += tap == taps[result] ? dy[result] : 0;
        });
    return dx;
  }

  /// The mean of what each window sees of the image.
  ///
  /// @param x `[N, H, W, C]`
  /// @return `[N, P, Q, C]`
  public double[] means(double[] x) {
    double[] seen = seen();
    double[] y = new double[seen.length];
    depthwise().triples((result, input, _) -> y[result] += x[input] / seen[result]);
    return y;
  }

  /// @param dy `[N, P, Q, C]`
  /// @return dx `[N, H, W, C]`
  public double[] meansBackward(double[] dy) {
    double[] seen = seen();
    double[] dx = new double[n * h * w * c];
    depthwise().triples((result, input, _) -> dx[input] += dy[result] / seen[result]);
    return dx;
  }

  private double[] seen() {
    double[] seen = new double[n * p() * q() * c];
    depthwise().triples((result, _, _) -> seen[result]++);
    return seen;
  }

  /// One filter a channel, whose kernel element is `tap C + channel`.
  private ConvolutionOracle depthwise() {
    return new ConvolutionOracle(n, h, w, c, c, c, rows, columns);
  }

  private void triples(Triple action) {
    int p = p();
    int q = q();
    int group = c / groups;
    for (int i = 0; i < rows.size; i++) {
      for (int j = 0; j < columns.size; j++) {
        for (int filter = 0; filter < f; filter++) {
          for (int channel = 0; channel < group; channel++) {
            int weight = ((i * columns.size + j) * group + channel) * f + filter;
            int source = filter / (f / groups) * group + channel;
            for (int result = 0; result < n * p * q; result++) {
              int row = result / q % p * rows.stride - rows.before + i * rows.dilation;
              int column = result % q * columns.stride - columns.before + j * columns.dilation;
              if (0 <= row && row < h && 0 <= column && column < w) {
                int pixel = (result / (p * q) * h + row) * w + column;
                action.at(result * f + filter, pixel * c + source, weight);
              }
            }
          }
        }
      }
    }
  }
}
