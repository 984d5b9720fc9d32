package dev.gradus.op;

import dev.gradus.core.Shape;

/// One tensor of a [Graph], written once: by a feed, a variable or a node.
///
/// @param id unique within the graph
/// @param shape its extents
public record Value(int id, Shape shape) {

  /// @return for example `%3`
  @Override
  public String toString() {
    return "%" + id;
  }
}
