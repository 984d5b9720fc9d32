package dev.gradus.compiler;

import dev.gradus.core.Shape;
import dev.gradus.kernels.Layout;

/// A value in a layout, as steps read and write it. Identity matters: each is one piece of memory,
/// or a renaming of another's.
final class Tensor {

  /// Where a tensor's memory comes from.
  enum Home {
    /// written by the host
    FEED,
    /// lives in the variable store
    VARIABLE,
    /// part of the plan's arena
    ARENA
  }

  private final String name;
  private final Shape shape;
  private final Layout layout;
  private final Home home;
  private Tensor memory = this;

  Tensor(String name, Shape shape, Layout layout, Home home) {
    this.name = name;
    this.shape = shape;
    this.layout = layout;
    this.home = home;
  }

  String name() {
    return name;
  }

  Shape shape() {
    return shape;
  }

  Layout layout() {
    return layout;
  }

  /// The tensor whose memory this one uses: itself unless it was placed elsewhere.
  Tensor memory() {
    return memory == this ? this : memory.memory();
  }

  Home home() {
    return memory().home;
  }

  long elements() {
    return layout.elements(shape);
  }

  /// Lets this tensor use another's memory.
  void placeIn(Tensor other) {
    memory = other.memory();
  }

  @Override
  public String toString() {
    return name + " " + shape + (layout.equals(Layout.PLAIN) ? "" : " " + layout);
  }
}
