package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.activation.Relu;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.layer.Bidirectional;
import dev.gradus.layer.Gru;
import dev.gradus.layer.Layer;
import dev.gradus.layer.Lstm;
import dev.gradus.layer.SimpleRnn;
import dev.gradus.testkit.TestVectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Recurrent layers against PyTorch: result, input gradient and weight gradients.
class RecurrentVectorsTest {

  private static final int UNITS = 5;
  private static final TestVectors VECTORS = TestVectors.read("recurrent");
  private static final Map<String, Layer> LAYERS = new LinkedHashMap<>();

  static {
    SimpleRnn simple = SimpleRnn.of(UNITS).withReturnSequences(true);
    Lstm lstm = Lstm.of(UNITS).withReturnSequences(true);
    Gru gru = Gru.of(UNITS).withReturnSequences(true);
    LAYERS.put("simple-rnn", simple);
    LAYERS.put("simple-rnn-relu", simple.withActivation(new Relu()));
    LAYERS.put("lstm", lstm);
    LAYERS.put("lstm-last", Lstm.of(UNITS));
    LAYERS.put("lstm-backwards", lstm.withGoBackwards(true));
    LAYERS.put("gru", gru);
    LAYERS.put("gru-last", Gru.of(UNITS));
    LAYERS.put("gru-reset-before", gru.withResetAfter(false));
    LAYERS.put("bidirectional-lstm", Bidirectional.of(lstm));
    LAYERS.put("bidirectional-gru-last", Bidirectional.of(Gru.of(UNITS)));
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
