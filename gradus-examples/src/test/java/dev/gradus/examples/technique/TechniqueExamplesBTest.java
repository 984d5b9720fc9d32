package dev.gradus.examples.technique;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.data.Split;
import dev.gradus.data.read.Mnist;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Runs the programs of the techniques, small.
class TechniqueExamplesBTest {

  private static final Split DIGITS = Split.of(Mnist.load().train(), Mnist.load().test().take(500));

  @Test
  void dropout_onAFewDigits_learnsThem() {
    Map<String, Double> measured = SwitchUnitsOff.run(DIGITS, 0.2, 200, 60);
    assertTrue(measured.get("training") > 0.5, measured::toString);
    assertTrue(measured.get("test") > 0.3, measured::toString);
  }

  @Test
  void weightDecay_onAFewDigits_learnsThem() {
    Map<String, Double> measured = ShrinkWeights.run(DIGITS, 0.1, 200, 60);
    assertTrue(measured.get("training") > 0.5, measured::toString);
    assertTrue(measured.get("test") > 0.3, measured::toString);
  }
}
