package dev.gradus.kernels.reference;

import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.BatchNorm;
import dev.gradus.op.BatchNormBackward;
import dev.gradus.op.BatchNormInference;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Batch normalisation over the last axis and its gradient: statistics in passes over rows of
/// channels, the variance around the mean of a pass before.
final class BatchNormReference {

  private BatchNormReference() {}

  static Kernel bind(BatchNorm op, Shape shape, Binding binding) {
    int channels = shape.dim(-1);
    long size = shape.size();
    MemorySegment x = binding.inputs().get(0).segment();
    double[] mean = new double[channels];
    double[] variance = new double[channels];
    double[] row = new double[channels];
    Normalization normalization = new Normalization(binding, channels);
    return (_, _) -> {
      Arrays.fill(mean, 0);
      for (long first = 0; first < size; first += channels) {
        Rows.addScaled(mean, 1, x, first, channels);
      }
      divide(mean, size / channels);
      Arrays.fill(variance, 0);
      for (long first = 0; first < size; first += channels) {
        Rows.load(x, first, row, 0, channels);
        for (int c = 0; c < channels; c++) {
          double distance = row[c] - mean[c];
          variance[c] += distance * distance;
        }
      }
      divide(variance, size / channels);
      normalization.run(mean, variance, op.epsilon(), size);
      Rows.store(mean, binding.outputs().get(1).segment(), 0, channels);
      Rows.store(variance, binding.outputs().get(2).segment(), 0, channels);
    };
  }

  static Kernel bindInference(BatchNormInference op, Shape shape, Binding binding) {
    int channels = shape.dim(-1);
    double[] mean = new double[channels];
    double[] variance = new double[channels];
    Normalization normalization = new Normalization(binding, channels);
    return (_, _) -> {
      Rows.load(binding.inputs().get(3).segment(), 0, mean, 0, channels);
      Rows.load(binding.inputs().get(4).segment(), 0, variance, 0, channels);
      normalization.run(mean, variance, op.epsilon(), shape.size());
    };
  }

  /// `h = (x - mean) / sqrt(variance + epsilon)`, `dbeta = sum dy`, `dgamma = sum dy h`, `dx =
  /// gamma / sqrt(variance + epsilon) (dy - dbeta / M - h dgamma / M)`
  static Kernel bindBackward(BatchNormBackward op, Shape shape, Binding binding) {
    int channels = shape.dim(-1);
    long size = shape.size();
    MemorySegment x = binding.inputs().get(0).segment();
    MemorySegment dy = binding.inputs().get(1).segment();
    MemorySegment dx = binding.outputs().get(0).segment();
    double[] gamma = new double[channels];
    double[] mean = new double[channels];
    double[] inverse = new double[channels];
    double[] dgamma = new double[channels];
    double[] dbeta = new double[channels];
    double[] normalized = new double[channels];
    double[] gradient = new double[channels];
    return (_, _) -> {
      Rows.load(binding.inputs().get(2).segment(), 0, gamma, 0, channels);
      Rows.load(binding.inputs().get(3).segment(), 0, mean, 0, channels);
      Rows.load(binding.inputs().get(4).segment(), 0, inverse, 0, channels);
      for (int c = 0; c < channels; c++) {
        inverse[c] = 1 / Math.sqrt(inverse[c] + op.epsilon());
      }
      Arrays.fill(dgamma, 0);
      Arrays.fill(dbeta, 0);
      for (long first = 0; first < size; first += channels) {
        loadNormalized(x, first, mean, inverse, normalized);
        Rows.load(dy, first, gradient, 0, channels);
        for (int c = 0; c < channels; c++) {
          dbeta[c] += gradient[c];
          dgamma[c] += gradient[c] * normalized[c];
        }
      }
      double rows = (double) size / channels;
      for (long first = 0; first < size; first += channels) {
        loadNormalized(x, first, mean, inverse, normalized);
        Rows.load(dy, first, gradient, 0, channels);
        for (int c = 0; c < channels; c++) {
          double centered = gradient[c] - (dbeta[c] + normalized[c] * dgamma[c]) / rows;
          gradient[c] = gamma[c] * inverse[c] * centered;
        }
        Rows.store(gradient, dx, first, channels);
      }
      Rows.store(dgamma, binding.outputs().get(1).segment(), 0, channels);
      Rows.store(dbeta, binding.outputs().get(2).segment(), 0, channels);
    };
  }

  private static void loadNormalized(
      MemorySegment x, long first, double[] mean, double[] inverse, double[] to) {
    Rows.load(x, first, to, 0, to.length);
    for (int c = 0; c < to.length; c++) {
      to[c] = (to[c] - mean[c]) * inverse[c];
    }
  }

  private static void divide(double[] values, long divisor) {
    for (int c = 0; c < values.length; c++) {
      values[c] /= divisor;
    }
  }

  /// `y = gamma (x - mean) / sqrt(variance + epsilon) + beta` with statistics that are not rounded.
  private static final class Normalization {

    private final MemorySegment x;
    private final MemorySegment gamma;
    private final MemorySegment beta;
    private final MemorySegment y;
    private final double[] factor;
    private final double[] shift;
    private final double[] row;

    Normalization(Binding binding, int channels) {
      x = binding.inputs().getFirst().segment();
      gamma = binding.inputs().get(1).segment();
      beta = binding.inputs().get(2).segment();
      y = binding.outputs().getFirst().segment();
      factor = new double[channels];
      shift = new double[channels];
      row = new double[channels];
    }

    void run(double[] mean, double[] variance, double epsilon, long size) {
      int channels = row.length;
      Rows.load(gamma, 0, factor, 0, channels);
      Rows.load(beta, 0, shift, 0, channels);
      for (int c = 0; c < channels; c++) {
        factor[c] /= Math.sqrt(variance[c] + epsilon);
      }
      for (long first = 0; first < size; first += channels) {
        Rows.load(x, first, row, 0, channels);
        for (int c = 0; c < channels; c++) {
          row[c] = factor[c] * (row[c] - mean[c]) + shift[c];
        }
        Rows.store(row, y, first, channels);
      }
    }
  }
}
