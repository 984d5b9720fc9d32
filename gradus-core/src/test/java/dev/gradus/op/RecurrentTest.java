package dev.gradus.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecurrentTest {

  private static final Shape X = Shape.of(2, 4, 3);
  private static final Shape KERNEL = Shape.of(3, 3);

  @Test
  void outputShapes_stateAndGates_ofEveryStep() {
    Recurrent op = new Recurrent(simple(), true, true, false);
    assertEquals(List.of(X, X), op.outputShapes(List.of(X, KERNEL, Shape.of(3), Shape.of(2, 4))));
  }

  @Test
  void outputShapes_backward_gatesAndWhatStepsBeganWith() {
    Recurrent op = new Recurrent(simple(), false, false, false);
    assertEquals(
        List.of(X, X),
        new RecurrentBackward(op, List.of(0)).outputShapes(List.of(X, KERNEL, X, X, X)));
  }

  @Test
  void outputShapes_shapesThatCannotMeet_areRefused() {
    Recurrent op = new Recurrent(simple(), false, true, false);
    assertRefused(
        "Recurrent: takes 3 operands, got 2: [[2, 4, 3], [3, 3]].", op, List.of(X, KERNEL));
    assertRefused(
        "Recurrent: kernel [3, 6] has 6 on axis 1, expected 3.",
        op,
        List.of(X, Shape.of(3, 6), Shape.of(2, 4)));
    assertRefused(
        "Recurrent: mask must have shape [2, 4], got [2, 5].",
        op,
        List.of(X, KERNEL, Shape.of(2, 5)));
  }

  @Test
  void cell_formulaThatDoesNotFit_isRefused() {
    Formula.Builder formula = Formula.named("own");
    Expr z = formula.input("z");
    formula.input("h");
    Formula own = formula.output("h", z.tanh()).build();
    assertEquals(
        "cell own: got 1 added, 0 input and 1 recurrent gates, expected 0 <= added <= both and a recurrent gate.",
        refusal(own, 1, 0, 1));
    assertEquals(
        "cell own: reads [z, h] and writes [h], expected 5 inputs: gates, then a state for each output.",
        refusal(own, 0, 2, 2));
  }

  @Test
  void cell_formulaWithScalars_isRefused() {
    Formula.Builder formula = Formula.named("own");
    Expr z = formula.input("z");
    formula.input("h");
    Formula own = formula.output("h", z.times(formula.scalar("step"))).build();
    assertEquals(
        "cell own: reads scalars [step] and random streams [], expected none.",
        refusal(own, 1, 1, 1));
  }

  @Test
  void applied_formulaOfTwoInputs_isRefused() {
    Formula.Builder formula = Formula.named("sum");
    Formula sum = formula.output("y", formula.input("a").plus(formula.input("b"))).build();
    assertEquals(
        "formula sum: has inputs [a, b], scalars [], random streams [] and outputs [y], expected one input and one output to be applied.",
        assertThrows(ConfigException.class, () -> sum.applied(Expr.constant(1))).getMessage());
  }

  private static String refusal(Formula formula, int added, int inputs, int sums) {
    return String.valueOf(
        assertThrows(ConfigException.class, () -> new RecurrentCell(formula, added, inputs, sums))
            .getMessage());
  }

  private static void assertRefused(String message, Recurrent op, List<Shape> inputs) {
    assertEquals(
        message, assertThrows(ShapeException.class, () -> op.outputShapes(inputs)).getMessage());
  }

  private static RecurrentCell simple() {
    Formula.Builder cell = Formula.named("simple");
    Expr z = cell.input("z");
    cell.input("h");
    return new RecurrentCell(cell.output("h", z.tanh()).build(), 1, 1, 1);
  }
}
