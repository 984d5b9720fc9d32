package dev.gradus.data.read;

/// How the target column of a table is meant. The numbers 1, 2, 3 may be three classes or three
/// quantities, and no look at them can tell; the loss can, so whoever knows the loss says it here.
public enum TargetKind {

  /// By the first row: a number makes the column values, anything else makes it classes.
  AUTO,

  /// Each distinct entry is a class, whether text or number. For cross-entropy losses.
  CLASSES,

  /// Every entry is a number. For mean squared error and its kin.
  VALUES
}
