package dev.gradus.core;

/// Shapes that cannot meet: names the layer or op, both shapes, the axis by number and letter, the
/// fix.
public final class ShapeException extends GradusException {

  private static final long serialVersionUID = 1L;

  /// @param message what was received, what was expected, what to do
  public ShapeException(String message) {
    super(message);
  }

  /// @param message what was received, what was expected, what to do
  /// @param cause the failure underneath
  public ShapeException(String message, Throwable cause) {
    super(message, cause);
  }
}
