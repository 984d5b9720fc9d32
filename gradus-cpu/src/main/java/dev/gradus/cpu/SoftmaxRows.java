package dev.gradus.cpu;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;

/// Softmax along the last axis, or its logarithm, row by row in double, rows shared out among the
/// team.
///
/// oneDNN's softmax loses NaN: a row with one NaN comes out as zeros and that NaN. Its logarithm is
/// off by up to 4e-6.
final class SoftmaxRows implements Kernel, Team.Task {

  /// An exponential costs about as much as so many copies.
  private static final int COPIES = 8;

  private final Team team;
  private final boolean logarithm;
  private final Buffer x;
  private final Buffer y;
  private final int classes;
  private final long rows;
  private final long work;
  private final double[][] exponentials;

  SoftmaxRows(Team team, boolean logarithm, Shape shape, Binding binding) {
    this.team = team;
    this.logarithm = logarithm;
    this.x = binding.inputs().getFirst();
    this.y = binding.outputs().getFirst();
    this.classes = shape.dim(-1);
    this.rows = shape.size() / classes;
    this.work = shape.size() * COPIES;
    this.exponentials = new double[Team.isWorthSharing(work) ? team.threads() : 1][classes];
  }

  @Override
  public void run(long step, double[] scalars) {
    team.run(this, work);
  }

  @Override
  public void run(int member, int members) {
    double[] own = exponentials[member];
    long share = Math.ceilDiv(rows, (long) members);
    long last = Math.min(rows, (member + 1) * share);
    for (long row = member * share; row < last; row++) {
      long start = row * classes;
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        largest = Math.max(largest, x.get(start + k));
      }
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        own[k] = Math.exp(x.get(start + k) - largest);
        sum += own[k];
      }
      if (logarithm) {
        double logSum = Math.log(sum);
        for (int k = 0; k < classes; k++) {
          y.set(start + k, (float) (x.get(start + k) - largest - logSum));
        }
      } else {
        for (int k = 0; k < classes; k++) {
          y.set(start + k, (float) (own[k] / sum));
        }
      }
    }
  }
}
