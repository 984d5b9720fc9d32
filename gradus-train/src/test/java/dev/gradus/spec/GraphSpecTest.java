package dev.gradus.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Softmax;
import dev.gradus.core.Shape;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Flatten;
import dev.gradus.layer.Layer;
import dev.gradus.model.Functional;
import dev.gradus.model.LayerCall;
import dev.gradus.model.Model;
import dev.gradus.model.SymbolicTensor;
import dev.gradus.train.Graphs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Networks that are no chain, and frozen layers, in files.
class GraphSpecTest {

  private static final Kinds KINDS =
      Kinds.standard().with(Layer.class, Kind.of("sum", new Graphs.Sum()));

  private static final String RESIDUAL =
      """
      data: mnist
      model:
        inputs: {image: [28, 28, 1]}
        layers:
          - flatten
          - {name: wide, layer: {dense: {units: 64, activation: relu}}}
          - dense: {units: 64, activation: relu}
          - {layer: sum, from: [dense, wide]}
          - {name: digit, layer: {dense: {units: 10, activation: softmax}}}
        outputs: [digit]
      freeze: [wide]
      loss: categorical-crossentropy
      optimizer: adam
      """;

  private static Model residual() {
    SymbolicTensor image = SymbolicTensor.input("image", 28, 28, 1);
    Dense dense = Dense.of(64).withActivation(new Relu());
    SymbolicTensor wide = image.then(new Flatten()).then("wide", dense);
    SymbolicTensor sum = SymbolicTensor.merge(new Graphs.Sum(), wide.then(dense), wide);
    return Functional.of(image, sum.then("digit", Dense.of(10).withActivation(new Softmax())));
  }

  private static TrainSpec parse(String yaml) {
    return TrainSpec.parse(yaml, "spec.yaml", KINDS);
  }

  @Test
  void parse_residualWithFrozenLayer_isTheGraphBuiltInCode() {
    assertEquals(residual().freeze("wide"), parse(RESIDUAL).model());
  }

  @Test
  void toYaml_graph_isTheNormalFormAndReadsBack() {
    TrainSpec spec = parse(RESIDUAL);
    String yaml = spec.toYaml(KINDS);
    String dense = "useBias: true, kernelInitializer: glorot-uniform, biasInitializer: zeros}";
    assertEquals(
        """
        model:
          inputs:
            image: [28, 28, 1]
          layers:
          - name: flatten
            layer: flatten
            from: [image]
          - name: wide
            layer:
              dense: {units: 64, activation: relu, %1$s
            from: [flatten]
          - name: dense
            layer:
              dense: {units: 64, activation: relu, %1$s
            from: [wide]
          - name: sum
            layer: sum
            from: [dense, wide]
          - name: digit
            layer:
              dense: {units: 10, activation: softmax, %1$s
            from: [sum]
          outputs: [digit]
        freeze: [wide]
        """
            .formatted(dense),
        yaml.substring(yaml.indexOf("model:"), yaml.indexOf("loss:")));
    assertEquals(spec, parse(yaml));
  }

  @Test
  void parse_sharedLayer_isUsedAgainByItsName() {
    TrainSpec spec =
        parse(
            """
            data: mnist
            model:
              inputs: {left: [3], right: [3]}
              layers:
                - {name: code, layer: {dense: 4}, from: left}
                - {name: code, from: right}
                - {layer: sum, from: [code, 'code:2']}
              outputs: [sum, code:2]
            loss: mean-squared-error
            optimizer: sgd
            """);
    Map<String, Shape> inputs = new LinkedHashMap<>();
    inputs.put("left", Shape.of(3));
    inputs.put("right", Shape.of(3));
    assertEquals(
        new Functional(
            new LinkedHashMap<>(inputs),
            List.of(
                LayerCall.first("code", Dense.of(4), List.of("left")),
                new LayerCall("code", 2, Dense.of(4), List.of("right")),
                LayerCall.first("sum", new Graphs.Sum(), List.of("code", "code:2"))),
            List.of("sum", "code:2")),
        spec.model());
    assertEquals(spec, parse(spec.toYaml(KINDS)));
  }

  @Test
  void patch_ofAGraph_goesByPlaceAndFreezes() {
    TrainSpec changed =
        Patch.of(
                "model.layers.1.layer.dense.units=32",
                "model.layers.2.layer.dense.units=32",
                "freeze=[dense, 'w*']")
            .apply(parse(RESIDUAL), KINDS);
    assertEquals(List.of("wide", "dense"), changed.model().frozen());
    assertEquals(Shape.of(32), changed.model().summary().rows().get(1).outputShape());
    assertEquals(residual(), Patch.of("freeze=[]").apply(parse(RESIDUAL), KINDS).model());
  }
}
