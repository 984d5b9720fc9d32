package dev.gradus.data.read;

/// What becomes of a value that is missing in a series. A step cannot be left out: the steps after
/// it would come too early.
public enum MissingStep {

  /// It is an error that names the line.
  REFUSE,

  /// It is the last value before it, which was known at that time. Values after it are not used: at
  /// that time nobody knew them.
  PREVIOUS
}
