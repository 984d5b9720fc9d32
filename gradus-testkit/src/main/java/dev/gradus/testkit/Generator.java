package dev.gradus.testkit;

/// Makes a test case out of [Choices]: the same choices make the same case.
///
/// @param <T> what a case is; its `toString` is what a failure prints
@FunctionalInterface
public interface Generator<T> {

  /// Makes one case.
  T draw(Choices choices);
}
