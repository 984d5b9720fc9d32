package dev.gradus.data;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import java.util.Optional;

/// The parts of a data set that must not meet: what a network learns from, what choices are made
/// by, and what the result is measured on.
///
/// @param train what the network learns from; the only part scalers are fitted to
/// @param validation what choices are made by, where it is apart
/// @param test what the result is measured on
public record Split(Dataset train, Optional<Dataset> validation, Dataset test) {

  /// @throws ConfigException if the parts do not have the same feature shape and target
  public Split {
    requireAlike(train, "test", test);
    validation.ifPresent(part -> requireAlike(train, "validation", part));
  }

  /// @param train what the network learns from
  /// @param test what the result is measured on
  /// @return a split without a validation part
  public static Split of(Dataset train, Dataset test) {
    return new Split(train, Optional.empty(), test);
  }

  /// Cuts a data set at random: every choice of test samples is equally likely.
  ///
  /// @param dataset what is cut
  /// @param testShare of the samples that go to the test part, in (0, 1); the count is rounded to
  ///   the nearest whole number, but both parts get at least one
  /// @param stream where the choice comes from
  /// @return a training and a test part; within each, samples keep their order
  /// @throws ConfigException for a share out of range, a data set of one sample, or samples in the
  ///   order of time
  public static Split random(Dataset dataset, double testShare, RandomStream stream) {
    return Partition.random(dataset, testShare, stream).split(dataset);
  }

  /// Cuts each class at random by itself, so that both parts have the classes in the proportions of
  /// the whole, as nearly as whole samples allow.
  ///
  /// @param dataset what is cut; its target must be classes
  /// @param testShare of the samples that go to the test part, in (0, 1); rounded as in [#random]
  ///   for the whole, and for each class up or down so that the sum fits
  /// @param stream where the choice comes from
  /// @return a training and a test part; within each, samples keep their order
  /// @throws ConfigException for a share out of range, a data set of one sample or without classes
  public static Split stratified(Dataset dataset, double testShare, RandomStream stream) {
    return Partition.stratified(dataset, testShare, stream).split(dataset);
  }

  /// Cuts a data set into three parts at random.
  ///
  /// @param dataset what is cut
  /// @param shares of the samples for each part; counts are rounded up or down so that the sum fits
  /// @param stream where the choice comes from
  /// @return three parts; within each, samples keep their order
  /// @throws ConfigException if a part would be empty
  public static Split random(Dataset dataset, Shares shares, RandomStream stream) {
    return three(Parting.random(dataset, shares.toArray(), stream, 0), shares);
  }

  /// Cuts each class into three parts by itself, so that all parts have the classes in the
  /// proportions of the whole, within one sample of each.
  ///
  /// @param dataset what is cut; its target must be classes
  /// @param shares of the samples for each part; for the whole and for each class rounded up or
  ///   down so that all sums fit
  /// @param stream where the choice comes from
  /// @return three parts; within each, samples keep their order
  /// @throws ConfigException if a part would be empty, or for a data set without classes
  public static Split stratified(Dataset dataset, Shares shares, RandomStream stream) {
    return three(Parting.stratified(dataset, shares.toArray(), stream, 0), shares);
  }

  private static Split three(Parting parting, Shares shares) {
    parting.requireAll(3, shares);
    return new Split(parting.only(0), Optional.of(parting.only(1)), parting.only(2));
  }

  /// Takes a validation part out of the training part: stratified for classes, the last of it for
  /// [samples in the order of time][TimeOrdered], at random otherwise. What [made the
  /// samples][FittedData] is fitted again on what is left, so that the test part may change too.
  ///
  /// @param share of the training samples that go to the validation part, in (0, 1)
  /// @param stream where the choice comes from
  /// @return this split with a smaller training part and a validation part
  /// @throws ConfigException if there is one already, for a share out of range, or if what made the
  ///   samples cannot be fitted again
  public Split withValidation(double share, RandomStream stream) {
    if (validation.isPresent()) {
      throw new ConfigException(
          "Split: %s has a validation part already. Cut it from a split without one."
              .formatted(train.name()));
    }
    if (train instanceof FittedData fitted) {
      return fitted.withValidation(share, stream, test);
    }
    Partition.requireNotFitted(train);
    Split cut =
        train.target() instanceof ClassTarget
            ? stratified(train, share, stream)
            : random(train, share, stream);
    return new Split(cut.train, Optional.of(cut.test), test);
  }

  private static void requireAlike(Dataset train, String part, Dataset other) {
    if (!train.featureShape().equals(other.featureShape())
        || !train.target().equals(other.target())) {
      throw new ConfigException(
          "Split: the training part has features %s and %s, the %s part %s and %s. All parts must have the same."
              .formatted(
                  train.featureShape(),
                  train.target(),
                  part,
                  other.featureShape(),
                  other.target()));
    }
  }
}
