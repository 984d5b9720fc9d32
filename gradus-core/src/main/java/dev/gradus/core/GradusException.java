package dev.gradus.core;

/// The root of the four complaints Gradus makes. A message has three parts: where and what was
/// received, what was expected, what to do.
public abstract sealed class GradusException extends RuntimeException
    permits ConfigException, DataException, NumericException, ShapeException {

  private static final long serialVersionUID = 1L;

  GradusException(String message) {
    super(message);
  }

  GradusException(String message, Throwable cause) {
    super(message, cause);
  }
}
