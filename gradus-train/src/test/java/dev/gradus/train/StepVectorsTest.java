package dev.gradus.train;

import static dev.gradus.testkit.CloseAssertions.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.gradus.activation.Relu;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.loss.Loss;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.loss.SparseCategoricalCrossentropy;
import dev.gradus.model.Sequential;
import dev.gradus.op.Variable;
import dev.gradus.optimizer.Sgd;
import dev.gradus.testkit.TestVectors;
import dev.gradus.testkit.Tolerance;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One whole training step in float32, from the data set to the changed weight, against the loss
/// and gradients that PyTorch gives in float64: `weight = weight - rate * gradient`.
class StepVectorsTest {

  private static final double RATE = 0.5;

  /// Sums of products accumulate in double and are rounded once. In a row come at most six such
  /// roundings (product, product, softmax, two products backwards, update), each of a value below
  /// 10.
  private static final Tolerance SIX_ROUNDINGS = (_, _) -> 6 * 10 * Tolerance.UNIT;

  @Test
  void fit_oneStepOfAClassifier_followsPyTorch() {
    TestVectors vectors = TestVectors.read("networks").at("classifier");
    Dataset data =
        InMemoryDataset.ofFloats(
            "vectors",
            Shape.of(4),
            vectors.floats("x"),
            ClassTarget.of(3),
            vectors.floats("classes"));
    Sequential model =
        Sequential.of(Input.of(4), Dense.of(6).withActivation(new Relu()), Dense.of(3));
    verify(
        vectors,
        data,
        model,
        new SparseCategoricalCrossentropy(true),
        List.of("kernel1", "bias1", "kernel2", "bias2"));
  }

  @Test
  void fit_oneStepOfARegression_followsPyTorch() {
    TestVectors vectors = TestVectors.read("networks").at("regression");
    Dataset data =
        InMemoryDataset.ofFloats(
            "vectors",
            Shape.of(4),
            vectors.floats("x"),
            new ValueTarget(Shape.of(2)),
            vectors.floats("target"));
    Sequential model = Sequential.of(Input.of(4), Dense.of(2));
    verify(vectors, data, model, new MeanSquaredError(), List.of("kernel", "bias"));
  }

  private static void verify(
      TestVectors vectors, Dataset data, Sequential model, Loss loss, List<String> weights) {
    try (CompiledModel net = CompiledModelTest.compile(Trainer.of(model, new Sgd(RATE), loss))) {
      for (int i = 0; i < weights.size(); i++) {
        net.write(net.variables().get(i), vectors.floats(weights.get(i)));
      }
      double measured = net.fit(data, Fit.epochs(1).batchSize(5)).last("loss");
      assertClose(vectors.number("loss"), measured, SIX_ROUNDINGS, "loss");
      for (int i = 0; i < weights.size(); i++) {
        Variable variable = net.variables().get(i);
        double[] expected = vectors.numbers(weights.get(i));
        double[] gradient = vectors.numbers("d" + weights.get(i));
        for (int j = 0; j < expected.length; j++) {
          expected[j] -= RATE * gradient[j];
        }
        assertClose(expected, net.read(variable), SIX_ROUNDINGS, variable.name());
      }
    }
  }

  /// A velocity that is halved 150 times is 2^-150 of itself, a denormal number, unless it is
  /// flushed; after 80 halvings it is still a common number.
  @Test
  void fit_gradientStaysZero_slotEndsAtZero() {
    Sequential model = Sequential.of(Input.of(1), Dense.of(1).withUseBias(false));
    Trainer trainer = Trainer.of(model, new Sgd(0.25).withMomentum(0.5), new MeanSquaredError());
    Dataset pushing =
        InMemoryDataset.ofFloats(
            "pushing", Shape.of(1), new float[] {1}, ValueTarget.single(), new float[] {9});
    Dataset still =
        InMemoryDataset.ofFloats(
            "still", Shape.of(1), new float[] {0}, ValueTarget.single(), new float[] {0});
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      Variable velocity = net.variables().get(1);
      assertEquals("dense/kernel/sgd/velocity", velocity.name());
      net.fit(pushing, Fit.epochs(1));
      net.fit(still, Fit.epochs(80));
      assertNotEquals(0, net.read(velocity)[0]);
      net.fit(still, Fit.epochs(70));
      assertEquals(0, net.read(velocity)[0]);
    }
  }
}
