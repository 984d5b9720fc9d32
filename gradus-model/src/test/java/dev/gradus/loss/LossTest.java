package dev.gradus.loss;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.core.Shape;
import dev.gradus.model.GraphEvaluator;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Op;
import dev.gradus.op.Reduce;
import dev.gradus.op.Softmax;
import dev.gradus.op.SoftmaxCrossEntropy;
import dev.gradus.op.Value;
import dev.gradus.testkit.Tolerance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossTest {

  // a few roundings of 2^-53 each
  private static final Tolerance ROUNDING = Tolerance.relative(0x1p-48);

  @Test
  void meanSquaredError_isTheMeanOverAllElements() {
    // ((1-2)^2 + (5-3)^2 + (0-0)^2 + (2+1)^2) / 4 = (1 + 4 + 0 + 9) / 4 = 3.5
    assertLoss(
        3.5,
        new MeanSquaredError(),
        Shape.of(2, 2),
        new double[] {1, 5, 0, 2},
        new double[] {2, 3, 0, -1});
  }

  @Test
  void categorical_probabilities_isMinusTheLogOfTheTrueClass() {
    // (-log 0.7 - log 0.2) / 2
    assertLoss(
        (-Math.log(0.7) - Math.log(0.2)) / 2,
        CategoricalCrossentropy.defaults(),
        Shape.of(2, 3),
        new double[] {0.7, 0.1, 0.2, 0.5, 0.3, 0.2},
        new double[] {1, 0, 0, 0, 0, 1});
  }

  @Test
  void categorical_softTargets_weighsEveryClass() {
    // -0.25 log 0.7 - 0.75 log 0.2
    assertLoss(
        -0.25 * Math.log(0.7) - 0.75 * Math.log(0.2),
        CategoricalCrossentropy.defaults(),
        Shape.of(1, 3),
        new double[] {0.7, 0.1, 0.2},
        new double[] {0.25, 0, 0.75});
  }

  @Test
  void categorical_notSummingToOne_isDividedByTheSum() {
    // 3 of 3 + 1 + 4
    assertLoss(
        -Math.log(3.0 / 8),
        CategoricalCrossentropy.defaults(),
        Shape.of(1, 3),
        new double[] {3, 1, 4},
        new double[] {1, 0, 0});
  }

  @Test
  void categorical_probabilityZero_isClipped() {
    assertLoss(
        -Math.log(1e-7),
        CategoricalCrossentropy.defaults(),
        Shape.of(1, 2),
        new double[] {0, 1},
        new double[] {1, 0});
  }

  @Test
  void sparse_probabilities_agreeWithCategorical() {
    // clipped and divided by the sum once more: the log of a sum that is 1 here
    assertLoss(
        (-Math.log(0.7) - Math.log(0.2)) / 2,
        SparseCategoricalCrossentropy.defaults(),
        Shape.of(2, 3),
        new double[] {0.7, 0.1, 0.2, 0.5, 0.3, 0.2},
        new double[] {0, 2});
  }

  @Test
  void sparse_probabilityZero_isClipped() {
    // clipped to 1e-7 and 1 - 1e-7, whose sum is 1
    assertLoss(
        -Math.log(1e-7),
        SparseCategoricalCrossentropy.defaults(),
        Shape.of(1, 2),
        new double[] {0, 1},
        new double[] {0});
  }

  @Test
  void fromLogits_hugeLogits_stayFinite() {
    // softmax(1000, 0) = (1, 0): the loss of the wrong class is 1000
    double[] logits = {1000, 0};
    assertLoss(
        1000, new CategoricalCrossentropy(true), Shape.of(1, 2), logits, new double[] {0, 1});
    assertLoss(
        1000, new SparseCategoricalCrossentropy(true), Shape.of(1, 2), logits, new double[] {1});
  }

  @Test
  void build_behindASoftmax_worksFromItsLogits() {
    for (Loss loss :
        List.of(CategoricalCrossentropy.defaults(), SparseCategoricalCrossentropy.defaults())) {
      GraphBuilder graph = new GraphBuilder();
      Value logits = graph.feed("logits", Shape.of(4, 3));
      Value prediction = graph.add("dense", new Softmax(false), logits);
      Value target = graph.feed("target", loss.targetShape(prediction.shape()));
      loss.build(graph, prediction, target);
      boolean sparse = loss.targetEncoding() == TargetEncoding.INDEX;
      assertEquals(
          List.<Op>of(
              new Softmax(false),
              new SoftmaxCrossEntropy(sparse),
              new Reduce(Reduce.Kind.MEAN, List.of(0), false)),
          graph.build().nodes().stream().map(node -> node.op()).toList());
      assertEquals(logits, graph.build().nodes().get(1).inputs().getFirst());
    }
  }

  @Test
  void build_fromLogitsBehindASoftmax_takesItsResultAsLogits() {
    // the user insists: softmax twice, as Keras does
    GraphBuilder graph = new GraphBuilder();
    Value x = graph.feed("x", Shape.of(4, 3));
    Value prediction = graph.add("dense", new Softmax(false), x);
    new CategoricalCrossentropy(true)
        .build(graph, prediction, graph.feed("target", Shape.of(4, 3)));
    assertEquals(prediction, graph.build().nodes().get(1).inputs().getFirst());
  }

  @Test
  void targetShape_followsTheEncoding() {
    Shape prediction = Shape.of(64, 10);
    assertEquals(prediction, new MeanSquaredError().targetShape(prediction));
    assertEquals(prediction, CategoricalCrossentropy.defaults().targetShape(prediction));
    assertEquals(Shape.of(64, 1), SparseCategoricalCrossentropy.defaults().targetShape(prediction));
  }

  private static void assertLoss(
      double expected, Loss loss, Shape shape, double[] prediction, double[] target) {
    GraphBuilder graph = new GraphBuilder();
    Value p = graph.feed("prediction", shape);
    Value t = graph.feed("target", loss.targetShape(shape));
    Value result = loss.build(graph, p, t);
    assertEquals(Shape.of(), result.shape());
    double[] actual =
        GraphEvaluator.run(
                graph.build(), Map.of("prediction", prediction, "target", target), Map.of())
            .get(result);
    assertClose(new double[] {expected}, actual, ROUNDING, loss.kind());
  }
}
