package dev.gradus.technique;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class GapTest {

  @Test
  void change_ofAGapAboveZero_followsTheNumbers() {
    assertEquals("shrinks", Gap.change(0.2, 0.1));
    assertEquals("grows", Gap.change(0.2, 0.3));
    assertEquals("stays about the same", Gap.change(0.2, 0.19));
  }

  @Test
  void change_ofAGapBelowZero_keepsItsSign() {
    assertEquals("stays about the same", Gap.change(-0.02, -0.02));
    assertEquals("grows", Gap.change(-0.02, 0.01));
    assertEquals("shrinks", Gap.change(-0.02, -0.05));
  }

  @Test
  void change_ofRunsThatFailed_isNotKnown() {
    assertEquals("is not known", Gap.change(0.2, Double.NaN));
  }
}
