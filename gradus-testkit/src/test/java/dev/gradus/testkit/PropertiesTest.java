package dev.gradus.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PropertiesTest {

  private static final Generator<List<Integer>> LISTS =
      choices -> {
        List<Integer> list = new ArrayList<>();
        int size = choices.between(0, 20);
        for (int i = 0; i < size; i++) {
          list.add(choices.between(-1000, 1000) + 1000);
        }
        return list;
      };

  @Test
  void forAll_holds_checksEveryCase() {
    List<Integer> seen = new ArrayList<>();
    Properties.forAll(7, 50, choices -> choices.between(3, 9), seen::add);
    assertEquals(50, seen.size());
    assertTrue(seen.stream().allMatch(n -> n >= 3 && n <= 9));
    assertEquals(7, seen.stream().distinct().count());
  }

  @Test
  void forAll_fails_reportsTheSmallestNumber() {
    AssertionError error =
        assertThrows(
            AssertionError.class,
            () ->
                Properties.forAll(
                    choices -> choices.between(0, 1_000_000), n -> assertTrue(n < 1234, "big")));
    assertTrue(
        error.getMessage().matches("(?s)seed \\d+ fails; the smallest failing case: 1234\\Rbig.*"),
        error.getMessage());
  }

  @Test
  void forAll_listWithOneBadElement_shrinksToThatElement() {
    AssertionError error =
        assertThrows(
            AssertionError.class,
            () ->
                Properties.forAll(
                    LISTS, list -> assertTrue(list.stream().allMatch(n -> n < 500), "bad")));
    assertTrue(error.getMessage().contains("smallest failing case: [500]"), error.getMessage());
  }

  @Test
  void forAll_sameSeed_sameCases() {
    List<List<Integer>> first = new ArrayList<>();
    List<List<Integer>> second = new ArrayList<>();
    Properties.forAll(3, 20, LISTS, first::add);
    Properties.forAll(3, 20, LISTS, second::add);
    assertEquals(first, second);
  }
}
