package dev.gradus.init;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.core.Shape;
import org.junit.jupiter.api.Test;

class FansTest {

  @Test
  void of_denseKernel_isInputsAndUnits() {
    assertEquals(new Fans(784, 512), Fans.of(Shape.of(784, 512)));
  }

  @Test
  void of_convolutionKernel_countsTheWindow() {
    // [kernel height 3, kernel width 5, C 16, filters 32]: 15 x 16 and 15 x 32
    assertEquals(new Fans(240, 480), Fans.of(Shape.of(3, 5, 16, 32)));
  }

  @Test
  void of_vectorAndScalar_areTheirSize() {
    assertEquals(new Fans(7, 7), Fans.of(Shape.of(7)));
    assertEquals(new Fans(1, 1), Fans.of(Shape.of()));
  }
}
