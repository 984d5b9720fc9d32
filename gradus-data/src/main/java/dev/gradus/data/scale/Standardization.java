package dev.gradus.data.scale;

import dev.gradus.core.ConfigException;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import dev.gradus.data.Preprocessing;
import dev.gradus.data.SampleSteps;
import java.util.List;
import java.util.Optional;

/// What Keras's `ImageDataGenerator` does to every image, also where none is changed at random, in
/// its order:
///
/// ```
/// x = preprocessing(x)
/// x = x * rescale
/// x = x - mean(x)                              samplewiseCenter, over the image
/// x = x / (std(x) + 1e-6)                      samplewiseStdNormalization, over the image
/// x = x - mean                                 featurewiseCenter, of each channel
/// x = x / (std + 1e-6)                         featurewiseStdNormalization, of each channel
/// x = x W                                      zcaWhitening, see Zca
/// ```
///
/// Means, deviations and W of the last three are those of the training split. As in Keras they are
/// those of the rescaled images alone: preprocessing and the samplewise steps come before, but are
/// not looked at. So a featurewise step beside one of those does not make the mean 0.
///
/// Differs from Keras: what Keras switches on or off by itself with a warning is refused here;
/// [Zca] drops directions without variance; all is computed in double up to W and rounded once.
///
/// @param featurewiseCenter default false
/// @param samplewiseCenter default false
/// @param featurewiseStdNormalization needs `featurewiseCenter`; default false
/// @param samplewiseStdNormalization needs `samplewiseCenter`; default false
/// @param zcaWhitening needs `featurewiseCenter`, and no `featurewiseStdNormalization`; default
///   false
/// @param zcaEpsilon added to singular values, at least 0; default 1e-6
/// @param rescale factor of every number, finite and not 0; default 1
/// @param preprocessing a change of one's own; default none
public record Standardization(
    boolean featurewiseCenter,
    boolean samplewiseCenter,
    boolean featurewiseStdNormalization,
    boolean samplewiseStdNormalization,
    boolean zcaWhitening,
    double zcaEpsilon,
    double rescale,
    Optional<Preprocessing> preprocessing)
    implements Scaling {

  private static final Standardization NONE =
      new Standardization(
          false, false, false, false, false, Zca.defaults().epsilon(), 1, Optional.empty());

  /// @throws ConfigException for a setting out of range, or settings that exclude each other
  public Standardization {
    new Zca(zcaEpsilon);
    SampleSteps.rescale(rescale);
    require(
        samplewiseCenter || !samplewiseStdNormalization,
        "samplewiseStdNormalization",
        "samplewiseCenter: true");
    require(
        featurewiseCenter || !featurewiseStdNormalization,
        "featurewiseStdNormalization",
        "featurewiseCenter: true");
    require(featurewiseCenter || !zcaWhitening, "zcaWhitening", "featurewiseCenter: true");
    require(
        !featurewiseStdNormalization || !zcaWhitening,
        "zcaWhitening",
        "featurewiseStdNormalization: false, since it brings every direction to deviation 1 by itself");
  }

  private static void require(boolean holds, String setting, String other) {
    if (!holds) {
      throw new ConfigException(
          "Standardization: %s needs %s. Say so, or leave it out.".formatted(setting, other));
    }
  }

  /// @return Keras's defaults: nothing is done
  public static Standardization defaults() {
    return NONE;
  }

  /// @return whether anything is done
  public boolean changes() {
    return !sample().equals(SampleSteps.none()) || featurewiseCenter;
  }

  @Override
  public FittedScaler fit(Dataset train) {
    if (!featurewiseCenter) {
      return new FittedScaler(sample(), List.of(0.0), List.of(1.0), Optional.empty());
    }
    int channels = train.featureShape().rank() == 0 ? 1 : train.featureShape().dim(-1);
    List<Statistics> statistics = Statistics.of(train, channels);
    List<Double> offset = statistics.stream().map(one -> one.mean() * rescale).toList();
    List<Double> factor =
        statistics.stream()
            .map(one ->
                featurewiseStdNormalization
                    ? 1 / (one.deviation() * Math.abs(rescale) + SampleSteps.EPSILON)
                    : 1)
            .toList();
    FittedScaler fitted = new FittedScaler(sample(), offset, factor, Optional.empty());
    return zcaWhitening
        ? fitted.withWhitening(WhiteningFit.of(train, rescale, offset, zcaEpsilon))
        : fitted;
  }

  /// Whether a scaler can be what this was fitted to, as far as that shows without the data.
  ///
  /// @param fitted a network's scaler
  /// @return false if a step is missing, or there is one too many
  public boolean isIn(FittedScaler fitted) {
    boolean featurewise = !fitted.offset().stream().allMatch(offset -> offset == 0);
    return fitted.sample().equals(sample())
        && fitted.whitening().isPresent() == zcaWhitening
        && (featurewise || !featurewiseCenter);
  }

  private SampleSteps sample() {
    return new SampleSteps(preprocessing, rescale, samplewiseCenter, samplewiseStdNormalization);
  }

  /// @param changed whether each channel's mean is taken away
  /// @return these settings with that
  public Standardization withFeaturewiseCenter(boolean changed) {
    return new Standardization(
        changed,
        samplewiseCenter,
        featurewiseStdNormalization,
        samplewiseStdNormalization,
        zcaWhitening,
        zcaEpsilon,
        rescale,
        preprocessing);
  }

  /// @param changed whether each sample's mean is taken away
  /// @return these settings with that
  public Standardization withSamplewiseCenter(boolean changed) {
    return new Standardization(
        featurewiseCenter,
        changed,
        featurewiseStdNormalization,
        samplewiseStdNormalization,
        zcaWhitening,
        zcaEpsilon,
        rescale,
        preprocessing);
  }

  /// @param changed whether it is divided by each channel's deviation
  /// @return these settings with that
  public Standardization withFeaturewiseStdNormalization(boolean changed) {
    return new Standardization(
        featurewiseCenter,
        samplewiseCenter,
        changed,
        samplewiseStdNormalization,
        zcaWhitening,
        zcaEpsilon,
        rescale,
        preprocessing);
  }

  /// @param changed whether each sample is divided by its deviation
  /// @return these settings with that
  public Standardization withSamplewiseStdNormalization(boolean changed) {
    return new Standardization(
        featurewiseCenter,
        samplewiseCenter,
        featurewiseStdNormalization,
        changed,
        zcaWhitening,
        zcaEpsilon,
        rescale,
        preprocessing);
  }

  /// @param changed whether images are whitened
  /// @return these settings with that
  public Standardization withZcaWhitening(boolean changed) {
    return new Standardization(
        featurewiseCenter,
        samplewiseCenter,
        featurewiseStdNormalization,
        samplewiseStdNormalization,
        changed,
        zcaEpsilon,
        rescale,
        preprocessing);
  }

  /// @param changed added to singular values
  /// @return these settings with that
  public Standardization withZcaEpsilon(double changed) {
    return new Standardization(
        featurewiseCenter,
        samplewiseCenter,
        featurewiseStdNormalization,
        samplewiseStdNormalization,
        zcaWhitening,
        changed,
        rescale,
        preprocessing);
  }

  /// @param changed factor of every number
  /// @return these settings with that
  public Standardization withRescale(double changed) {
    return new Standardization(
        featurewiseCenter,
        samplewiseCenter,
        featurewiseStdNormalization,
        samplewiseStdNormalization,
        zcaWhitening,
        zcaEpsilon,
        changed,
        preprocessing);
  }

  /// @param changed a change of one's own
  /// @return these settings with that
  public Standardization withPreprocessing(Preprocessing changed) {
    return new Standardization(
        featurewiseCenter,
        samplewiseCenter,
        featurewiseStdNormalization,
        samplewiseStdNormalization,
        zcaWhitening,
        zcaEpsilon,
        rescale,
        Optional.of(changed));
  }
}
