package dev.gradus.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.gradus.core.Buffer;
import dev.gradus.core.MemoryScope;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.init.GlorotUniform;
import dev.gradus.op.Variable;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeightTest {

  @Test
  void initialize_drawsFromTheStreamOfItsName() {
    // SHA-256, Philox4x32-10 and a = sqrt(6 / 4) worked out in Python; if these change, every
    // experiment's initial weights do
    assertArrayEquals(
        new float[] {0.47667107f, -1.2147231f, -0.29328978f, 1.1210814f},
        initial("dense/kernel", 1));
  }

  @Test
  void initialize_anotherNameOrSeed_givesOtherValues() {
    float[] values = initial("dense/kernel", 1);
    assertFalse(Arrays.equals(values, initial("dense_1/kernel", 1)));
    assertFalse(Arrays.equals(values, initial("dense/kernel", 2)));
  }

  private static float[] initial(String name, long seed) {
    Weight weight =
        new Weight(
            new Variable(name, Shape.of(2, 2), true),
            new GlorotUniform(),
            Optional.empty(),
            "dense");
    try (MemoryScope scope = MemoryScope.open()) {
      Buffer values = scope.allocate(4);
      weight.initialize(values, RandomStream.of(seed));
      return values.toArray();
    }
  }
}
