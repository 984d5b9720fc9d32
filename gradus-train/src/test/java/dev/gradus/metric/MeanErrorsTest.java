package dev.gradus.metric;

import static dev.gradus.metric.AccuracyTest.buffer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import org.junit.jupiter.api.Test;

class MeanErrorsTest {

  /// differences 1, -2, 3, 0: squares 14 / 4, sizes 6 / 4
  @Test
  void update_fourElements_byHand() {
    MetricState squared = new MeanSquaredError().start(Shape.of(2), Shape.of(2));
    MetricState absolute = new MeanAbsoluteError().start(Shape.of(2), Shape.of(2));
    for (MetricState state : new MetricState[] {squared, absolute}) {
      assertEquals(Double.NaN, state.result());
      state.update(buffer(1, 0), buffer(0, 2), 1);
      state.update(buffer(3, 5, 77), buffer(0, 5, 78), 1);
    }
    assertEquals(3.5, squared.result());
    assertEquals(1.5, absolute.result());
    squared.reset();
    assertEquals(Double.NaN, squared.result());
  }

  /// 2^24 + 1 is no float32: a float sum of ones would stop at 2^24.
  @Test
  void update_manyElements_sumsInDouble() {
    MetricState state = new MeanAbsoluteError().start(Shape.of(1), Shape.of(1));
    state.update(buffer(16_777_216), buffer(0), 1);
    state.update(buffer(1), buffer(0), 1);
    assertEquals(16_777_217 / 2.0, state.result());
  }

  @Test
  void start_shapesDiffer_complains() {
    ShapeException complaint =
        assertThrows(
            ShapeException.class, () -> new MeanSquaredError().start(Shape.of(2), Shape.of(1)));
    assertEquals(
        "MeanSquaredError: predictions of shape [2] cannot be compared with targets of shape [1]. Both must have the same shape.",
        complaint.getMessage());
  }
}
