package dev.gradus.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatherTest {

  @Test
  void row_wholeNumberInRange_isThatRow() {
    assertEquals(0, Gather.row(0, 0, 1, 3));
    assertEquals(2, Gather.row(2, 0, 1, 3));
  }

  @ParameterizedTest
  @ValueSource(floats = {-1, 3, 0.5f, Float.NaN, Float.POSITIVE_INFINITY, 1e20f})
  void row_otherNumber_isRefused(float index) {
    assertThrows(DataException.class, () -> Gather.row(index, 0, 1, 3));
  }

  @Test
  void row_refusal_namesSampleAndPlace() {
    DataException refusal = assertThrows(DataException.class, () -> Gather.row(7.5f, 23, 10, 5));
    assertEquals(
        "Gather: sample 2 of the batch has the index 7.5 in place 3, expected a whole number from 0"
            + " to 4. Correct the data or enlarge the table.",
        refusal.getMessage());
  }
}
