package dev.gradus.model;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.core.Shape;
import dev.gradus.layer.ActivityRegularization;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.regularizer.L1;
import dev.gradus.regularizer.L2;
import dev.gradus.testkit.Tolerance;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectiveTest {

  @Test
  void of_l1AndL2_addsTheirPenaltiesToTheLoss() {
    // x = 1, W1 = [2, -3], W2 = [0.5, -1]: p = 2 * 0.5 + (-3)(-1) = 4; loss (4 - 1)^2 = 9;
    // l2 = 0.1 (4 + 9) = 1.3; l1 = 0.2 (0.5 + 1) = 0.3; together 10.6
    BuiltModel model =
        Sequential.of(
                Input.of(1),
                Dense.of(2).withUseBias(false).withKernelRegularizer(new L2(0.1)),
                Dense.of(1).withUseBias(false).withKernelRegularizer(new L1(0.2)))
            .build(1, true);
    Objective objective = Objective.of(model, new MeanSquaredError());
    double[] loss =
        GraphEvaluator.run(
                model.graph().build(),
                Map.of("input", new double[] {1}, "target", new double[] {1}),
                Map.of(
                    "dense/kernel", new double[] {2, -3}, "dense_1/kernel", new double[] {0.5, -1}))
            .get(objective.loss());
    // a handful of double roundings, each 2^-53
    assertClose(new double[] {10.6}, loss, Tolerance.relative(1e-15), "loss");
  }

  @Test
  void of_activityRegularization_addsItsMeanOverTheBatch() {
    // x = [1, -2]: p = x; loss (0 + 9) / 2 = 4.5; l1 = 0.1 (1 + 2) / 2 = 0.15; l2 = 0.2 (1 + 4) / 2
    // = 0.5; shared, so twice; in evaluation too
    ActivityRegularization layer = new ActivityRegularization(0.1, 0.2);
    SymbolicTensor x = SymbolicTensor.input("x", 1);
    SymbolicTensor once = x.then("small", layer);
    Model model = Functional.of(x, once.then("small", layer));
    for (boolean training : new boolean[] {true, false}) {
      BuiltModel built = model.build(2, training);
      Objective objective = Objective.of(built, new MeanSquaredError());
      double[] loss =
          GraphEvaluator.run(
                  built.graph().build(),
                  Map.of("input", new double[] {1, -2}, "target", new double[] {1, 1}),
                  Map.of())
              .get(objective.loss());
      assertClose(new double[] {5.8}, loss, Tolerance.relative(1e-15), "loss");
    }
  }

  @Test
  void of_noRegularizer_theLossIsTheDataLoss() {
    BuiltModel model = Sequential.of(Input.of(1), Dense.of(1)).build(2, true);
    Objective objective = Objective.of(model, new MeanSquaredError());
    assertEquals(Shape.of(), objective.loss().shape());
    assertEquals(Shape.of(2, 1), objective.target().shape());
    assertEquals(objective.loss(), model.graph().build().nodes().getLast().output());
  }
}
