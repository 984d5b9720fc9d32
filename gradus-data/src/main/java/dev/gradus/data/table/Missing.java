package dev.gradus.data.table;

/// What is done about entries of a table that are missing. Numbers to fill in are those of the
/// training part, also for rows of other parts; the target is never filled in.
public enum Missing {
  /// The table is refused, with line and column of the first; the default.
  REFUSE,
  /// Rows with a missing entry are left out.
  DROP,
  /// The column's mean; the most frequent entry of a column of categories.
  MEAN,
  /// The column's median, the mean of the two in the middle where their number is even; the most
  /// frequent entry of a column of categories.
  MEDIAN,
  /// The column's most frequent entry; of equally frequent ones the smallest number, or the first
  /// category.
  MOST_FREQUENT
}
