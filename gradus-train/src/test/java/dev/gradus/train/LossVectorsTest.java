package dev.gradus.train;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.core.Shape;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.loss.BinaryCrossentropy;
import dev.gradus.loss.BinaryFocalCrossentropy;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.loss.CategoricalFocalCrossentropy;
import dev.gradus.loss.CategoricalHinge;
import dev.gradus.loss.CosineSimilarity;
import dev.gradus.loss.Dice;
import dev.gradus.loss.Hinge;
import dev.gradus.loss.Huber;
import dev.gradus.loss.KlDivergence;
import dev.gradus.loss.LogCosh;
import dev.gradus.loss.Loss;
import dev.gradus.loss.MeanAbsoluteError;
import dev.gradus.loss.MeanAbsolutePercentageError;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.loss.MeanSquaredLogarithmicError;
import dev.gradus.loss.Poisson;
import dev.gradus.loss.SparseCategoricalCrossentropy;
import dev.gradus.loss.SquaredHinge;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import dev.gradus.spec.Kinds;
import dev.gradus.testkit.TestVectors;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every loss and its gradient against PyTorch, and against Keras's formulas, restated in PyTorch,
/// where only Keras has it.
class LossVectorsTest {

  private static final TestVectors VECTORS = TestVectors.read("more-losses");

  private static final BinaryFocalCrossentropy BINARY_FOCAL = BinaryFocalCrossentropy.defaults();
  private static final CategoricalFocalCrossentropy FOCAL = CategoricalFocalCrossentropy.defaults();

  private static final Map<String, Loss> LOSSES =
      Map.ofEntries(
          entry("mean-squared-error", new MeanSquaredError()),
          entry("mean-absolute-error", new MeanAbsoluteError()),
          entry("mean-absolute-percentage-error", new MeanAbsolutePercentageError()),
          entry("mean-squared-logarithmic-error", new MeanSquaredLogarithmicError()),
          entry("huber", new Huber(0.75)),
          entry("log-cosh", new LogCosh()),
          entry("hinge", new Hinge()),
          entry("hinge-zeros", new Hinge()),
          entry("squared-hinge", new SquaredHinge()),
          entry("categorical-hinge", new CategoricalHinge()),
          entry("kl-divergence", new KlDivergence()),
          entry("poisson", new Poisson()),
          entry("cosine-similarity", new CosineSimilarity()),
          entry("dice", new Dice()),
          entry("binary-crossentropy", BinaryCrossentropy.defaults()),
          entry("binary-crossentropy-smoothed", new BinaryCrossentropy(false, 0.25)),
          entry("binary-crossentropy-logits", new BinaryCrossentropy(true, 0)),
          entry("binary-crossentropy-logits-smoothed", new BinaryCrossentropy(true, 0.25)),
          entry("binary-focal-crossentropy", BINARY_FOCAL),
          entry(
              "binary-focal-crossentropy-balanced",
              BINARY_FOCAL.balanced(0.375).withGamma(1.5).withLabelSmoothing(0.25)),
          entry("binary-focal-crossentropy-logits", BINARY_FOCAL.withFromLogits(true)),
          entry("categorical-focal-crossentropy", FOCAL),
          entry(
              "categorical-focal-crossentropy-smoothed",
              FOCAL.withAlpha(0.5).withGamma(1.5).withLabelSmoothing(0.25)),
          entry("categorical-focal-crossentropy-logits", FOCAL.withFromLogits(true)),
          entry("categorical-crossentropy-smoothed", new CategoricalCrossentropy(false, 0.25)),
          entry(
              "categorical-crossentropy-logits-smoothed", new CategoricalCrossentropy(true, 0.25)),
          entry(
              "sparse-categorical-crossentropy-smoothed",
              new SparseCategoricalCrossentropy(false, 0.25)),
          entry(
              "sparse-categorical-crossentropy-logits-smoothed",
              new SparseCategoricalCrossentropy(true, 0.25)));

  @TestFactory
  Stream<DynamicTest> loss_onReference_matchesVectors() {
    return on(new ReferenceBackend());
  }

  @TestFactory
  Stream<DynamicTest> loss_onCpu_matchesVectors() {
    return on(new CpuBackend(1));
  }

  @Test
  void vectors_allLosses_areThere() {
    List<String> kinds = LOSSES.values().stream().map(Loss::kind).toList();
    assertEquals(Kinds.standard().names(Loss.class), List.copyOf(new TreeSet<>(kinds)));
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
    Value prediction = graph.feed("prediction", Shape.of(vectors.shape("prediction")));
    Value target = graph.feed("target", Shape.of(vectors.shape("target")));
    Value value = loss.build(graph, prediction, target);
    LossVectors.verify(backend, vectors, graph, prediction, value);
  }
}
