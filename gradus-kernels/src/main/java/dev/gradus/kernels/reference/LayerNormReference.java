package dev.gradus.kernels.reference;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.LayerNorm;
import dev.gradus.op.LayerNormBackward;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Layer normalisation, row by row.
final class LayerNormReference {

  private LayerNormReference() {}

  static Kernel bind(LayerNorm op, Shape shape, Binding binding) {
    int channels = shape.dim(-1);
    long rows = channels == 0 ? 0 : shape.size() / channels;
    MemorySegment x = binding.inputs().get(0).segment();
    MemorySegment y = binding.outputs().get(0).segment();
    MemorySegment means = binding.outputs().get(1).segment();
    MemorySegment variances = binding.outputs().get(2).segment();
    double[] gamma = new double[channels];
    double[] beta = new double[channels];
    double[] row = new double[channels];
    return (_, _) -> {
      Rows.load(binding.inputs().get(1).segment(), 0, gamma, 0, channels);
      Rows.load(binding.inputs().get(2).segment(), 0, beta, 0, channels);
      for (long i = 0; i < rows; i++) {
        Rows.load(x, i * channels, row, 0, channels);
        double mean = 0;
        for (double each : row) {
          mean += each / channels;
        }
        double variance = 0;
        for (double each : row) {
          variance += (each - mean) * (each - mean) / channels;
        }
        double inverse = 1 / Math.sqrt(variance + op.epsilon());
        for (int c = 0; c < channels; c++) {
          row[c] = gamma[c] * ((row[c] - mean) * inverse) + beta[c];
        }
        Rows.store(row, y, i * channels, channels);
        means.setAtIndex(Buffer.FLOAT, i, (float) mean);
        variances.setAtIndex(Buffer.FLOAT, i, (float) variance);
      }
    };
  }

  /// `dx = inv (g - mean(g) - h mean(g h))` along the row, with `g = gamma dy` and `h` the
  /// normalized `x`.
  static Kernel bindBackward(LayerNormBackward op, Shape shape, Binding binding) {
    int channels = shape.dim(-1);
    long rows = channels == 0 ? 0 : shape.size() / channels;
    MemorySegment x = binding.inputs().get(0).segment();
    MemorySegment dy = binding.inputs().get(1).segment();
    MemorySegment means = binding.inputs().get(3).segment();
    MemorySegment variances = binding.inputs().get(4).segment();
    MemorySegment dx = binding.outputs().get(0).segment();
    double[] gamma = new double[channels];
    double[] dgamma = new double[channels];
    double[] dbeta = new double[channels];
    double[] normalized = new double[channels];
    double[] gradient = new double[channels];
    return (_, _) -> {
      Rows.load(binding.inputs().get(2).segment(), 0, gamma, 0, channels);
      Arrays.fill(dgamma, 0);
      Arrays.fill(dbeta, 0);
      for (long i = 0; i < rows; i++) {
        double mean = means.getAtIndex(Buffer.FLOAT, i);
        double inverse = 1 / Math.sqrt(variances.getAtIndex(Buffer.FLOAT, i) + op.epsilon());
        Rows.load(x, i * channels, normalized, 0, channels);
        Rows.load(dy, i * channels, gradient, 0, channels);
        double sum = 0;
        double sumNormalized = 0;
        for (int c = 0; c < channels; c++) {
          normalized[c] = (normalized[c] - mean) * inverse;
          dgamma[c] += gradient[c] * normalized[c];
          dbeta[c] += gradient[c];
          gradient[c] *= gamma[c];
          sum += gradient[c];
          sumNormalized += gradient[c] * normalized[c];
        }
        for (int c = 0; c < channels; c++) {
          gradient[c] = inverse * (gradient[c] - (sum + normalized[c] * sumNormalized) / channels);
        }
        Rows.store(gradient, dx, i * channels, channels);
      }
      Rows.store(dgamma, binding.outputs().get(1).segment(), 0, channels);
      Rows.store(dbeta, binding.outputs().get(2).segment(), 0, channels);
    };
  }
}
