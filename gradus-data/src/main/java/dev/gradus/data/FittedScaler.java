package dev.gradus.data;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A scaling with its numbers settled. Pure data, so it can be saved with a model and serve later
/// samples the same way. Four steps, of which most scalings have the middle ones only:
///
/// ```
/// x = sample(x)                  each sample by itself, see SampleSteps
/// x = (x - offset) * factor      in double, rounded once
/// x = x W                        see Whitening
/// ```
///
/// It stands here, beside the batches that apply it; what settles the numbers is in
/// `dev.gradus.data.scale`.
///
/// @param sample what is done to each sample before; default nothing
/// @param offset one number for all features, one for each index of the last axis (the channels of
///   images), or one for each feature, row-major
/// @param factor as many as offsets
/// @param whitening what is done to each sample at last; default nothing
public record FittedScaler(
    SampleSteps sample, List<Double> offset, List<Double> factor, Optional<Whitening> whitening) {

  private static final FittedScaler IDENTITY = whole(0, 1);

  /// Copies the lists.
  ///
  /// @throws ConfigException for lists of different length, empty lists or numbers that are not
  ///   finite
  public FittedScaler {
    offset = List.copyOf(offset);
    factor = List.copyOf(factor);
    if (offset.isEmpty() || offset.size() != factor.size()) {
      throw new ConfigException(
          "FittedScaler: %d offsets with %d factors. Give one of each, or one of each for every feature."
              .formatted(offset.size(), factor.size()));
    }
    requireFinite("offset", offset);
    requireFinite("factor", factor);
    if (whitening.isPresent() && whitening.get().features() % offset.size() != 0) {
      throw new ConfigException(
          "FittedScaler: %d offsets with a whitening of %d features. Both must be of the same data."
              .formatted(offset.size(), whitening.get().features()));
    }
  }

  /// Offset and factor alone.
  ///
  /// @param offset one number for all features, for each index of the last axis, or for each
  ///   feature
  /// @param factor as many as offsets
  /// @throws ConfigException for lists of different length, empty lists or numbers that are not
  ///   finite
  public FittedScaler(List<Double> offset, List<Double> factor) {
    this(SampleSteps.none(), offset, factor, Optional.empty());
  }

  /// @param offset taken from every feature
  /// @param factor by which every feature is then multiplied
  /// @return the same scaling for all features
  public static FittedScaler whole(double offset, double factor) {
    return new FittedScaler(List.of(offset), List.of(factor));
  }

  /// @return the scaling that changes nothing
  public static FittedScaler identity() {
    return IDENTITY;
  }

  /// @param changed what is done to each sample at last
  /// @return this scaling with that
  public FittedScaler withWhitening(Whitening changed) {
    return new FittedScaler(sample, offset, factor, Optional.of(changed));
  }

  /// @return whether one offset and one factor serve all features
  public boolean isWhole() {
    return offset.size() == 1;
  }

  /// @return whether offset and factor are all
  public boolean isAffine() {
    return sample.equals(SampleSteps.none()) && whitening.isEmpty();
  }

  /// One sample as a network gets it: the same bits as in a batch.
  ///
  /// @param features as stored, row-major
  /// @param shape of the sample
  /// @return the features scaled
  public float[] apply(float[] features, Shape shape) {
    requireFits("the sample", shape);
    float[] scaled = features.clone();
    new SampleScaling(this, shape).scale(scaled);
    whitening.ifPresent(matrix -> matrix.product().apply(scaled));
    return scaled;
  }

  /// The same scaling of the same features under another shape: numbers for each index of the last
  /// axis become numbers for each feature where that axis is another.
  FittedScaler reshaped(Shape from, Shape to) {
    boolean perChannel = !isWhole() && from.rank() > 0 && offset.size() == from.dim(-1);
    if (!perChannel || (to.rank() > 0 && to.dim(-1) == from.dim(-1))) {
      return this;
    }
    int times = Math.toIntExact(from.size() / offset.size());
    return new FittedScaler(sample, repeated(offset, times), repeated(factor, times), whitening);
  }

  private static List<Double> repeated(List<Double> numbers, int times) {
    return Collections.nCopies(times, numbers).stream().flatMap(List::stream).toList();
  }

  void requireFits(Dataset dataset) {
    requireFits(dataset.name(), dataset.featureShape());
  }

  private void requireFits(String name, Shape shape) {
    long features = shape.size();
    long fitted = whitening.map(Whitening::features).orElse(offset.size());
    boolean perChannel = shape.rank() > 0 && offset.size() == shape.dim(-1);
    boolean fits = isWhole() || perChannel || offset.size() == features;
    if (!fits || (whitening.isPresent() && fitted != features)) {
      throw new ConfigException(
          "%s: a sample has %d features, the scaler was fitted to %d. Fit it on the training split of this data."
              .formatted(name, features, fitted));
    }
  }

  private static void requireFinite(String what, List<Double> numbers) {
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        throw new ConfigException(
            "FittedScaler: %s must be finite, got %s.".formatted(what, number));
      }
    }
  }
}
