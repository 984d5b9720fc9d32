package dev.gradus.cpu;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.expr.Binary;
import dev.gradus.expr.BinaryOp;
import dev.gradus.expr.Comparison;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Unary;
import dev.gradus.expr.UnaryOp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The JVM does not compile methods that are too long; formulas must not be put together beyond
/// that.
class LoopLengthTest {

  private static void assertEstimated(Formula formula) {
    int length = LoopCompiler.length(formula.program(), formula.inputs().size());
    int estimate = LoopCompiler.estimate(formula.program());
    // a loop that does nothing else has code of its own
    assertTrue(length <= estimate + 500, formula + ": " + length + ", estimated " + estimate);
  }

  @ParameterizedTest
  @EnumSource
  void estimate_functions_isNoLess(UnaryOp op) {
    Formula.Builder formula = Formula.named("function");
    Expr x = formula.input("x");
    for (int i = 0; i < 4; i++) {
      x = new Unary(op, x.plus(i + 0.5));
    }
    assertEstimated(formula.output("y", x).build());
  }

  @ParameterizedTest
  @EnumSource
  void estimate_operations_isNoLess(BinaryOp op) {
    Formula.Builder formula = Formula.named("operation");
    Expr x = formula.input("x");
    for (int i = 0; i < 4; i++) {
      x = new Binary(op, x, formula.input("x" + i));
    }
    assertEstimated(formula.output("y", x).build());
  }

  @Test
  void estimate_drawsAndChoices_isNoLess() {
    Formula.Builder formula = Formula.named("draws");
    Expr x = formula.input("x");
    for (int i = 0; i < 3; i++) {
      Expr u = formula.uniform("u" + i);
      x = Expr.select(Comparison.LESS, u, Expr.constant(0.1 + i), x, Expr.fma(x, u, x));
    }
    assertEstimated(formula.output("y", x).build());
  }

  @Test
  void fits_asLongAsTheLoopCompiles() {
    LoopCompiler compiler = new LoopCompiler();
    for (int draws = 1; draws < 8; draws++) {
      Formula.Builder growing = Formula.named("growing");
      Expr x = growing.input("x");
      for (int i = 0; i < draws; i++) {
        x = x.plus(growing.uniform("u" + i)).exp();
      }
      Formula formula = growing.output("y", x).build();
      if (compiler.fits(formula)) {
        assertDoesNotThrow(() -> compiler.compile(formula));
      } else {
        assertTrue(draws > 2, "two draws must fit");
      }
    }
    Formula.Builder tooLong = Formula.named("too long");
    Expr y = tooLong.input("x");
    for (int i = 0; i < 40; i++) {
      y = y.sin().tanh();
    }
    Formula formula = tooLong.output("y", y).build();
    assertFalse(compiler.fits(formula));
    assertThrows(ConfigException.class, () -> compiler.compile(formula));
  }
}
