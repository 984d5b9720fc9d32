package dev.gradus.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.core.Shape;
import dev.gradus.init.RandomUniform;
import dev.gradus.init.Zeros;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The defaults and the weights' names of Keras 3.
class KerasDefaultsTest {

  @Test
  void defaults_areThoseOfKeras() {
    assertEquals(new LayerNormalization(1e-3, true, true), LayerNormalization.defaults());
    assertEquals(new GroupNormalization(32, 1e-3, true, true), GroupNormalization.defaults());
    assertEquals(new Embedding(9, 4, new RandomUniform(0.05), false), Embedding.of(9, 4));
    assertEquals(new PRelu(new Zeros(), List.of()), PRelu.defaults());
    assertEquals(new ZeroPadding1D(1, 1), ZeroPadding1D.defaults());
    assertEquals(new ZeroPadding2D(1, 1, 1, 1), ZeroPadding2D.defaults());
    assertEquals(new Cropping1D(1, 1), Cropping1D.defaults());
    assertEquals(new Cropping2D(0, 0, 0, 0), Cropping2D.defaults());
    assertEquals(new UpSampling1D(2), UpSampling1D.defaults());
    assertEquals(new UpSampling2D(Shape.of(2, 2)), UpSampling2D.defaults());
    assertEquals(new Concatenate(-1), Concatenate.defaults());
    assertEquals(new Rescaling(2, 0), Rescaling.of(2));
    assertEquals(
        new MultiHeadAttention(2, 8, Optional.empty(), 0, true, false),
        MultiHeadAttention.of(2, 8));
  }

  @Test
  void toString_saysWhatDiffersFromTheDefaults() {
    assertEquals("LayerNormalization[]", LayerNormalization.defaults().toString());
    assertEquals(
        "GroupNormalization[groups=8, scale=false]",
        GroupNormalization.defaults().withGroups(8).withScale(false).toString());
    assertEquals("PRelu[sharedAxes=[1, 2]]", PRelu.defaults().withSharedAxes(2, 1).toString());
    assertEquals(
        "Embedding[inputDim=9, outputDim=4, maskZero=true]",
        Embedding.of(9, 4).withMaskZero(true).toString());
    assertEquals("Rescaling[scale=2.0]", Rescaling.of(2).toString());
    assertEquals("Dot[axes=[2, 1], normalize=true]", Dot.of(2, 1).withNormalize(true).toString());
    assertEquals(
        "MultiHeadAttention[numHeads=2, keyDim=8, valueDim=4, dropout=0.1, useBias=false,"
            + " causal=true]",
        MultiHeadAttention.of(2, 8)
            .withValueDim(4)
            .withDropout(0.1)
            .withUseBias(false)
            .withCausal(true)
            .toString());
  }

  @Test
  void multiHeadAttention_weights_haveKerasNamesAndShapes() {
    MultiHeadAttention layer = MultiHeadAttention.of(2, 8).withValueDim(4);
    GraphBuilder graph = new GraphBuilder();
    Value query = graph.feed("query", Shape.of(3, 5, 6));
    Value value = graph.feed("value", Shape.of(3, 7, 10));
    LayerContext context = new LayerContext(graph, "attention", layer, true);
    assertEquals(Shape.of(3, 5, 6), layer.build(context, List.of(query, value)).shape());
    assertEquals(
        List.of(
            "attention/query/kernel [6, 2, 8]",
            "attention/query/bias [2, 8]",
            "attention/key/kernel [10, 2, 8]",
            "attention/key/bias [2, 8]",
            "attention/value/kernel [10, 2, 4]",
            "attention/value/bias [2, 4]",
            "attention/attention_output/kernel [2, 4, 6]",
            "attention/attention_output/bias [6]"),
        context.weights().stream()
            .map(weight -> weight.variable().name() + " " + weight.variable().shape())
            .toList());
  }
}
