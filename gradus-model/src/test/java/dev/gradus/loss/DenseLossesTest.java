package dev.gradus.loss;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.activation.Sigmoid;
import dev.gradus.core.Shape;
import dev.gradus.model.GraphEvaluator;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import dev.gradus.testkit.Tolerance;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Losses of values by hand, at their kinks and limits.
class DenseLossesTest {

  // a few roundings of 2^-53 each
  private static final Tolerance ROUNDING = Tolerance.relative(0x1p-48);

  @Test
  void meanAbsoluteError_isTheMeanSize() {
    assertLoss(1.5, new MeanAbsoluteError(), numbers(1, 5), numbers(2, 3));
  }

  @Test
  void meanAbsolutePercentageError_targetZero_countsAsSmall() {
    // 100 * (1/2 + 6/4) / 2
    assertLoss(100, new MeanAbsolutePercentageError(), numbers(1, 2), numbers(2, -4));
    assertLoss(1e9, new MeanAbsolutePercentageError(), numbers(1), numbers(0));
  }

  @Test
  void meanSquaredLogarithmicError_belowZero_countsAsSmall() {
    double small = Math.log1p(1e-7);
    assertLoss(
        Math.pow(Math.log(4) - small, 2),
        new MeanSquaredLogarithmicError(),
        numbers(3),
        numbers(-1));
  }

  @Test
  void huber_aroundDelta_isContinuous() {
    Loss loss = new Huber(2);
    assertLoss(0.5, loss, numbers(1), numbers(0));
    assertLoss(2, loss, numbers(2), numbers(0));
    assertLoss(4, loss, numbers(-3), numbers(0));
  }

  @Test
  void logCosh_smallAndLarge_keepsItsDigits() {
    // x^2 / 2 - x^4 / 12
    assertLoss(0.5e-16 - 1e-32 / 12, new LogCosh(), numbers(1e-8), numbers(0));
    assertLoss(Math.log(Math.cosh(0.75)), new LogCosh(), numbers(0), numbers(0.75));
    assertLoss(Math.log(Math.cosh(1.5)), new LogCosh(), numbers(0), numbers(1.5));
    assertLoss(1000 - Math.log(2), new LogCosh(), numbers(1000), numbers(0));
  }

  @Test
  void hinge_zeroOrMinusOne_meansTheSame() {
    // max(1 - 0.25, 0) and max(1 - 3, 0); max(1 + 0.25, 0) and max(1 + 3, 0)
    assertLoss(0.375, new Hinge(), numbers(0.25, 3), numbers(1, 1));
    assertLoss(2.625, new Hinge(), numbers(0.25, 3), numbers(-1, -1));
    assertLoss(2.625, new Hinge(), numbers(0.25, 3), numbers(0, 0));
    assertLoss((1.25 * 1.25 + 16) / 2, new SquaredHinge(), numbers(0.25, 3), numbers(0, 0));
  }

  @Test
  void klDivergence_equalDistributions_isZero() {
    assertLoss(0, new KlDivergence(), numbers(0.25, 0.75), numbers(0.25, 0.75));
    // 0.5 log 2 + 0.5 log(2/3)
    assertLoss(
        0.5 * Math.log(2) + 0.5 * Math.log(2.0 / 3),
        new KlDivergence(),
        numbers(0.25, 0.75),
        numbers(0.5, 0.5));
  }

  @Test
  void poisson_predictionZero_isFinite() {
    assertLoss(-3 * Math.log(1e-7), new Poisson(), numbers(0), numbers(3));
  }

  @Test
  void cosineSimilarity_isMinusTheCosine() {
    assertLoss(-1, new CosineSimilarity(), numbers(1, 2), numbers(3, 6));
    assertLoss(0, new CosineSimilarity(), numbers(1, 2), numbers(-2, 1));
    assertLoss(-0.6, new CosineSimilarity(), numbers(3, 4), numbers(1, 0));
    assertLoss(0, new CosineSimilarity(), numbers(0, 0), numbers(1, 0));
  }

  @Test
  void dice_isOneMinusTheOverlap() {
    // 1 - 2 * 0.5 / (1.5 + 1)
    double epsilon = 1e-7;
    assertLoss(1 - (1 + epsilon) / (2.5 + epsilon), new Dice(), numbers(0.5, 1), numbers(1, 0));
    assertLoss(0, new Dice(), numbers(0, 0), numbers(0, 0));
  }

  @Test
  void binaryCrossentropy_certainAndWrong_isClipped() {
    assertLoss(-Math.log(1e-7), BinaryCrossentropy.defaults(), numbers(0), numbers(1));
    // t = 0.875
    assertLoss(
        -(0.875 * Math.log(0.75) + 0.125 * Math.log(0.25)),
        new BinaryCrossentropy(false, 0.25),
        numbers(0.75),
        numbers(1));
  }

  @Test
  void binaryCrossentropy_largeLogits_keepTheirDigits() {
    Loss loss = new BinaryCrossentropy(true, 0);
    assertLoss(1000, loss, numbers(1000), numbers(0));
    assertLoss(Math.exp(-40), loss, numbers(40), numbers(1));
    assertLoss(Math.log(2), loss, numbers(0), numbers(1));
  }

  @Test
  void binaryCrossentropy_behindASigmoid_worksFromItsLogits() {
    GraphBuilder graph = new GraphBuilder();
    Value logits = graph.feed("prediction", Shape.of(1, 1));
    Value prediction = new Sigmoid().build(graph, "dense", logits);
    Value target = graph.feed("target", Shape.of(1, 1));
    Value loss = BinaryCrossentropy.defaults().build(graph, prediction, target);
    assertEquals(1000, run(graph, loss, numbers(1000), numbers(0))[0]);
  }

  private static double[] numbers(double... numbers) {
    return numbers;
  }

  private static void assertLoss(double expected, Loss loss, double[] prediction, double[] target) {
    GraphBuilder graph = new GraphBuilder();
    Shape shape = Shape.of(1, prediction.length);
    Value value = loss.build(graph, graph.feed("prediction", shape), graph.feed("target", shape));
    assertEquals(Shape.of(), value.shape());
    Tolerance tolerance = expected == 0 ? ROUNDING.plus((_, _) -> 1e-15) : ROUNDING;
    assertClose(
        new double[] {expected}, run(graph, value, prediction, target), tolerance, loss.kind());
  }

  private static double[] run(
      GraphBuilder graph, Value value, double[] prediction, double[] target) {
    return GraphEvaluator.run(
            graph.build(), Map.of("prediction", prediction, "target", target), Map.of())
        .get(value);
  }
}
