package dev.gradus.core;

/// A setting that cannot be: a value out of its range, an unknown key, a combination without
/// meaning.
public final class ConfigException extends GradusException {

  private static final long serialVersionUID = 1L;

  /// @param message what was received, what was expected, what to do
  public ConfigException(String message) {
    super(message);
  }

  /// @param message what was received, what was expected, what to do
  /// @param cause the failure underneath
  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
