package dev.gradus.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.Shape;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Dropout;
import dev.gradus.layer.Input;
import dev.gradus.layer.Layer;
import dev.gradus.layer.Weight;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.loss.WeightedLoss;
import dev.gradus.op.Graph;
import dev.gradus.op.Variable;
import dev.gradus.regularizer.L2;
import dev.gradus.testkit.GoldenFiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class FunctionalTest {

  private static final GoldenFiles GOLDEN = GoldenFiles.of(FunctionalTest.class);

  @AfterAll
  static void noneLeftOver() {
    GOLDEN.requireAllVerified();
  }

  @Test
  void build_residual_addsWhatWasLedAround() {
    GOLDEN.verify("residual", GraphText.of(Graphs.residual().build(2, false).graph().build()));
  }

  @Test
  void build_twoOutputs_everyoneHasATargetAndALoss() {
    BuiltModel model = Graphs.twins().build(2, true);
    Objective objective =
        Objective.of(
            model,
            ByName.<WeightedLoss>none()
                .and("distance", new WeightedLoss(new MeanSquaredError(), 0.1))
                .and("digit", WeightedLoss.of(CategoricalCrossentropy.defaults())));
    GOLDEN.verify("twins-training", GraphText.of(model.graph().build()));
    assertEquals(List.of("digit", "distance"), List.copyOf(objective.targets().keySet()));
  }

  @Test
  void summary_noChain_saysWhatEachLayerReads() {
    GOLDEN.verify(
        "summaries", Graphs.residual().summary() + "\n\n" + Graphs.twins().summary() + "\n");
    assertFalse(Graphs.residual().summary().isChain());
  }

  @Test
  void of_chainOfTensors_isTheSameNetworkAsSequential() {
    SymbolicTensor input = SymbolicTensor.input("input", 3);
    Functional chain = Functional.of(input, input.then(Dense.of(4)).then(Dense.of(2)));
    Sequential sequential = Sequential.of(Input.of(3), Dense.of(4), Dense.of(2));
    assertEquals(sequential.inputs(), chain.inputs());
    assertEquals(sequential.calls(), chain.calls());
    assertEquals(sequential.outputs(), chain.outputs());
    assertEquals(sequential.summary().toString(), chain.summary().toString());
    assertEquals(text(sequential, true), text(chain, true));
  }

  @Test
  void of_layersWithoutNames_areNumberedFromTheOutputsBackFirstThingsFirst() {
    SymbolicTensor input = SymbolicTensor.input("dense_1", 3);
    SymbolicTensor late = input.then(Dense.of(4));
    SymbolicTensor early = input.then(Dense.of(4));
    SymbolicTensor named = early.then("dense", Dense.of(4));
    SymbolicTensor sum = SymbolicTensor.merge(new Graphs.Sum(), named, late);
    assertEquals(
        List.of("dense_2", "dense", "dense_3", "sum"),
        Functional.of(input, sum).calls().stream().map(LayerCall::id).toList());
  }

  @Test
  void of_sameNameAndLayer_sharesWeightsAndDropsOtherElements() {
    SymbolicTensor input = SymbolicTensor.input("x", 3);
    Layer dropout = new Dropout(0.5);
    SymbolicTensor first = input.then("code", Dense.of(3)).then("drop", dropout);
    SymbolicTensor second = first.then("code", Dense.of(3)).then("drop", dropout);
    Functional model = Functional.of(input, second);
    assertEquals(
        List.of("code", "drop", "code:2", "drop:2"),
        model.calls().stream().map(LayerCall::id).toList());
    assertEquals(List.of("code/kernel", "code/bias"), names(model.build(1, true)));
    Graph graph = model.build(1, true).graph().build();
    assertTrue(GraphText.of(graph).contains("dropout/drop:2"));
  }

  @Test
  void build_sharedBatchNormalization_secondUseGoesOnFromTheFirstOnesAverages() {
    SymbolicTensor input = SymbolicTensor.input("x", 3);
    Layer norm = BatchNormalization.defaults().withCenter(false).withScale(false);
    SymbolicTensor twice = input.then("norm", norm).then("norm", norm);
    GOLDEN.verify("shared-norm", text(Functional.of(input, twice), true));
  }

  @Test
  void then_model_keepsItsNamesOrPutsAPrefixBefore() {
    Sequential part = Sequential.of(Dense.of(4), Dense.of(4));
    SymbolicTensor input = SymbolicTensor.input("x", 4);
    SymbolicTensor shared = input.then(part).then(part);
    assertEquals(
        List.of("dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias"),
        names(Functional.of(input, shared).build(1, true)));
    SymbolicTensor apart = input.then("left", part).then("right", part);
    assertEquals(
        List.of("left_dense", "left_dense_1", "right_dense", "right_dense_1"),
        Functional.of(input, apart).calls().stream().map(LayerCall::id).toList());
  }

  @Test
  void freeze_patterns_makeWeightsOfTheseLayersConstant() {
    Model frozen = Graphs.residual().freeze("dense*").freeze("batch_normalization");
    assertEquals(List.of("dense", "dense_1", "batch_normalization", "dense_2"), frozen.frozen());
    assertEquals(
        List.of("digit/kernel", "digit/bias"),
        frozen.build(2, true).trainableWeights().stream()
            .map(weight -> weight.variable().name())
            .toList());
    assertEquals(names(Graphs.residual().build(2, true)), names(frozen.build(2, true)));
    assertEquals(Shape.of(2), frozen.outputShape());
    // 4 x 2 + 2 of digit
    assertEquals(10, frozen.summary().trainable());
    assertEquals(Graphs.residual().summary().parameters(), frozen.summary().parameters());
    assertEquals(Map.of(), frozen.build(2, true).graph().build().assignments());
  }

  @Test
  void freeze_regularized_hasNoPenalty() {
    Model model =
        Sequential.of(Input.of(3), Dense.of(2).withKernelRegularizer(new L2(0.1)), Dense.of(1));
    List<Weight> weights = model.freeze("dense").build(1, true).weights();
    assertTrue(weights.stream().allMatch(weight -> weight.regularizer().isEmpty()));
  }

  @Test
  void layersNamed_starAndQuestionMark_standForLetters() {
    List<String> names = List.of("dense", "dense_1", "dense_12", "d.nse");
    assertEquals(List.of("dense_1", "dense_12"), LayerPatterns.matching(List.of("dense_*"), names));
    assertEquals(
        List.of("dense", "dense_1"),
        LayerPatterns.matching(List.of("dense_?", "d?nse", "dense"), names).stream()
            .filter(name -> !name.contains("."))
            .toList());
    assertEquals(List.of("d.nse"), LayerPatterns.matching(List.of("d.nse"), names));
  }

  private static List<String> names(BuiltModel model) {
    return model.weights().stream().map(Weight::variable).map(Variable::name).toList();
  }

  private static String text(Model model, boolean training) {
    return GraphText.of(model.build(2, training).graph().build());
  }
}
