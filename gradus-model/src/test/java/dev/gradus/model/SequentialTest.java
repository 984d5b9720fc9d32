package dev.gradus.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Softmax;
import dev.gradus.core.Shape;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Dropout;
import dev.gradus.layer.Flatten;
import dev.gradus.layer.Input;
import dev.gradus.layer.Layer;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.op.Variable;
import dev.gradus.regularizer.L2;
import dev.gradus.testkit.GoldenFiles;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SequentialTest {

  private static final GoldenFiles GOLDEN = GoldenFiles.of(SequentialTest.class);

  private static final Sequential IMAGES =
      Sequential.of(
          Input.of(28, 28, 1),
          new Flatten(),
          Dense.of(512).withActivation(new Relu()).withKernelRegularizer(new L2(0.001)),
          new Dropout(0.25),
          BatchNormalization.defaults(),
          Dense.of(10).withActivation(new Softmax()));

  @AfterAll
  static void noneLeftOver() {
    GOLDEN.requireAllVerified();
  }

  @Test
  void build_forTraining_hasDropoutMovingAveragesAndPenalty() {
    BuiltModel model = IMAGES.build(64, true);
    Objective.of(model, CategoricalCrossentropy.defaults());
    GOLDEN.verify("training", GraphText.of(model.graph().build()));
  }

  @Test
  void build_forInference_hasNeitherDropoutNorAssignments() {
    GOLDEN.verify("inference", GraphText.of(IMAGES.build(64, false).graph().build()));
  }

  @Test
  void build_denseOnImages_worksAlongTheLastAxis() {
    Sequential model = Sequential.of(Input.of(28, 28, 3), Dense.of(8).withActivation(new Relu()));
    GOLDEN.verify("dense-along-last-axis", GraphText.of(model.build(2, false).graph().build()));
  }

  @Test
  void build_trainingAndInference_shareVariables() {
    assertEquals(IMAGES.build(64, true).weights(), IMAGES.build(1, false).weights());
  }

  @Test
  void build_sameRecordTwice_hasWeightsOfItsOwn() {
    Dense dense = Dense.of(4);
    List<String> names = names(Sequential.of(Input.of(4), dense, dense));
    assertEquals(List.of("dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias"), names);
  }

  @Test
  void build_dropoutInserted_renamesNoWeight() {
    Layer hidden = Dense.of(4);
    assertEquals(
        names(Sequential.of(Input.of(3), hidden, hidden)),
        names(Sequential.of(Input.of(3), hidden, new Dropout(0.5), hidden)));
  }

  @Test
  void outputShape_isWithoutBatch() {
    assertEquals(Shape.of(10), IMAGES.outputShape());
    assertEquals(Shape.of(28, 28, 1), IMAGES.inputShape());
  }

  @Test
  void withInput_replacesTheInputOrPutsOneInFront() {
    Sequential headless = Sequential.of(new Flatten(), Dense.of(10));
    assertEquals(
        Sequential.of(Input.of(2, 2), new Flatten(), Dense.of(10)),
        headless.withInput(Shape.of(2, 2)));
    assertEquals(
        headless.withInput(Shape.of(2, 2)),
        headless.withInput(Shape.of(7)).withInput(Shape.of(2, 2)));
    assertNotEquals(headless, headless.withInput(Shape.of(2, 2)));
  }

  private static List<String> names(Model model) {
    return model.build(2, true).weights().stream()
        .map(weight -> weight.variable())
        .map(Variable::name)
        .toList();
  }
}
