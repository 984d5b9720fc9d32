package dev.gradus.metric;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import java.util.Arrays;

/// The share of the targets' variance that predictions explain: 1 is perfect, 0 what the mean of
/// the targets reaches as a prediction, below 0 is worse than that.
///
/// `1 - sum (t - p)^2 / sum (t - mean t)^2`, the mean over the elements of a target
///
/// Prediction and target have the same shape. NaN where an element of the targets never varies:
/// there is nothing to explain. Sums are in double, of deviations from the running mean, so that
/// large targets close to each other lose no digits.
///
/// Differences: as Keras with its default aggregation, which gives 0 for constant targets;
/// scikit-learn gives 0 or 1.
///
/// Source of the running sums: Welford, "Note on a method for calculating corrected sums of squares
/// and products", 1962.
public record R2Score() implements Metric {

  @Override
  public String name() {
    return "r2Score";
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public MetricState start(Shape prediction, Shape target) {
    MeanState.requireSame("R2Score", prediction, target);
    return new State(Math.toIntExact(target.size()));
  }

  private static final class State implements MetricState {

    private final double[] mean;
    private final double[] varied;
    private final double[] missed;
    private long seen;

    State(int elements) {
      this.mean = new double[elements];
      this.varied = new double[elements];
      this.missed = new double[elements];
    }

    @Override
    public void update(Buffer prediction, Buffer target, int samples) {
      int elements = mean.length;
      for (long sample = 0; sample < samples; sample++) {
        seen++;
        for (int i = 0; i < elements; i++) {
          double t = target.get(sample * elements + i);
          double residual = t - prediction.get(sample * elements + i);
          double deviation = t - mean[i];
          mean[i] += deviation / seen;
          varied[i] += deviation * (t - mean[i]);
          missed[i] += residual * residual;
        }
      }
    }

    @Override
    public double result() {
      double sum = 0;
      for (int i = 0; i < mean.length; i++) {
        sum += varied[i] == 0 ? Double.NaN : 1 - missed[i] / varied[i];
      }
      return sum / mean.length;
    }

    @Override
    public void reset() {
      Arrays.fill(mean, 0);
      Arrays.fill(varied, 0);
      Arrays.fill(missed, 0);
      seen = 0;
    }

    @Override
    public double[] state() {
      int elements = mean.length;
      double[] state = new double[1 + 3 * elements];
      state[0] = seen;
      System.arraycopy(mean, 0, state, 1, elements);
      System.arraycopy(varied, 0, state, 1 + elements, elements);
      System.arraycopy(missed, 0, state, 1 + 2 * elements, elements);
      return state;
    }

    @Override
    public void restore(double[] state) {
      int elements = mean.length;
      Kept.requireLength("R2Score", state, 1 + 3 * elements);
      seen = Kept.count("R2Score", state[0]);
      System.arraycopy(state, 1, mean, 0, elements);
      System.arraycopy(state, 1 + elements, varied, 0, elements);
      System.arraycopy(state, 1 + 2 * elements, missed, 0, elements);
    }
  }
}
