package dev.gradus.data;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cross-validation: a data set is cut into folds of equal size, and each fold is once the test
/// part, with all others to learn from. So every sample is in exactly one test part, and the mean
/// over the folds is measured on all data.
///
/// ```
/// for (Split fold : Folds.of(5).stratified(iris, RandomStream.of(1))) { … }
/// ```
///
/// What made the samples is fitted for each fold anew, on its training part: the words of texts,
/// what stands for missing entries of a table. A scaler is to be fitted so by whoever trains.
///
/// @param count folds, at least 2; sizes differ by one sample at most
/// @param repeats how often all is cut anew, at least 1; default 1
public record Folds(int count, int repeats) {

  /// @throws ConfigException for a number out of range
  public Folds {
    if (count < 2 || repeats < 1) {
      throw new ConfigException(
          "Folds: there must be at least 2 folds and 1 repeat, got %d and %d."
              .formatted(count, repeats));
    }
  }

  /// @param count folds, at least 2
  /// @return these, cut once
  public static Folds of(int count) {
    return new Folds(count, 1);
  }

  /// @param changed how often all is cut anew
  /// @return as many folds each time
  public Folds withRepeats(int changed) {
    return new Folds(count, changed);
  }

  /// Every way to cut is equally likely.
  ///
  /// @param dataset what is cut
  /// @param stream where the choice comes from
  /// @return a split for each fold, those of the first repeat first; within each part samples keep
  ///   their order
  /// @throws ConfigException for fewer samples than folds, or samples in the order of time
  public List<Split> random(Dataset dataset, RandomStream stream) {
    return splits(dataset, repeat -> Parting.random(dataset, equal(), stream, repeat));
  }

  /// Each class is cut by itself, so that every fold has the classes in the proportions of the
  /// whole, within one sample of each. A class of fewer samples than folds is missing in some.
  ///
  /// @param dataset what is cut; its target must be classes
  /// @param stream where the choice comes from
  /// @return a split for each fold, those of the first repeat first; within each part samples keep
  ///   their order
  /// @throws ConfigException for fewer samples than folds, or a target that is not classes
  public List<Split> stratified(Dataset dataset, RandomStream stream) {
    return splits(dataset, repeat -> Parting.stratified(dataset, equal(), stream, repeat));
  }

  private double[] equal() {
    double[] shares = new double[count];
    Arrays.fill(shares, 1.0 / count);
    return shares;
  }

  private interface Cut {
    Parting repeated(int repeat);
  }

  private List<Split> splits(Dataset dataset, Cut cut) {
    if (dataset.size() < count) {
      throw new ConfigException(
          "%s: %d samples cannot be cut into %d folds. Give at least one sample for each."
              .formatted(dataset.name(), dataset.size(), count));
    }
    List<Split> splits = new ArrayList<>();
    for (int repeat = 0; repeat < repeats; repeat++) {
      Parting parting = cut.repeated(repeat);
      for (int fold = 0; fold < count; fold++) {
        splits.add(parting.fold(fold));
      }
    }
    return List.copyOf(splits);
  }
}
