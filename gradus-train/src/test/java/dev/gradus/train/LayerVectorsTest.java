package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.cpu.CpuBackend;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.layer.Add;
import dev.gradus.layer.Average;
import dev.gradus.layer.Concatenate;
import dev.gradus.layer.Cropping2D;
import dev.gradus.layer.Dot;
import dev.gradus.layer.Embedding;
import dev.gradus.layer.Glu;
import dev.gradus.layer.GroupNormalization;
import dev.gradus.layer.Layer;
import dev.gradus.layer.LayerNormalization;
import dev.gradus.layer.Maximum;
import dev.gradus.layer.Minimum;
import dev.gradus.layer.MultiHeadAttention;
import dev.gradus.layer.Multiply;
import dev.gradus.layer.PRelu;
import dev.gradus.layer.Permute;
import dev.gradus.layer.RepeatVector;
import dev.gradus.layer.Subtract;
import dev.gradus.layer.UpSampling1D;
import dev.gradus.layer.UpSampling2D;
import dev.gradus.layer.ZeroPadding2D;
import dev.gradus.testkit.TestVectors;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Results and gradients of layers against PyTorch.
class LayerVectorsTest {

  private static final TestVectors VECTORS = TestVectors.read("layers");

  private static final Map<String, Layer> LAYERS =
      Map.ofEntries(
          Map.entry("layer-normalization", LayerNormalization.defaults()),
          Map.entry("group-normalization", GroupNormalization.defaults().withGroups(2)),
          Map.entry("embedding", Embedding.of(5, 3)),
          Map.entry("prelu", PRelu.defaults().withSharedAxes(1)),
          Map.entry("glu", new Glu()),
          Map.entry("zero-padding2d", new ZeroPadding2D(1, 2, 3, 0)),
          Map.entry("cropping2d", new Cropping2D(1, 2, 0, 1)),
          Map.entry("up-sampling2d", UpSampling2D.of(2, 3)),
          Map.entry("up-sampling1d", new UpSampling1D(3)),
          Map.entry("permute", Permute.of(3, 1, 2)),
          Map.entry("repeat-vector", new RepeatVector(3)),
          Map.entry("add", new Add()),
          Map.entry("subtract", new Subtract()),
          Map.entry("multiply", new Multiply()),
          Map.entry("average", new Average()),
          Map.entry("maximum", new Maximum()),
          Map.entry("minimum", new Minimum()),
          Map.entry("concatenate", Concatenate.defaults()),
          Map.entry("dot", Dot.of(2, 1)),
          Map.entry("cosine", Dot.of(2, 1).withNormalize(true)),
          Map.entry("attention", MultiHeadAttention.of(2, 3)),
          Map.entry("causal-attention", MultiHeadAttention.of(2, 3).withCausal(true)));

  @TestFactory
  Stream<DynamicTest> layer_onReference_matchesPyTorch() {
    return on(new ReferenceBackend());
  }

  @TestFactory
  Stream<DynamicTest> layer_onCpu_matchesPyTorch() {
    return on(new CpuBackend(2));
  }

  @Test
  void vectors_allCases_areUsed() {
    Set<String> keys = new HashSet<>(VECTORS.keys());
    keys.remove("header");
    assertEquals(LAYERS.keySet(), keys);
  }

  private static Stream<DynamicTest> on(Backend backend) {
    return LAYERS.entrySet().stream()
        .map(each ->
            DynamicTest.dynamicTest(
                each.getKey(),
                () ->
                    LayerVectors.verify(backend, each.getValue(), true, VECTORS.at(each.getKey()))))
        .onClose(backend::close);
  }
}
