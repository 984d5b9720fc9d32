package dev.gradus.data.scale;

import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.SampleSteps;
import java.util.List;
import java.util.Optional;

/// Each sample by its own mean and deviation, whatever the others are: nothing is learned from the
/// training split.
///
/// `x' = (x r - mean(x r)) / (std(x r) + 1e-6)`, over all features of the sample, std with divisor
/// N.
///
/// @param center whether the mean is taken away; default true
/// @param stdNormalization whether it is divided by the deviation; default true
/// @param rescale r, finite and not 0; matters only for samples that hardly vary; default 1
public record Samplewise(boolean center, boolean stdNormalization, double rescale)
    implements Scaling {

  /// @throws dev.gradus.core.ConfigException for a rescale that is 0 or not finite
  public Samplewise {
    steps(center, stdNormalization, rescale);
  }

  /// @return mean 0 and deviation 1 for each sample
  public static Samplewise defaults() {
    return new Samplewise(true, true, 1);
  }

  @Override
  public FittedScaler fit(Dataset train) {
    return new FittedScaler(
        steps(center, stdNormalization, rescale), List.of(0.0), List.of(1.0), Optional.empty());
  }

  private static SampleSteps steps(boolean center, boolean stdNormalization, double rescale) {
    return new SampleSteps(Optional.empty(), rescale, center, stdNormalization);
  }
}
