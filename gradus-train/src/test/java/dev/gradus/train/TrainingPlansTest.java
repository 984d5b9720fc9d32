package dev.gradus.train;

import dev.gradus.activation.Relu;
import dev.gradus.activation.Softmax;
import dev.gradus.compiler.Compiler;
import dev.gradus.compiler.Plan;
import dev.gradus.compiler.VariableStore;
import dev.gradus.core.RandomStream;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Dropout;
import dev.gradus.layer.Input;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.loss.SparseCategoricalCrossentropy;
import dev.gradus.model.Sequential;
import dev.gradus.op.Graph;
import dev.gradus.optimizer.Adam;
import dev.gradus.optimizer.Sgd;
import dev.gradus.regularizer.L2;
import dev.gradus.testkit.GoldenFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What becomes of whole networks, pass by pass, for review.
class TrainingPlansTest {

  private static final GoldenFiles GOLDEN = GoldenFiles.of(TrainingPlansTest.class);

  private static final Sequential NET_A =
      Sequential.of(
          Input.of(784),
          Dense.of(1000).withActivation(new Relu()),
          Dense.of(10).withActivation(new Softmax()));

  private static final Sequential REGULARIZED =
      Sequential.of(
          Input.of(20),
          Dense.of(16).withActivation(new Relu()).withKernelRegularizer(new L2(0.01)),
          BatchNormalization.defaults(),
          new Dropout(0.5),
          Dense.of(10).withActivation(new Softmax()).withKernelRegularizer(new L2(0.01)));

  @AfterAll
  static void noneLeftOver() {
    GOLDEN.requireAllVerified();
  }

  @Test
  void training_netA() {
    Trainer trainer = Trainer.of(NET_A, Adam.defaults(), CategoricalCrossentropy.defaults());
    verify("net-a-training", TrainingGraph.of(trainer, StepKind.UPDATE, 64));
  }

  @Test
  void inference_netA() {
    verify("net-a-inference", NET_A.build(1, false).graph().build());
  }

  @Test
  void training_regularized() {
    Trainer trainer =
        Trainer.of(
            REGULARIZED, new Sgd(0.1).withMomentum(0.9), SparseCategoricalCrossentropy.defaults());
    verify("regularized-training", TrainingGraph.of(trainer, StepKind.UPDATE, 32));
  }

  @Test
  void inference_regularized() {
    verify("regularized-inference", REGULARIZED.build(32, false).graph().build());
  }

  private static void verify(String name, Graph graph) {
    try (ReferenceBackend backend = new ReferenceBackend();
        VariableStore store = new VariableStore(backend)) {
      Compiler compiler = new Compiler(backend);
      StringBuilder text = new StringBuilder();
      compiler
          .explain(graph)
          .forEach((pass, page) -> text.append("== ").append(pass).append('\n').append(page));
      try (Plan plan = compiler.compile(graph, store, RandomStream.of(1))) {
        text.append("== plan\n").append(plan.print());
      }
      GOLDEN.verify(name, text.toString());
    }
  }
}
