package dev.gradus.op;

import dev.gradus.core.ConfigException;
import dev.gradus.core.ShapeException;

/// How a convolution or pooling slides along one axis: result `o` sees the `size` inputs at `o
/// stride - before + i dilation`, `i` from 0 below `size`; what lies outside counts as zeros (in a
/// pooling: as nothing).
///
/// @param size how many inputs a result sees, at least 1
/// @param stride from one result's inputs to the next one's, at least 1
/// @param dilation from one input of a result to its next, at least 1
/// @param before places added in front, at least 0
/// @param after places added behind, at least 0
public record Window(int size, int stride, int dilation, int before, int after) {

  /// Checks the ranges.
  public Window {
    if (size < 1 || stride < 1 || dilation < 1) {
      throw new ConfigException(
          "Window: size, stride and dilation must be at least 1, got %d, %d and %d."
              .formatted(size, stride, dilation));
    }
    if (before < 0 || after < 0) {
      throw new ConfigException(
          "Window: padding must be at least 0, got %d before and %d after."
              .formatted(before, after));
    }
  }

  /// @param size how many neighbours a result sees
  /// @param stride from one result's inputs to the next one's
  /// @return a window without gaps and padding
  public static Window of(int size, int stride) {
    return new Window(size, stride, 1, 0, 0);
  }

  /// @return places from the first input of a result to its last, both counted
  public int reach() {
    return Math.addExact(Math.multiplyExact(dilation, size - 1), 1);
  }

  /// @param inputs extent of the axis
  /// @param axis in words for the complaint, for example `1 (H)`
  /// @return number of results along the axis, at least 1
  /// @throws ShapeException if the window does not fit in once
  public int outputs(int inputs, String axis) {
    long padded = (long) inputs + before + after;
    if (padded < reach()) {
      throw new ShapeException(
          "a window that reaches over %d does not fit %d on axis %s with padding %d and %d. Use a smaller window or padding same."
              .formatted(reach(), inputs, axis, before, after));
    }
    return Math.toIntExact((padded - reach()) / stride) + 1;
  }

  /// @param output from 0
  /// @param tap which of its inputs, from 0 below `size`
  /// @return the input's place; negative or beyond the extent in the padding
  public int input(int output, int tap) {
    return output * stride - before + tap * dilation;
  }
}
