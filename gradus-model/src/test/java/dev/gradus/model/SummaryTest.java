package dev.gradus.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Softmax;
import dev.gradus.core.Shape;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

  private static final Sequential DEEP =
      Sequential.of(
          Input.of(784),
          Dense.of(512).withActivation(new Relu()),
          Dense.of(1024).withActivation(new Relu()),
          Dense.of(64).withActivation(new Relu()),
          Dense.of(10).withActivation(new Softmax()));

  @Test
  void toString_threeHiddenLayers_isTheTable() {
    assertEquals(
        """
        layer    kind   output shape  parameters
        -------  -----  ------------  ----------
        input           [N, 784]
        dense    dense  [N, 512]         401,920
        dense_1  dense  [N, 1024]        525,312
        dense_2  dense  [N, 64]           65,600
        dense_3  dense  [N, 10]              650
        -------  -----  ------------  ----------
        total 993,482 parameters: 993,482 trainable, 0 non-trainable\
        """,
        DEEP.summary().toString());
  }

  @Test
  void parameters_batchNormalization_halfAreNotTrainable() {
    // gamma and beta learn, moving mean and variance do not: 4 x 5 in all
    Summary summary = Sequential.of(Input.of(5), BatchNormalization.defaults()).summary();
    assertEquals(
        new Summary.Row(
            "batch_normalization", "batch-normalization", List.of("input"), Shape.of(5), 10, 10),
        summary.rows().getFirst());
    assertEquals(20, summary.parameters());
    assertEquals(10, summary.trainable());
    assertEquals(10, summary.nonTrainable());
  }

  @Test
  void parameters_noBias_areTheKernelOnly() {
    // 3 x 4
    assertEquals(
        12, Sequential.of(Input.of(3), Dense.of(4).withUseBias(false)).summary().parameters());
  }
}
