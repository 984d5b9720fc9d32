package dev.gradus.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.expr.Evaluator;
import dev.gradus.expr.Formula;
import dev.gradus.model.BuiltModel;
import dev.gradus.model.GraphEvaluator;
import dev.gradus.model.Sequential;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DropoutTest {

  @Test
  void build_training_zeroesBelowTheRateAndScalesTheRest() {
    // rate 0.25: 1 / 0.75 = 4/3; a draw equal to the rate stays
    BuiltModel model = Sequential.of(Input.of(4), new Dropout(0.25)).build(1, true);
    double[] y =
        GraphEvaluator.run(
                model.graph().build(),
                Map.of("input", new double[] {3, 3, -6, 3}),
                Map.of(),
                0.2499,
                0.25,
                0.99,
                0)
            .get(model.output());
    assertArrayEquals(new double[] {0, 4, -8, 0}, y);
  }

  @Test
  void build_inference_isTheIdentityWithoutAnOp() {
    BuiltModel model = Sequential.of(Input.of(4), new Dropout(0.25)).build(1, false);
    assertEquals(model.input(), model.output());
  }

  @Test
  void build_rateZero_isTheIdentityWithoutAnOp() {
    BuiltModel model = Sequential.of(Input.of(4), new Dropout(0)).build(1, true);
    assertEquals(model.input(), model.output());
  }

  @Test
  void build_twoDropouts_drawFromStreamsOfTheirOwn() {
    BuiltModel model =
        Sequential.of(Input.of(4), new Dropout(0.1), new Dropout(0.1)).build(1, true);
    assertEquals(
        List.of(List.of("dropout/dropout"), List.of("dropout/dropout_1")),
        model.graph().build().nodes().stream()
            .map(node -> ((Elementwise) node.op()).formula().uniforms())
            .toList());
  }

  @Test
  void build_manyElements_keepsTheRateAndTheMean() {
    Formula formula = dropout(0.3);
    RandomStream stream = RandomStream.of(7).named(formula.uniforms().getFirst());
    int n = 100_000;
    int dropped = 0;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double y =
          Evaluator.evaluate(
              formula, new double[] {1}, new double[0], new double[] {stream.uniform(0, i)})[0];
      dropped += y == 0 ? 1 : 0;
      sum += y;
    }
    // binomial: |share - p| < 5 sqrt(p (1 - p) / n) = 0.0073; the mean is (1 - share) / 0.7
    double bound = 5 * Math.sqrt(0.3 * 0.7 / n);
    assertEquals(0.3, (double) dropped / n, bound);
    assertEquals(1, sum / n, bound / 0.7);
  }

  private static Formula dropout(double rate) {
    GraphBuilder graph = new GraphBuilder();
    Value x = graph.feed("x", Shape.of(1, 1));
    Dropout layer = new Dropout(rate);
    layer.build(new LayerContext(graph, "dropout", layer, true), x);
    return ((Elementwise) graph.build().nodes().getFirst().op()).formula();
  }
}
