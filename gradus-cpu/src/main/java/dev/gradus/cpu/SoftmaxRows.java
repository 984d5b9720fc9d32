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

  /// Below this many elements waking the team costs more than it saves; an exponential costs about
  /// as much as ten copies.
  private static final long WORTH_SHARING = 2_048;

  private final Team team;
  private final boolean logarithm;
  private final Buffer x;
  private final Buffer y;
  private final int classes;
  private final long rows;
  private final boolean shared;
  private final double[][] exponentials;

  SoftmaxRows(Team team, boolean logarithm, Shape shape, Binding binding) {
    this.team = team;
    this.logarithm = logarithm;
    this.x = binding.inputs().getFirst();
    this.y = binding.outputs().getFirst();
    this.classes = shape.dim(-1);
    this.rows = shape.size() / classes;
    this.shared = shape.size() >= WORTH_SHARING;
    this.exponentials = new double[shared ? team.threads() : 1][classes];
  }

  @Override
  public void run(long step, double[] scalars) {
    if (shared) {
      team.run(this);
    } else {
      run(0, 1);
    }
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
