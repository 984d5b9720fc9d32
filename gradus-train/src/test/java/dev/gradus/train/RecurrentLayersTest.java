package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.contract.GraphOracle;
import dev.gradus.layer.Bidirectional;
import dev.gradus.layer.Gru;
import dev.gradus.layer.Layer;
import dev.gradus.layer.Lstm;
import dev.gradus.layer.Masking;
import dev.gradus.layer.RecurrentLayer;
import dev.gradus.layer.SimpleRnn;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.BuiltModel;
import dev.gradus.model.Sequential;
import dev.gradus.op.Variable;
import dev.gradus.testkit.Choices;
import dev.gradus.testkit.Properties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecurrentLayersTest {

  private static final int STEPS = 4;
  private static final int FEATURES = 2;
  private static final List<RecurrentLayer> LAYERS =
      List.of(SimpleRnn.of(5), Lstm.of(5), Gru.of(5), Gru.of(5).withResetAfter(false));

  /// Padding before or behind the real steps changes no bit of the result.
  @Test
  void predict_paddedSequence_asWithoutPadding() {
    try (Backend backend = new CpuBackend(2)) {
      for (RecurrentLayer layer : LAYERS) {
        for (Layer each : List.of(layer, Bidirectional.of(layer))) {
          double[] expected = predict(backend, STEPS, 0, each);
          assertArrayEquals(expected, predict(backend, STEPS + 3, 0, Masking.defaults(), each));
          assertArrayEquals(expected, predict(backend, STEPS + 3, 2, Masking.defaults(), each));
        }
      }
    }
  }

  /// Each thread takes whole examples.
  @Test
  void train_oneAndTwoThreads_sameBits() {
    for (RecurrentLayer layer : LAYERS) {
      Properties.forAll(
          1,
          4,
          choices -> draw(choices, layer),
          each -> {
            try (Backend one = new CpuBackend(1);
                Backend two = new CpuBackend(2)) {
              assertEquals(
                  PlanRun.of(one, each.graph(), each.inputs()).fetches().get("prediction"),
                  PlanRun.of(two, each.graph(), each.inputs()).fetches().get("prediction"));
            }
          });
    }
  }

  private static LayerCase draw(Choices choices, RecurrentLayer layer) {
    Sequential model =
        Sequential.of(layer).withInput(Shape.of(choices.between(1, 4), choices.between(1, 4)));
    return LayerCase.draw(choices, model, new MeanSquaredError(), true, 0);
  }

  /// @param first steps of zeros before the real ones
  private static double[] predict(Backend backend, int steps, int first, Layer... layers) {
    BuiltModel model = Sequential.of(layers).withInput(Shape.of(steps, FEATURES)).build(3, false);
    double[] sequence = new double[3 * steps * FEATURES];
    double[] real = new SplittableRandom(1).doubles(3 * STEPS * FEATURES, 0.1, 1).toArray();
    for (int n = 0; n < 3; n++) {
      System.arraycopy(
          real, n * STEPS * FEATURES, sequence, (n * steps + first) * FEATURES, STEPS * FEATURES);
    }
    Map<Variable, double[]> variables = new LinkedHashMap<>();
    model
        .weights()
        .forEach(weight -> {
          Variable variable = weight.variable();
          variables.put(
              variable,
              new SplittableRandom(variable.name().hashCode())
                  .doubles(variable.shape().size(), -1, 1)
                  .toArray());
        });
    GraphOracle.Inputs inputs =
        new GraphOracle.Inputs(
            Map.of(BuiltModel.INPUT, sequence), variables, Map.of(), RandomStream.of(1), 0);
    return PlanRun.of(backend, model.graph().build(), inputs).fetches().get("prediction").stream()
        .mapToDouble(Float::doubleValue)
        .toArray();
  }
}
