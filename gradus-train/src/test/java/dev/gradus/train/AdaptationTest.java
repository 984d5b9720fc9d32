package dev.gradus.train;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.history.SavedModel;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.layer.Masking;
import dev.gradus.layer.Normalization;
import dev.gradus.layer.Rescaling;
import dev.gradus.layer.SimpleRnn;
import dev.gradus.layer.TimeDistributed;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Sequential;
import dev.gradus.op.Variable;
import dev.gradus.optimizer.Sgd;
import dev.gradus.testkit.Tolerance;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdaptationTest {

  /// Rows (1, 1000), (3, 1000), (8, 1000): means 4 and 1000, variances (9 + 1 + 16) / 3 and 0.
  private static Dataset rows() {
    return InMemoryDataset.ofFloats(
        "rows",
        Shape.of(2),
        new float[] {1, 1000, 3, 1000, 8, 1000},
        ValueTarget.single(),
        new float[] {0, 0, 0});
  }

  private static CompiledModel compile(Sequential model) {
    return CompiledModelTest.compile(Trainer.of(model, new Sgd(0.1), new MeanSquaredError()));
  }

  private static float[] read(CompiledModel net, String name) {
    Variable variable =
        net.variables().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
    return net.read(variable);
  }

  @Test
  void adapt_firstLayer_hasMomentsOfTheData() {
    try (CompiledModel net =
        compile(Sequential.of(Input.of(2), new Normalization(), Dense.of(1)))) {
      assertEquals(List.of("normalization"), net.adapt(rows()));
      assertArrayEquals(new float[] {4, 1000}, read(net, "normalization/mean"));
      assertArrayEquals(new float[] {26f / 3, 0}, read(net, "normalization/variance"));
    }
  }

  @Test
  void adapt_behindOtherLayers_hasMomentsOfWhatReachesIt() {
    try (CompiledModel net =
        compile(
            Sequential.of(
                Input.of(2),
                new Rescaling(2, 1),
                new Normalization(),
                new Rescaling(3, 0),
                new Normalization(),
                Dense.of(1)))) {
      assertEquals(List.of("normalization", "normalization_1"), net.adapt(rows()));
      assertArrayEquals(new float[] {9, 2001}, read(net, "normalization/mean"));
      // then everything has mean 0 and deviation 3, or 0 where it was constant; each of three
      // numbers up to 5 is rounded a few times
      Tolerance roundings = (_, _) -> 8 * 5 * Tolerance.UNIT;
      assertClose(new double[] {0, 0}, read(net, "normalization_1/mean"), roundings, "mean");
      assertClose(
          new double[] {9, 0},
          read(net, "normalization_1/variance"),
          roundings.times(6),
          "variance");
    }
  }

  /// Steps (1), (3), padding and (8), padding, padding: mean 4.
  @Test
  void adapt_paddedSteps_doNotCount() {
    Dataset sequences =
        InMemoryDataset.ofFloats(
            "sequences",
            Shape.of(3, 1),
            new float[] {1, 3, 0, 8, 0, 0},
            ValueTarget.single(),
            new float[] {0, 0});
    try (CompiledModel net =
        compile(
            Sequential.of(
                Input.of(3, 1), Masking.defaults(), new Normalization(), SimpleRnn.of(1)))) {
      assertEquals(List.of("normalization"), net.adapt(sequences));
      assertArrayEquals(new float[] {4}, read(net, "normalization/mean"));
      assertArrayEquals(new float[] {26f / 3}, read(net, "normalization/variance"));
    }
  }

  @Test
  void adapt_withinTimeDistributed_isRefused() {
    try (CompiledModel net =
        compile(
            Sequential.of(
                Input.of(3, 1), new TimeDistributed(new Normalization()), SimpleRnn.of(1)))) {
      assertEquals(
          "time_distributed (TimeDistributed, layer=Normalization[]): what reaches the Normalization inside cannot be seen, so it cannot be adapted. Use Normalization without TimeDistributed: it treats every time step alike.",
          assertThrows(ConfigException.class, () -> net.adapt(rows())).getMessage());
    }
  }

  @Test
  void adapt_noSuchLayer_doesNothing() {
    try (CompiledModel net = compile(Sequential.of(Input.of(2), Dense.of(1)))) {
      assertEquals(List.of(), net.adapt(rows()));
    }
  }

  @Test
  void fit_adapted_keepsTheNumbersAndSavesThem() {
    try (CompiledModel net =
        compile(Sequential.of(Input.of(2), new Normalization(), Dense.of(1)))) {
      net.adapt(rows());
      net.fit(rows(), Fit.epochs(2));
      assertArrayEquals(new float[] {4, 1000}, read(net, "normalization/mean"));
      SavedModel saved = net.saved();
      assertEquals(4, net.summary().nonTrainable());
      assertArrayEquals(new float[] {4, 1000}, saved.weights().get("normalization/mean").toArray());
    }
  }

  @Test
  void adapt_leavesNoPlansOpen() {
    try (CompiledModel net =
        compile(Sequential.of(Input.of(2), new Normalization(), Dense.of(1)))) {
      long before = net.nativeBytes();
      net.adapt(rows());
      assertEquals(before, net.nativeBytes());
    }
  }
}
