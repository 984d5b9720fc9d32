package dev.gradus.core;

/// Numbers that went wrong while training: a loss or tensor that is not finite.
public final class NumericException extends GradusException {

  private static final long serialVersionUID = 1L;

  /// @param message what was received, what was expected, what to do
  public NumericException(String message) {
    super(message);
  }

  /// @param message what was received, what was expected, what to do
  /// @param cause the failure underneath
  public NumericException(String message, Throwable cause) {
    super(message, cause);
  }
}
