package dev.gradus.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import org.junit.jupiter.api.Test;

class RAdamTest {

  /// With beta2 0.999 rho is above 5 from step 6 on: until then a constant gradient moves a weight
  /// by rate times gradient, afterwards by r times the rate, short of it by epsilon over the
  /// uncorrected root.
  @Test
  void step_constantGradient_movesByRateThenByShare() {
    HostWeights weights = HostWeights.of(RAdam.defaults(), 1);
    double before = 1;
    double top = 1999;
    for (int t = 1; t <= 20; t++) {
      weights.step(3);
      double now = weights.weights()[0];
      double rho = top - 2 * t * Math.pow(0.999, t) / (1 - Math.pow(0.999, t));
      double r = Math.sqrt((rho - 4) * (rho - 2) * top / ((top - 4) * (top - 2) * rho));
      assertEquals(t > 5, rho > 5);
      assertEquals(0.001 * (t > 5 ? r : 3), before - now, 1e-10);
      before = now;
    }
  }

  @Test
  void defaults_arePyTorchs() {
    assertEquals(
        "RAdam[learningRate=Constant[learningRate=0.001], beta1=0.9, beta2=0.999, epsilon=1.0E-8]",
        RAdam.defaults().toString());
    assertEquals(RAdam.defaults(), RAdam.likePyTorch());
  }

  @Test
  void new_badSettings_complains() {
    assertEquals(
        "RAdam: beta1 must be in [0, 1), got 1.0.", complaint(() -> RAdam.defaults().withBeta1(1)));
    assertEquals(
        "RAdam: beta2 must be in [0, 1), got -1.0.",
        complaint(() -> RAdam.defaults().withBeta2(-1)));
    assertEquals(
        "RAdam: epsilon must be greater than 0 and finite, got 0.0.",
        complaint(() -> RAdam.defaults().withEpsilon(0)));
  }

  private static String complaint(Runnable action) {
    return String.valueOf(assertThrows(ConfigException.class, action::run).getMessage());
  }
}
