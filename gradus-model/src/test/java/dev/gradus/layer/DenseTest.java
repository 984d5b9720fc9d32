package dev.gradus.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.activation.Linear;
import dev.gradus.activation.Relu;
import dev.gradus.activation.Softmax;
import dev.gradus.init.Constant;
import dev.gradus.init.GlorotUniform;
import dev.gradus.init.HeNormal;
import dev.gradus.init.Zeros;
import dev.gradus.model.BuiltModel;
import dev.gradus.model.GraphEvaluator;
import dev.gradus.model.Sequential;
import dev.gradus.regularizer.L2;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DenseTest {

  @Test
  void of_defaults_areKeras() {
    assertEquals(
        new Dense(10, new Linear(), true, new GlorotUniform(), new Zeros(), Optional.empty()),
        Dense.of(10));
  }

  @Test
  void with_everySetting_changesThatOne() {
    assertEquals(
        new Dense(
            3, new Relu(), false, new HeNormal(), new Constant(0.1), Optional.of(L2.defaults())),
        Dense.of(10)
            .withUnits(3)
            .withActivation(new Relu())
            .withUseBias(false)
            .withKernelInitializer(new HeNormal())
            .withBiasInitializer(new Constant(0.1))
            .withKernelRegularizer(L2.defaults()));
  }

  @Test
  void toString_saysUnitsAndWhatDiffersFromTheDefaults() {
    assertEquals("Dense[units=10]", Dense.of(10).toString());
    assertEquals(
        "Dense[units=10, activation=softmax, useBias=false, kernelInitializer=HeNormal[],"
            + " kernelRegularizer=L2[strength=0.01]]",
        Dense.of(10)
            .withActivation(new Softmax())
            .withUseBias(false)
            .withKernelInitializer(new HeNormal())
            .withKernelRegularizer(L2.defaults())
            .toString());
  }

  @Test
  void build_smallNumbers_matchesHandCalculation() {
    // [1 2] [[1 -1] [0.5 -3]] + [0.5 1] = [2 -7] + [0.5 1] = [2.5 -6], relu [2.5 0]
    BuiltModel model =
        Sequential.of(Input.of(2), Dense.of(2).withActivation(new Relu())).build(1, false);
    assertArrayEquals(
        new double[] {2.5, 0},
        run(model, new double[] {1, 2}, new double[] {1, -1, 0.5, -3}, new double[] {0.5, 1}));
  }

  @Test
  void build_higherRank_appliesTheSameWeightsAtEveryPlace() {
    // two places of two features each: [1 2] W + b and [0 1] W + b with W = [[1] [10]], b = [5]
    BuiltModel model = Sequential.of(Input.of(2, 2), Dense.of(1)).build(1, false);
    assertArrayEquals(
        new double[] {26, 15},
        run(model, new double[] {1, 2, 0, 1}, new double[] {1, 10}, new double[] {5}));
  }

  private static double[] run(BuiltModel model, double[] x, double[] kernel, double[] bias) {
    return GraphEvaluator.run(
            model.graph().build(),
            Map.of("input", x),
            Map.of("dense/kernel", kernel, "dense/bias", bias))
        .get(model.output());
  }
}
