package dev.gradus.metric;

/// How the numbers of several classes become one.
public enum Average {

  /// Each class counts the same, however rare. Classes that were neither predicted nor found do not
  /// count.
  MACRO,

  /// Each sample counts the same: the counts of all classes are added first. Where each sample has
  /// one class, precision, recall and F-score are then all the accuracy.
  MICRO,

  /// Each class counts by how often it was found.
  WEIGHTED
}
