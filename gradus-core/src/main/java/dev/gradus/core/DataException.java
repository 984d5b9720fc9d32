package dev.gradus.core;

/// Data that cannot be read or used: names the file, the offset or row, and the reason.
public final class DataException extends GradusException {

  private static final long serialVersionUID = 1L;

  /// @param message what was received, what was expected, what to do
  public DataException(String message) {
    super(message);
  }

  /// @param message what was received, what was expected, what to do
  /// @param cause the failure underneath
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
