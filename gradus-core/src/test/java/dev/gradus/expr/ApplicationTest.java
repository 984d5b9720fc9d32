package dev.gradus.expr;

import static dev.gradus.expr.Expr.constant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Operands are written as tensor numbers.
class ApplicationTest {
  private static Formula add() {
    var builder = Formula.named("add");
    Expr a = builder.input("a");
    Expr b = builder.input("b");
    return builder.output("y", a.plus(b)).build();
  }

  private static Formula relu() {
    var builder = Formula.named("relu");
    Expr a = builder.input("a");
    return builder.output("y", a.ifGreater(0, a, constant(0))).build();
  }

  private static Formula dropout() {
    var builder = Formula.named("dropout");
    Expr a = builder.input("a");
    Expr rate = builder.scalar("rate");
    Expr draw = builder.uniform("draw");
    Expr kept = Expr.select(Comparison.GREATER_OR_EQUAL, draw, rate, constant(1), constant(0));
    return builder.output("y", a.times(kept)).build();
  }

  private static Application<Integer> apply(Formula formula, Integer... operands) {
    return new Application<>(formula, List.of(operands), List.of(), List.of());
  }

  @Test
  void inline_reluOfSum_readsTheSummands() {
    Application<Integer> fused = apply(relu(), 30).inline(30, apply(add(), 10, 20), 0);
    assertEquals(List.of(10, 20), fused.inputs());
    assertEquals("t1 = a + b\ny = select(t1 > 0, t1, 0)", fused.formula().toString());
    assertEquals("add > relu", fused.formula().name());
  }

  /// Both formulas call an operand `a`: the same name for different tensors must stay two places.
  @Test
  void inline_sameNameForOtherTensors_keepsThemApart() {
    Application<Integer> fused = apply(add(), 30, 40).inline(30, apply(add(), 10, 20), 0);
    assertEquals(List.of(10, 20, 40), fused.inputs());
    assertEquals(List.of("a", "b", "b2"), fused.formula().inputs());
    assertEquals("y = a + b + b2", fused.formula().toString());
  }

  @Test
  void inline_sharedTensor_getsOnePlace() {
    Application<Integer> fused = apply(add(), 10, 30).inline(30, apply(add(), 10, 20), 0);
    assertEquals(List.of(10, 20), fused.inputs());
    assertEquals("y = a + (a + b)", fused.formula().toString().replace("b2", "b"));
  }

  @Test
  void inline_operandReadTwice_replacesBoth() {
    Application<Integer> fused = apply(add(), 30, 30).inline(30, apply(relu(), 10), 0);
    assertEquals(List.of(10), fused.inputs());
    assertEquals("t1 = select(a > 0, a, 0)\ny = t1 + t1", fused.formula().toString());
  }

  @Test
  void inline_scalarsAndStreams_mergeByOperandOnly() {
    var inner = new Application<>(dropout(), List.of(10), List.of(1), List.of(2));
    var sameStream = new Application<>(dropout(), List.of(30), List.of(1), List.of(2));
    var otherStream = new Application<>(dropout(), List.of(30), List.of(5), List.of(6));
    assertEquals(1, sameStream.inline(30, inner, 0).formula().uniforms().size());
    Application<Integer> fused = otherStream.inline(30, inner, 0);
    assertEquals(List.of(1, 5), fused.scalars());
    assertEquals(List.of(2, 6), fused.uniforms());
    assertEquals(List.of("draw", "draw2"), fused.formula().uniforms());
  }

  @Test
  void inline_operandNotRead_saysWhatIsRead() {
    var error =
        assertThrows(
            ConfigException.class, () -> apply(relu(), 30).inline(31, apply(add(), 10, 20), 0));
    assertEquals(
        "formula relu: cannot inline add as 31, which is not among its inputs [30].",
        error.getMessage());
  }

  @Test
  void beside_sharedOperands_readOnce() {
    Application<Integer> both = apply(add(), 10, 20).beside(apply(relu(), 10));
    assertEquals(List.of(10, 20), both.inputs());
    assertEquals("y = a + b\ny2 = select(a > 0, a, 0)", both.formula().toString());
  }

  @Test
  void pruned_gradientOfSum_readsUpstreamAlone() {
    Application<Integer> gradient = apply(add().gradient(List.of(0)), 10, 20, 30).pruned();
    assertEquals(List.of(30), gradient.inputs());
    assertEquals("da = upstream", gradient.formula().toString());
  }

  @Test
  void application_tooFewOperands_saysWhichPlaces() {
    var error = assertThrows(ConfigException.class, () -> apply(add(), 10));
    assertEquals("formula add: got 1 input operands, expected 2: [a, b].", error.getMessage());
  }
}
