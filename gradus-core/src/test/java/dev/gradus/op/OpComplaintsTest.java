package dev.gradus.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.GradusException;
import dev.gradus.core.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What ops that move elements, multiply matrices and look rows up complain about.
class OpComplaintsTest {

  private static final Shape X = Shape.of(2, 3);

  private static void assertRefused(String message, Runnable work) {
    assertEquals(message, assertThrows(GradusException.class, work::run).getMessage());
  }

  private static void assertRefused(String message, Op op, Shape... inputs) {
    assertRefused(message, () -> op.outputShapes(List.of(inputs)));
  }

  @Test
  void settings_thatCannotBe_areRefused() {
    assertRefused(
        "Slice: begin [0] must give one place from 0 on for each axis of [2, 3].",
        () -> new Slice(List.of(0), X));
    assertRefused(
        "Concat: the axis must be counted from 0, got -1. Count from the first axis.",
        () -> new Concat(-1));
    assertRefused(
        "Pad: before [0, -1] and after [0, 0] must both give a number from 0 on for each axis.",
        () -> new Pad(List.of(0, -1), List.of(0, 0)));
    assertRefused(
        "Transpose: the permutation must name every axis from 0 to 1 once, got [1, 1].",
        () -> Transpose.of(1, 1));
  }

  @Test
  void shapes_thatCannotMeet_areRefused() {
    assertRefused("Slice: places 2 to 3 on axis 1 lie outside [2, 3].", Slice.along(X, 1, 2, 2), X);
    assertRefused(
        "Slice: x must have 2 axes, got [6] with 1.", Slice.along(X, 1, 0, 2), Shape.of(6));
    assertRefused("Concat: takes at least 1 operand, got none.", new Concat(0));
    assertRefused(
        "Concat: [2, 3] and [3, 3] differ elsewhere than on axis 1.",
        new Concat(1),
        X,
        Shape.of(3, 3));
    assertRefused(
        "Pad: x must have 1 axes, got [2, 3] with 2.", new Pad(List.of(1), List.of(1)), X);
    assertRefused("Transpose: x must have 3 axes, got [2, 3] with 2.", Transpose.of(2, 0, 1), X);
    assertRefused(
        "MatMul: [2, 3] transposed and [2, 3] transposed cannot meet: 2 columns, 3 rows.",
        new MatMul(true, true),
        X,
        X);
    assertRefused(
        "MatMul: [5, 2, 3] and [4, 3, 2] must both have at least 2 axes and agree on all before"
            + " these.",
        new MatMul(false, false),
        Shape.of(5, 2, 3),
        Shape.of(4, 3, 2));
    assertRefused("Gather: table must have 2 axes, got [6] with 1.", new Gather(), Shape.of(6), X);
    assertRefused(
        "LayerNorm: gamma must have shape [3], got [2].",
        new LayerNorm(1e-3),
        X,
        Shape.of(2),
        Shape.of(3));
  }
}
