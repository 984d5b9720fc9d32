package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Formula;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.ElementwiseOptimizer;
import dev.gradus.schedule.Schedule;
import org.junit.jupiter.api.Test;

/// Mistakes in an optimizer of one's own that would leave weights where they are.
class OwnOptimizersTest {

  private record Own(Formula update) implements ElementwiseOptimizer {

    @Override
    public Schedule learningRate() {
      return Schedule.constant(0.1);
    }

    @Override
    public Own withLearningRate(Schedule schedule) {
      return this;
    }
  }

  @Test
  void check_unknownScalar_isRefused() {
    var own = Formula.named("own");
    var weight = own.input("weight");
    var gradient = own.input("gradient");
    own.output("weight", weight.minus(own.scalar("rate").times(gradient)));
    assertRefused(
        "own: its formula reads the scalar rate, known are learningRate, step, momentum. Use one of these, or a constant.",
        own.build());
  }

  @Test
  void check_slotThatIsNotWritten_isRefused() {
    var own = Formula.named("own");
    var weight = own.input("weight");
    var gradient = own.input("gradient");
    own.output("weight", weight.minus(own.input("m").plus(gradient)));
    assertRefused(
        "own: its formula reads [weight, gradient, m] and writes [weight], but it must write weight and whatever else it reads beside the gradient: [m, weight]. Give each an output of its name.",
        own.build());
  }

  @Test
  void check_weightThatIsNotWritten_isRefused() {
    var own = Formula.named("own");
    var weight = own.input("weight");
    own.output("wieght", weight.minus(own.input("gradient")));
    assertRefused(
        "own: its formula reads [weight, gradient] and writes [wieght], but it must write weight and whatever else it reads beside the gradient: [weight]. Give each an output of its name.",
        own.build());
  }

  private static void assertRefused(String message, Formula formula) {
    Trainer trainer =
        Trainer.of(
            Sequential.of(Input.of(2), Dense.of(1)), new Own(formula), new MeanSquaredError());
    assertEquals(message, assertThrows(ConfigException.class, trainer::check).getMessage());
  }
}
