package dev.gradus.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.expr.Evaluator;
import dev.gradus.model.BuiltModel;
import dev.gradus.model.GraphText;
import dev.gradus.model.Sequential;
import dev.gradus.op.Elementwise;
import dev.gradus.op.Graph;
import dev.gradus.testkit.GoldenFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BatchNormalizationTest {

  private static final GoldenFiles GOLDEN = GoldenFiles.of(BatchNormalizationTest.class);

  @AfterAll
  static void noneLeftOver() {
    GOLDEN.requireAllVerified();
  }

  @Test
  void build_training_movesTheAverages() {
    GOLDEN.verify("training", text(BatchNormalization.defaults(), true));
  }

  @Test
  void build_inference_normalizesByTheAverages() {
    GOLDEN.verify("inference", text(BatchNormalization.defaults(), false));
  }

  @Test
  void build_neitherCenterNorScale_standsInConstants() {
    BatchNormalization bare = BatchNormalization.defaults().withCenter(false).withScale(false);
    GOLDEN.verify("bare", text(bare, true));
  }

  @Test
  void build_movingAverage_keepsTheMomentumsShare() {
    // 0.75 * 4 + 0.25 * 8 = 5
    BatchNormalization layer = BatchNormalization.defaults().withMomentum(0.75);
    Graph graph = Sequential.of(Input.of(2), layer).build(3, true).graph().build();
    Elementwise average = (Elementwise) graph.nodes().get(1).op();
    assertArrayEquals(
        new double[] {5},
        Evaluator.evaluate(average.formula(), new double[] {4, 8}, new double[0], new double[0]));
  }

  @Test
  void defaults_areKeras3s() {
    assertEquals(new BatchNormalization(0.99, 1e-3, true, true), BatchNormalization.defaults());
  }

  private static String text(BatchNormalization layer, boolean training) {
    BuiltModel model = Sequential.of(Input.of(4, 4, 3), layer).build(8, training);
    return GraphText.of(model.graph().build());
  }
}
