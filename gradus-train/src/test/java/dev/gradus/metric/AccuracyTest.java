package dev.gradus.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class AccuracyTest {

  @Test
  void update_oneHot_comparesArgmax() {
    MetricState state = new Accuracy().start(Shape.of(3), Shape.of(3));
    state.update(buffer(0.2f, 0.5f, 0.3f, 0.6f, 0.3f, 0.1f), buffer(0, 1, 0, 0, 0, 1), 2);
    assertEquals(0.5, state.result());
  }

  @Test
  void update_classIndices_comparesArgmax() {
    MetricState state = new Accuracy().start(Shape.of(3), Shape.of(1));
    state.update(buffer(0.2f, 0.5f, 0.3f, 0.6f, 0.3f, 0.1f, -3, -2, -1), buffer(1, 2, 2), 3);
    assertEquals(2 / 3.0, state.result());
  }

  /// Exactly 0.5 is not above the threshold.
  @Test
  void update_singleOutput_comparesWithOneHalf() {
    MetricState state = new Accuracy().start(Shape.of(1), Shape.of(1));
    state.update(buffer(0.5f, 0.7f, 0.2f, 0.9f), buffer(0, 1, 1, 0), 4);
    assertEquals(0.5, state.result());
  }

  @Test
  void update_unequalBatches_isExactOverAllSamples() {
    MetricState state = new Accuracy().start(Shape.of(1), Shape.of(1));
    state.update(buffer(1, 1, 1), buffer(1, 1, 1), 3);
    state.update(buffer(1, 99, 99), buffer(0, 99, 99), 1);
    assertEquals(0.75, state.result());
  }

  @Test
  void update_positions_eachCounts() {
    MetricState state = new Accuracy().start(Shape.of(2, 2), Shape.of(2, 1));
    state.update(buffer(1, 0, 0, 1), buffer(0, 0), 1);
    assertEquals(0.5, state.result());
  }

  @Test
  void update_nan_isWrong() {
    MetricState state = new Accuracy().start(Shape.of(2), Shape.of(2));
    state.update(buffer(Float.NaN, 0, 0, Float.NaN), buffer(1, 0, 1, 0), 2);
    assertEquals(0, state.result());
    MetricState single = new Accuracy().start(Shape.of(1), Shape.of(1));
    single.update(buffer(Float.NaN), buffer(0), 1);
    assertEquals(0, single.result());
  }

  @Test
  void reset_forgets() {
    MetricState state = new Accuracy().start(Shape.of(1), Shape.of(1));
    assertEquals(Double.NaN, state.result());
    state.update(buffer(1), buffer(1), 1);
    state.reset();
    assertEquals(Double.NaN, state.result());
    state.update(buffer(1), buffer(0), 1);
    assertEquals(0, state.result());
  }

  @Test
  void start_shapesDiffer_complains() {
    ShapeException complaint =
        assertThrows(ShapeException.class, () -> new Accuracy().start(Shape.of(10), Shape.of(4)));
    assertEquals(
        "Accuracy: predictions of shape [10] cannot be compared with targets of shape [4]. Targets must have the same shape (one-hot), or one class index for each prediction.",
        complaint.getMessage());
  }

  static Buffer buffer(float... values) {
    return new Buffer(MemorySegment.ofArray(values));
  }
}
