package dev.gradus.kernels;

import dev.gradus.core.Shape;
import java.util.Optional;

/// One operand of an op that a backend is asked to prepare.
///
/// @param shape its extents
/// @param layout where it lies or is wanted; empty leaves the choice to the backend
public record Operand(Shape shape, Optional<Layout> layout) {

  /// @param shape its extents
  /// @return an operand in row-major order
  public static Operand plain(Shape shape) {
    return of(shape, Layout.PLAIN);
  }

  /// @param shape its extents
  /// @param layout its fixed layout
  /// @return an operand in that layout
  public static Operand of(Shape shape, Layout layout) {
    return new Operand(shape, Optional.of(layout));
  }

  /// @param shape its extents
  /// @return an operand whose layout the backend may choose
  public static Operand any(Shape shape) {
    return new Operand(shape, Optional.empty());
  }
}
