package dev.gradus.data;

import dev.gradus.core.RandomStream;

/// Training data whose samples were made by something that was fitted on all of them, such as the
/// scaling of a series or the words of texts. A validation part that is only chosen from them would
/// have been seen by it.
public interface FittedData extends Dataset {

  /// Takes a validation part out of this training data. What was fitted on this data is fitted
  /// again on what is left, and all three parts are made by that.
  ///
  /// @param share of this data that goes to the validation part, in (0, 1)
  /// @param stream where the choice comes from, if there is one
  /// @param test the test part that belongs to this
  /// @return three parts
  /// @throws dev.gradus.core.ConfigException if a part would be left without a sample, or the data
  ///   cannot be made anew
  Split withValidation(double share, RandomStream stream, Dataset test);

  /// Cuts this data in two, such as a fold and the rest. What was fitted on this data is fitted
  /// again on the first part, and both are made by that.
  ///
  /// @param train samples of the first part
  /// @param test samples of the second part
  /// @return both parts
  /// @throws dev.gradus.core.ConfigException if the data cannot be made anew
  Split split(int[] train, int[] test);
}
