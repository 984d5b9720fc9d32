package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.cpu.CpuBackend;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.layer.AveragePooling1D;
import dev.gradus.layer.AveragePooling2D;
import dev.gradus.layer.Conv1D;
import dev.gradus.layer.Conv2D;
import dev.gradus.layer.Conv2DTranspose;
import dev.gradus.layer.DepthwiseConv2D;
import dev.gradus.layer.GlobalAveragePooling1D;
import dev.gradus.layer.GlobalAveragePooling2D;
import dev.gradus.layer.GlobalMaxPooling1D;
import dev.gradus.layer.GlobalMaxPooling2D;
import dev.gradus.layer.Layer;
import dev.gradus.layer.MaxPooling1D;
import dev.gradus.layer.MaxPooling2D;
import dev.gradus.layer.Padding;
import dev.gradus.layer.SeparableConv2D;
import dev.gradus.testkit.TestVectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Convolutions and poolings against PyTorch: result, input gradient and weight gradients.
class ConvolutionVectorsTest {

  private static final Padding SAME = new Padding.Same();
  private static final TestVectors VECTORS = TestVectors.read("convolutions");
  private static final Map<String, Layer> LAYERS = new LinkedHashMap<>();

  static {
    LAYERS.put("conv2d", Conv2D.of(4, 3));
    LAYERS.put("conv2d-same-strides", Conv2D.of(4, 3).withPadding(SAME).withStrides(2));
    LAYERS.put("conv2d-dilated", Conv2D.of(2, 2, 3).withDilationRate(2, 1));
    LAYERS.put("conv2d-explicit", Conv2D.of(2, 2, 3).withPadding(Padding.Explicit.of(1, 2)));
    LAYERS.put("conv2d-groups", Conv2D.of(6, 3, 2).withGroups(2));
    LAYERS.put("depthwise-conv2d", DepthwiseConv2D.of(3).withDepthMultiplier(2));
    LAYERS.put("separable-conv2d", SeparableConv2D.of(4, 3));
    LAYERS.put("conv2d-transpose", Conv2DTranspose.of(2, 3).withStrides(2));
    LAYERS.put("conv2d-transpose-same", Conv2DTranspose.of(2, 3).withStrides(2).withPadding(SAME));
    LAYERS.put(
        "conv2d-transpose-explicit",
        Conv2DTranspose.of(2, 3).withStrides(2).withPadding(Padding.Explicit.of(1)));
    LAYERS.put("conv1d", Conv1D.of(4, 3).withStrides(2));
    LAYERS.put(
        "conv1d-causal", Conv1D.of(4, 3).withPadding(new Padding.Causal()).withDilationRate(2));
    LAYERS.put("max-pooling2d", MaxPooling2D.of(2));
    LAYERS.put("max-pooling2d-overlapping", MaxPooling2D.of(3).withStrides(2).withPadding(SAME));
    LAYERS.put("max-pooling1d", MaxPooling1D.of(2));
    LAYERS.put("average-pooling2d", AveragePooling2D.of(2));
    LAYERS.put(
        "average-pooling2d-overlapping",
        AveragePooling2D.of(3).withStrides(2).withPadding(Padding.Explicit.of(1)));
    LAYERS.put("average-pooling1d", AveragePooling1D.of(3));
    LAYERS.put("global-max-pooling2d", new GlobalMaxPooling2D());
    LAYERS.put("global-average-pooling2d", new GlobalAveragePooling2D());
    LAYERS.put("global-max-pooling1d", new GlobalMaxPooling1D());
    LAYERS.put("global-average-pooling1d", new GlobalAveragePooling1D());
  }

  @TestFactory
  Stream<DynamicTest> layer_onReference_followsPyTorch() {
    return on(new ReferenceBackend());
  }

  @TestFactory
  Stream<DynamicTest> layer_onCpu_followsPyTorch() {
    return on(new CpuBackend(2));
  }

  @Test
  void vectors_all_areUsed() {
    List<String> cases = new ArrayList<>(VECTORS.keys());
    cases.remove("header");
    assertEquals(cases, List.copyOf(LAYERS.keySet()));
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
