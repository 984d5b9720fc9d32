package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Softmax;
import dev.gradus.compiler.Compiler;
import dev.gradus.compiler.Plan;
import dev.gradus.compiler.VariableStore;
import dev.gradus.core.RandomStream;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.layer.AveragePooling2D;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Conv2D;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Flatten;
import dev.gradus.layer.Input;
import dev.gradus.layer.MaxPooling2D;
import dev.gradus.layer.Padding;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Adam;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How convolutional networks lie in memory on the fast backend: images have their channels last
/// from the first layer to the last and back, so that only kernels are ever reordered.
class ConvolutionPlansTest {

  private static final int BATCH = 6;

  @Test
  void training_ofConvolutions_reordersNoImage() {
    List<String> steps = steps();
    List<String> reorders = steps.stream().filter(step -> step.contains(" = Reorder(")).toList();

    for (String reorder : reorders) {
      assertTrue(reorder.startsWith("%") || reorder.contains("/kernel"), reorder);
      assertFalse(reorder.contains("[" + BATCH + ", "), "an image is reordered: " + reorder);
    }
  }

  @Test
  void training_ofConvolutions_runsOnOneDnnAndVectors() {
    List<String> slow = steps().stream().filter(step -> step.endsWith("ref:any")).toList();

    assertEquals(List.of(), slow);
    assertEquals(List.of(), steps().stream().filter(s -> s.endsWith("reference")).toList());
  }

  private static List<String> steps() {
    Conv2D convolution =
        Conv2D.of(16, 3).withPadding(new Padding.Same()).withActivation(new Relu());
    Sequential model =
        Sequential.of(
            Input.of(16, 16, 3),
            convolution,
            convolution.withStrides(2),
            BatchNormalization.defaults(),
            convolution,
            MaxPooling2D.of(2),
            convolution.withUseBias(false),
            AveragePooling2D.of(2),
            new Flatten(),
            Dense.of(10).withActivation(new Softmax()));
    Trainer trainer = Trainer.of(model, Adam.defaults(), CategoricalCrossentropy.defaults());
    try (CpuBackend backend = new CpuBackend(2);
        VariableStore store = new VariableStore(backend);
        Plan plan =
            new Compiler(backend)
                .compile(
                    TrainingGraph.of(trainer, StepKind.UPDATE, BATCH), store, RandomStream.of(1))) {
      List<String> steps = plan.print().lines().filter(line -> line.contains(" = ")).toList();
      assertEquals(
          4,
          steps.stream()
              .filter(step -> step.contains(" = Conv2d"))
              .filter(step -> !step.contains("Backward"))
              .count());
      return steps;
    }
  }
}
