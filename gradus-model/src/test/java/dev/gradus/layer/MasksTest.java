package dev.gradus.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MasksTest {

  private final GraphBuilder graph = new GraphBuilder();
  private final Masks masks = new Masks();
  private final Value input = graph.feed("x", Shape.of(2, 5, 3));

  @Test
  void call_masking_givesItsResultAMask() {
    Value masked = call("masking", Masking.defaults(), input);
    assertEquals(Optional.of(Shape.of(2, 5)), masks.of(masked).map(Value::shape));
  }

  @Test
  void call_layerThatKeepsMasks_passesTheMaskOn() {
    Value masked = call("masking", Masking.defaults(), input);
    Value dense = call("dense", Dense.of(4), masked);
    assertEquals(masks.of(masked), masks.of(dense));
    Value kept = call("dropout", new Dropout(0.5), dense);
    assertEquals(masks.of(masked), masks.of(kept));
  }

  @Test
  void call_layerThatDoesNotKnowOfMasks_isRefused() {
    Value masked = call("masking", Masking.defaults(), input);
    ShapeException thrown =
        assertThrows(ShapeException.class, () -> call("flatten", new Flatten(), masked));
    assertTrue(
        thrown.getMessage().startsWith("flatten (Flatten): input [2, 5, 3] has a mask [2, 5]"));
  }

  @Test
  void call_withoutMask_needsNoRule() {
    assertEquals(Shape.of(2, 15), call("flatten", new Flatten(), input).shape());
  }

  private Value call(String name, Layer layer, Value value) {
    return new LayerContext(graph, masks, name, layer, true, false).call(List.of(value));
  }
}
