package dev.gradus.train;

import static dev.gradus.train.FarLine.KERNEL;
import static dev.gradus.train.FarLine.START;
import static dev.gradus.train.FarLine.TARGET;
import static dev.gradus.train.FarLine.X;
import static dev.gradus.train.FarLine.assertMoved;
import static dev.gradus.train.FarLine.gradient;
import static dev.gradus.train.FarLine.onBothBackends;
import static dev.gradus.train.FarLine.read;
import static dev.gradus.train.FarLine.trainer;
import static dev.gradus.train.FarLine.widened;
import static dev.gradus.train.FarLine.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.constraint.NonNegative;
import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.optimizer.Adam;
import dev.gradus.optimizer.Sgd;
import dev.gradus.optimizer.UpdateSettings;
import dev.gradus.optimizer.WeightGroup;
import org.junit.jupiter.api.Test;

/// What is different for some weights of a network.
class WeightGroupsTest {

  @Test
  void fit_groups_haveTheirOwnOptimizerAndDecay() {
    double[] raw = gradient(widened(START));
    double[] moves = new double[START.length];
    for (int i = 0; i < KERNEL; i++) {
      moves[i] = -0.125 * (0.5 * START[i] + raw[i]);
    }
    moves[KERNEL] = -0.25 * raw[KERNEL];
    UpdateSettings settings =
        UpdateSettings.defaults()
            .withWeightDecay(0.5)
            .withGroups(
                new WeightGroup("*/bias").withWeightDecay(0).withOptimizer(new Sgd(0.25)),
                new WeightGroup("dense").withOptimizer(new Sgd(0.125)));
    assertMoved(trainer(Adam.defaults(), settings), moves, "groups");
  }

  /// The constraint comes after the move and reaches the weights of its group alone.
  @Test
  void fit_constraint_holdsAfterEachUpdate() {
    UpdateSettings settings =
        UpdateSettings.defaults()
            .withGroups(
                new WeightGroup("dense/kernel").withConstraint(new NonNegative()),
                new WeightGroup("*").withOptimizer(new Sgd(0.25)));
    Trainer trainer = trainer(Adam.defaults(), settings);
    onBothBackends(backend -> {
      try (CompiledModel net = trainer.compile(backend)) {
        write(net, START);
        net.fit(downward(), Fit.epochs(1));
        float[] all = read(net);
        for (int i = 0; i < KERNEL; i++) {
          assertTrue(all[i] >= 0, "kernel " + all[i]);
        }
        assertTrue(all[KERNEL] < 0, "bias " + all[KERNEL]);
      }
    });
  }

  private static Dataset downward() {
    return InMemoryDataset.ofFloats(
        "down", Shape.of(X.length), X, ValueTarget.single(), new float[] {-TARGET});
  }

  @Test
  void compile_groupOfNoWeight_isRefused() {
    Trainer trainer =
        trainer(Adam.defaults(), UpdateSettings.defaults().withGroups(new WeightGroup("conv2d*")));
    ConfigException refusal = assertThrows(ConfigException.class, trainer::compile);
    assertEquals(
        "update.groups: no weight that is trained is named \"conv2d*\". Weights are: dense/kernel, dense/bias.",
        refusal.getMessage());
  }
}
