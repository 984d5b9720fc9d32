package dev.gradus.testkit;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CloseAssertionsTest {

  @Test
  void assertClose_withinTolerance_passes() {
    assertClose(new double[] {1, -2}, new double[] {1.5, -2.5}, Tolerance.relative(0.5), "pair");
    assertClose(new double[] {Double.NaN}, new double[] {Double.NaN}, Tolerance.exact(), "NaN");
    assertClose(new double[] {1}, new float[] {Math.nextUp(1f)}, Tolerance.ulps(1), "one ulp");
  }

  @Test
  void assertClose_outside_namesTheWorst() {
    AssertionError error =
        assertThrows(
            AssertionError.class,
            () ->
                assertClose(
                    new double[] {1, 2, 4},
                    new double[] {1.5, 2, 8},
                    Tolerance.relative(0.25),
                    "y"));
    assertEquals(
        "y: 2 of 3 values are outside the tolerance, the worst at [2]: expected 4.0, got 8.0; absolute error 4.00"
            + " (allowed 1.00), relative 1.00, 8.39e+06 ulp.",
        error.getMessage());
  }

  @Test
  void assertClose_notFinite_fails() {
    Tolerance wide = Tolerance.each(new double[] {1e300});
    for (double actual :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      assertThrows(AssertionError.class, () -> assertClose(1, actual, wide, "finite expected"));
      assertThrows(AssertionError.class, () -> assertClose(actual, 1, wide, "finite got"));
    }
    assertThrows(
        AssertionError.class,
        () -> assertClose(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, wide, "infinities"));
  }

  @Test
  void assertClose_toleranceNotANumber_fails() {
    assertThrows(AssertionError.class, () -> assertClose(1, 2, (_, _) -> Double.NaN, "no bound"));
  }

  @Test
  void assertClose_lengthsDiffer_fails() {
    AssertionError error =
        assertThrows(
            AssertionError.class,
            () -> assertClose(new double[2], new double[3], Tolerance.exact(), "y"));
    assertEquals("y: expected 2 values, got 3.", error.getMessage());
  }

  @Test
  void sumOfProducts_hand_isTermsTimesUnitTimesMagnitude() {
    // 3 products of magnitude 2 in all: 3 * 2^-24 * 2, and one ulp of 1, 2^-23.
    assertEquals(
        6 * 0x1p-24 + 0x1p-23, Tolerance.sumOfProducts(3, new double[] {2}).at(0, 1.0), 0.0);
  }
}
