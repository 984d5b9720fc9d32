package dev.gradus.data;

/// Samples that follow each other in time and share values with their neighbours, so that a part
/// chosen at random would give away what the rest is to be measured on. Parts of them are cut at a
/// point in time.
public interface TimeOrdered extends Dataset {

  /// Takes the last of this training data as a validation part. What was fitted on this data, such
  /// as scaling, is fitted again on what is left.
  ///
  /// @param share of the time that goes to the validation part, in (0, 1)
  /// @param test the part that comes after this
  /// @return three parts, in the order of time
  /// @throws dev.gradus.core.ConfigException if a part would be left without a sample
  Split withValidation(double share, Dataset test);
}
