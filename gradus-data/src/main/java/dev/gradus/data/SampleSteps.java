package dev.gradus.data;

import dev.gradus.core.ConfigException;
import java.util.Optional;

/// What is done to each sample by itself, from its own numbers, before offsets and factors: in this
/// order.
///
/// ```
/// x = preprocessing(x)
/// x = x * rescale
/// x = x - mean(x)                 if center
/// x = x / (std(x) + 1e-6)         if stdNormalization
/// ```
///
/// Mean and deviation (divisor N) are over all features of the sample, as Keras's
/// `ImageDataGenerator` has them; they are double.
///
/// @param preprocessing a change of one's own; default none
/// @param rescale factor of every feature, finite and not 0; default 1
/// @param center whether the sample's mean is taken away; default false
/// @param stdNormalization whether it is divided by its deviation; default false
public record SampleSteps(
    Optional<Preprocessing> preprocessing,
    double rescale,
    boolean center,
    boolean stdNormalization) {

  /// What Keras adds to a deviation before it divides by it.
  public static final double EPSILON = 1e-6;

  private static final SampleSteps NONE = new SampleSteps(Optional.empty(), 1, false, false);

  /// @throws ConfigException for a factor that is 0 or not finite
  public SampleSteps {
    if (!Double.isFinite(rescale) || rescale == 0) {
      throw new ConfigException(
          "SampleSteps: rescale must be finite and not 0, got %s.".formatted(rescale));
    }
  }

  /// @return nothing is done
  public static SampleSteps none() {
    return NONE;
  }

  /// @param factor of every feature
  /// @return that alone
  public static SampleSteps rescale(double factor) {
    return new SampleSteps(Optional.empty(), factor, false, false);
  }
}
