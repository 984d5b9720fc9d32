package dev.gradus.kernels.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.core.Shape;
import dev.gradus.testkit.Choices;
import dev.gradus.testkit.Properties;
import dev.gradus.testkit.oracle.BroadcastOracle;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BroadcastRunsTest {

  /// An operand's shape and one it broadcasts to.
  private record Shapes(List<Integer> operand, List<Integer> result) {

    static Shapes draw(Choices choices) {
      int rank = choices.between(0, 5);
      int missing = choices.between(0, rank);
      List<Integer> result =
          IntStream.range(0, rank).mapToObj(_ -> choices.oneOf(List.of(1, 2, 3, 5))).toList();
      List<Integer> operand =
          IntStream.range(missing, rank)
              .mapToObj(axis -> choices.flag() ? result.get(axis) : Integer.valueOf(1))
              .toList();
      return new Shapes(operand, result);
    }
  }

  @Test
  void source_everyPlace_isTheOraclesElement() {
    Properties.forAll(
        Shapes::draw,
        shapes -> {
          int[] operand = shapes.operand.stream().mapToInt(Integer::intValue).toArray();
          int[] result = shapes.result.stream().mapToInt(Integer::intValue).toArray();
          double[] places =
              IntStream.range(0, BroadcastOracle.size(operand)).asDoubleStream().toArray();
          double[] expected = BroadcastOracle.broadcast(places, operand, result);
          BroadcastRuns runs = new BroadcastRuns(Shape.of(operand), Shape.of(result));
          for (int place = 0; place < expected.length; place++) {
            assertEquals((long) expected[place], runs.source(place), "source of " + place);
          }
        });
  }

  @Test
  void left_withinARun_sourceAdvancesByOneOrStandsStill() {
    Properties.forAll(
        Shapes::draw,
        shapes -> {
          Shape result = Shape.of(shapes.result);
          BroadcastRuns runs = new BroadcastRuns(Shape.of(shapes.operand), result);
          for (long place = 0; place < result.size(); place++) {
            for (long i = 0; i < runs.left(place); i++) {
              long expected = runs.source(place) + (runs.repeats() ? 0 : i);
              assertEquals(expected, runs.source(place + i), "from " + place + " on, " + i);
            }
          }
        });
  }
}
