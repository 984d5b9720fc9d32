package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.loss.BinaryCrossentropy;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.loss.Dice;
import dev.gradus.loss.Huber;
import dev.gradus.loss.Loss;
import dev.gradus.loss.MeanAbsoluteError;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.loss.SparseCategoricalCrossentropy;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import dev.gradus.testkit.TestVectors;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Losses with a weight for each sample, against PyTorch's without reduction.
class WeightedLossesTest {

  private static final TestVectors VECTORS = TestVectors.read("weighted-losses");

  private static final Map<String, Loss> LOSSES =
      Map.of(
          "cross-entropy-of-classes", new SparseCategoricalCrossentropy(true),
          "sparse-categorical-crossentropy", new SparseCategoricalCrossentropy(true),
          "categorical-crossentropy", new CategoricalCrossentropy(true),
          "mean-squared-error", new MeanSquaredError(),
          "mean-absolute-error", new MeanAbsoluteError(),
          "huber", Huber.defaults(),
          "binary-crossentropy", new BinaryCrossentropy(true, 0));

  @TestFactory
  Stream<DynamicTest> loss_onReference_matchesVectors() {
    return on(new ReferenceBackend());
  }

  @TestFactory
  Stream<DynamicTest> loss_onCpu_matchesVectors() {
    return on(new CpuBackend(1));
  }

  private static Stream<DynamicTest> on(Backend backend) {
    return VECTORS.keys().stream()
        .filter(key -> !key.equals("header"))
        .map(key ->
            DynamicTest.dynamicTest(
                key,
                () -> verify(backend, Objects.requireNonNull(LOSSES.get(key)), VECTORS.at(key))))
        .onClose(backend::close);
  }

  private static void verify(Backend backend, Loss loss, TestVectors vectors) {
    GraphBuilder graph = new GraphBuilder();
    Shape shape = Shape.of(vectors.shape("prediction"));
    Value prediction = graph.feed("prediction", shape);
    Value target = graph.feed("target", Shape.of(vectors.shape("target")));
    Value weight = graph.feed("weight", Shape.of(shape.dim(0)));
    Value value = loss.build(graph, prediction, target, weight);
    LossVectors.verify(backend, vectors, graph, prediction, value);
  }

  @Test
  void build_lossOfTheWholeBatch_isRefused() {
    GraphBuilder graph = new GraphBuilder();
    Value p = graph.feed("p", Shape.of(2, 3));
    Value t = graph.feed("t", Shape.of(2, 3));
    Value weight = graph.feed("weight", Shape.of(2));
    ConfigException complaint =
        assertThrows(ConfigException.class, () -> new Dice().build(graph, p, t, weight));
    assertEquals(
        "dice: is one number for the whole batch, which weights of samples cannot divide. Leave classWeight and sample weights out, or take a loss that is a mean over samples.",
        complaint.getMessage());
  }
}
