package dev.gradus.init;

import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;

/// Random values of mean 0 whose variance is `scale / fan`: the rule behind Glorot's, He's and
/// LeCun's.
///
/// - [Distribution#UNIFORM]: `U(-a, a)` with `a = sqrt(3 scale / fan)`.
/// - [Distribution#TRUNCATED_NORMAL]: a normal cut at two standard deviations. Cutting shrinks the
///   variance, so the normal is drawn with `sigma = sqrt(scale / fan) / 0.87962566103423978`.
/// - [Distribution#UNTRUNCATED_NORMAL]: `N(0, scale / fan)`.
///
/// As in Keras. PyTorch's default for kernels of linear layers and convolutions, there spelled
/// `kaiming_uniform_(a=sqrt(5))`, is `new VarianceScaling(1.0 / 3, FAN_IN, UNIFORM)`: bounds of `1
/// / sqrt(fanIn)`. PyTorch's and DL4J's normal variants are not truncated.
///
/// Source: He, Zhang, Ren, Sun, "Delving deep into rectifiers", 2015, arXiv:1502.01852, section
/// 2.2.
///
/// @param scale variance times fan, greater than 0
/// @param mode which fan divides
/// @param distribution the form of the distribution
public record VarianceScaling(double scale, Mode mode, Distribution distribution)
    implements Initializer {

  /// Standard deviation of a standard normal cut at -2 and 2.
  static final double TRUNCATED_DEVIATION = 0.8796256610342398;

  /// Which fan divides the scale.
  public enum Mode {
    /// inputs of one output: keeps the variance of activations on the way forward
    FAN_IN,
    /// outputs of one input: keeps the variance of gradients on the way back
    FAN_OUT,
    /// the mean of both
    FAN_AVERAGE
  }

  /// The form of the distribution; its variance is the same in all three.
  public enum Distribution {
    /// every value between two bounds is equally likely
    UNIFORM,
    /// a normal without its tails beyond two standard deviations
    TRUNCATED_NORMAL,
    /// a normal
    UNTRUNCATED_NORMAL
  }

  /// Checks the scale.
  public VarianceScaling {
    if (!(scale > 0) || Double.isInfinite(scale)) {
      throw new ConfigException(
          "VarianceScaling: scale must be greater than 0 and finite, got %s.".formatted(scale));
    }
  }

  @Override
  public String kind() {
    return "variance-scaling";
  }

  @Override
  public void fill(Buffer values, Shape shape, RandomStream stream) {
    double deviation = Math.sqrt(scale / fan(Fans.of(shape)));
    switch (distribution) {
      case UNIFORM -> Draws.uniform(values, Math.sqrt(3) * deviation, stream);
      case TRUNCATED_NORMAL ->
          Draws.truncatedNormal(values, deviation / TRUNCATED_DEVIATION, stream);
      case UNTRUNCATED_NORMAL -> Draws.normal(values, deviation, stream);
    }
  }

  private double fan(Fans fans) {
    return switch (mode) {
      case FAN_IN -> fans.fanIn();
      case FAN_OUT -> fans.fanOut();
      case FAN_AVERAGE -> (fans.fanIn() + fans.fanOut()) / 2;
    };
  }
}
