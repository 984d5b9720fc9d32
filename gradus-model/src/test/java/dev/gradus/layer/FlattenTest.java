package dev.gradus.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.core.Shape;
import dev.gradus.model.BuiltModel;
import dev.gradus.model.Sequential;
import org.junit.jupiter.api.Test;

class FlattenTest {

  @Test
  void build_images_areRowsOfPixels() {
    BuiltModel model = Sequential.of(Input.of(28, 28, 3), new Flatten()).build(5, true);
    assertEquals(Shape.of(5, 2352), model.output().shape());
  }

  @Test
  void build_rowsAlready_addsNoOp() {
    BuiltModel model = Sequential.of(Input.of(7), new Flatten()).build(5, true);
    assertEquals(model.input(), model.output());
  }

  @Test
  void build_scalars_areRowsOfOne() {
    BuiltModel model = Sequential.of(Input.of(), new Flatten()).build(5, true);
    assertEquals(Shape.of(5, 1), model.output().shape());
  }
}
