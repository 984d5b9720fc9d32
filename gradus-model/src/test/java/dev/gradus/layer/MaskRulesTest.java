package dev.gradus.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Padded time steps in layers that normalize, add noise, look up, reshape and merge.
class MaskRulesTest {

  private final GraphBuilder graph = new GraphBuilder();
  private final Masks masks = new Masks();

  private Value call(String name, Layer layer, Value... inputs) {
    return new LayerContext(graph, masks, name, layer, true, false).call(List.of(inputs));
  }

  private Value embedded() {
    Value words = graph.feed("words", Shape.of(2, 5));
    return call("embedding", Embedding.of(9, 4).withMaskZero(true), words);
  }

  static Stream<Layer> keeping() {
    return Stream.of(
        LayerNormalization.defaults(),
        new SpatialDropout(0.5),
        new GaussianNoise(0.5),
        new GaussianDropout(0.5),
        new AlphaDropout(0.5),
        new ActivityRegularization(0.1, 0.1),
        new Glu(),
        PRelu.defaults(),
        Rescaling.of(2),
        new Normalization());
  }

  static Stream<Layer> refusing() {
    return Stream.of(
        GroupNormalization.defaults().withGroups(2),
        ZeroPadding1D.defaults(),
        Cropping1D.defaults(),
        UpSampling1D.defaults(),
        Reshape.of(-1),
        Permute.of(2, 1),
        new Concatenate(1),
        Dot.of(2),
        MultiHeadAttention.of(2, 3));
  }

  @Test
  void embedding_maskZero_masksZeros() {
    Value output = embedded();
    assertEquals(Shape.of(2, 5, 4), output.shape());
    assertEquals(Shape.of(2, 5), masks.of(output).orElseThrow().shape());
    Value words = graph.feed("other", Shape.of(2, 5));
    assertTrue(masks.of(call("plain", Embedding.of(9, 4), words)).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("keeping")
  void call_layerOfEachStepAlone_keepsTheMask(Layer layer) {
    Value input = embedded();
    assertEquals(masks.of(input), masks.of(call("layer", layer, input)));
  }

  @ParameterizedTest
  @MethodSource("refusing")
  void call_layerAcrossSteps_refusesTheMask(Layer layer) {
    Value input = embedded();
    assertThrows(ShapeException.class, () -> call("layer", layer, input, input));
  }

  @Test
  void call_mergeOfTwoEmbeddingsOfTheSameWords_keepsTheirMask() {
    Value words = graph.feed("words", Shape.of(2, 5));
    Value a = call("a", Embedding.of(9, 4).withMaskZero(true), words);
    Value b = call("b", Embedding.of(9, 4).withMaskZero(true), words);
    assertEquals(masks.of(a), masks.of(call("add", new Add(), a, b)));
    Value others = graph.feed("others", Shape.of(2, 5));
    Value c = call("c", Embedding.of(9, 4).withMaskZero(true), others);
    assertThrows(ShapeException.class, () -> call("mixed", new Add(), a, c));
  }

  @Test
  void call_merge_keepsTheOneMask() {
    Value input = embedded();
    Value unmasked = graph.feed("unmasked", Shape.of(2, 5, 4));
    Optional<Value> mask = masks.of(input);
    for (MergeLayer layer :
        List.of(
            new Add(),
            new Subtract(),
            new Multiply(),
            new Average(),
            new Maximum(),
            new Minimum(),
            Concatenate.defaults())) {
      assertEquals(mask, masks.of(call(layer.kind(), layer, input, unmasked)), layer.kind());
    }
  }
}
