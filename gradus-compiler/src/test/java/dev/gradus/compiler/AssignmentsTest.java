package dev.gradus.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.op.BatchNorm;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.Reduce;
import dev.gradus.op.Reshape;
import dev.gradus.op.Value;
import dev.gradus.op.Variable;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Variables that become each other, twice, or are looked at while they change. Variable `a` starts
/// as (1, 2), `b` as (3, 4), `c` as (5, 6); numbers are small and whole, so results are exact.
class AssignmentsTest {

  private static final Shape TWO = Shape.of(2);
  private static final Variable A = new Variable("a", TWO, true);
  private static final Variable B = new Variable("b", TWO, true);
  private static final Variable C = new Variable("c", TWO, true);

  private final ReferenceBackend backend = new ReferenceBackend();
  private final VariableStore store = new VariableStore(backend);
  private final GraphBuilder graph = new GraphBuilder();
  private final Value a = graph.variable(A);
  private final Value b = graph.variable(B);
  private final Value c = graph.variable(C);

  @AfterEach
  void close() {
    store.close();
    backend.close();
  }

  @Test
  void assign_swap_exchanges() {
    graph.assign(A, b);
    graph.assign(B, a);
    run();
    assertVariables(A, 3, 4);
    assertVariables(B, 1, 2);
  }

  @Test
  void assign_rotation_exchangesAllThree() {
    graph.assign(A, b);
    graph.assign(B, c);
    graph.assign(C, a);
    run();
    assertVariables(A, 3, 4);
    assertVariables(B, 5, 6);
    assertVariables(C, 1, 2);
  }

  @Test
  void assign_itself_staysAndTakesNoStep() {
    graph.assign(A, a);
    assertEquals("variable a [2]\narena: 0 elements, scratch: 0\n", run());
    assertVariables(A, 1, 2);
  }

  @Test
  void assign_itselfReshapedTwice_stays() {
    graph.assign(
        A, graph.add("back", new Reshape(TWO), graph.add("up", new Reshape(Shape.of(2, 1)), a)));
    run();
    assertVariables(A, 1, 2);
  }

  @Test
  void assign_oldContentOfChangedVariable_isTheOldContent() {
    graph.assign(B, twice(a));
    graph.assign(A, b);
    run();
    assertVariables(A, 3, 4);
    assertVariables(B, 2, 4);
  }

  @Test
  void assign_reshapedOldContent_isTheOldContent() {
    Value column = graph.add("column", new Reshape(Shape.of(2, 1)), b);
    graph.assign(A, graph.add("row", new Reshape(TWO), column));
    graph.assign(B, twice(b));
    run();
    assertVariables(A, 3, 4);
    assertVariables(B, 6, 8);
  }

  @Test
  void assign_unchangedVariable_isCopied() {
    graph.assign(A, b);
    run();
    assertVariables(A, 3, 4);
    assertVariables(B, 3, 4);
  }

  @Test
  void assign_oneValueTwice_bothGetIt() {
    Value sum = sum(a, b);
    graph.assign(A, sum);
    graph.assign(B, sum);
    run();
    assertVariables(A, 4, 6);
    assertVariables(B, 4, 6);
  }

  @Test
  void assign_crosswiseResultsOfOneNode_eachReadsOldContents() {
    Formula.Builder formula = Formula.named("cross");
    Expr x = formula.input("x");
    Expr y = formula.input("y");
    List<Value> both =
        graph.add(
            "cross",
            new Elementwise(formula.output("x", y.times(10)).output("y", x.times(10)).build()),
            List.of(a, b));
    graph.assign(A, both.get(0));
    graph.assign(B, both.get(1));
    run();
    assertVariables(A, 30, 40);
    assertVariables(B, 10, 20);
  }

  @Test
  void assign_readLaterByAnotherUpdate_isCopiedAfterwards() {
    graph.assign(A, sum(a, b));
    graph.assign(B, sum(twice(a), b));
    run();
    assertVariables(A, 4, 6);
    assertVariables(B, 5, 8);
  }

  /// An average that follows the new weight: both are updates, and both happen in place.
  @Test
  void assign_newContentReadByAnotherUpdate_happensInPlace() {
    Value stepped = twice(a);
    graph.assign(A, stepped);
    graph.assign(B, sum(stepped, b));
    String plan = run();
    assertVariables(A, 2, 4);
    assertVariables(B, 5, 8);
    assertEquals(
        """
        variable a [2]
        variable b [2]
        --- from here on variables change
        %3 [2] @a = Elementwise{y = x * 2}(a)  # twice, reference
        %4 [2] @b = Elementwise{y = x + z}(%3, b)  # sum, reference
        arena: 0 elements, scratch: 0
        """,
        plan);
  }

  @Test
  void assign_neverRead_isWritten() {
    Variable fresh = new Variable("fresh", TWO, false);
    graph.assign(fresh, twice(b));
    run();
    assertVariables(fresh, 6, 8);
  }

  @Test
  void assign_feed_isCopied() {
    graph.assign(A, graph.feed("feed", TWO));
    try (Plan plan = compile()) {
      plan.feed("feed").copyFrom(new float[] {7, 8});
      plan.run(0);
      assertVariables(A, 7, 8);
      plan.feed("feed").copyFrom(new float[] {9, 9});
      assertVariables(A, 7, 8);
    }
  }

  @Test
  void fetch_changedVariable_isItsContentAtTheStart() {
    graph.fetch("old", a);
    Value column = graph.add("column", new Reshape(Shape.of(2, 1)), a);
    graph.fetch("old column", column);
    Value doubled = twice(a);
    graph.assign(A, doubled);
    graph.fetch("new", doubled);
    try (Plan plan = compile()) {
      plan.run(0);
      assertFetch(plan, "old", 1, 2);
      assertFetch(plan, "old column", 1, 2);
      assertFetch(plan, "new", 2, 4);
      assertVariables(A, 2, 4);
      plan.run(1);
      assertFetch(plan, "old", 2, 4);
      assertFetch(plan, "new", 4, 8);
    }
  }

  @Test
  void variables_neverRead_areInTheStoreAsZeros() {
    Variable idle = new Variable("idle", TWO, false);
    graph.variable(idle);
    run();
    assertVariables(idle, 0, 0);
  }

  /// What is assigned is also read: it must be kept apart until the loss is known to be finite.
  @Test
  void runGuarded_lossIsNotFinite_changesNothing() {
    Value x = graph.feed("x", Shape.of(2, 2));
    List<Value> norm = graph.add("norm", new BatchNorm(0.01), List.of(x, a, b));
    graph.assign(C, norm.get(1));
    Value moved = sum(a, norm.get(2));
    graph.assign(A, moved);
    Value loss = graph.add("loss", Reduce.all(Reduce.Kind.SUM, TWO), sum(moved, norm.get(1)));
    graph.fetch("loss", loss);
    graph.assign(B, b);
    try (Plan plan = compile()) {
      plan.feed("x").copyFrom(new float[] {1, 2, 3, Float.NaN});
      assertFalse(plan.runGuarded(0, "loss"));
      assertVariables(A, 1, 2);
      assertVariables(B, 3, 4);
      assertVariables(C, 5, 6);
      plan.feed("x").copyFrom(new float[] {1, 2, 3, 4});
      assertTrue(plan.runGuarded(0, "loss"));
      assertVariables(A, 2, 3);
      assertVariables(C, 2, 3);
    }
  }

  private Value twice(Value x) {
    Formula.Builder formula = Formula.named("twice");
    return graph.add(
        "twice", new Elementwise(formula.output("y", formula.input("x").times(2)).build()), x);
  }

  private Value sum(Value x, Value y) {
    Formula.Builder formula = Formula.named("sum");
    return graph.add(
        "sum",
        new Elementwise(formula.output("y", formula.input("x").plus(formula.input("z"))).build()),
        x,
        y);
  }

  private Plan compile() {
    store.write(A, new float[] {1, 2});
    store.write(B, new float[] {3, 4});
    store.write(C, new float[] {5, 6});
    return new Compiler(backend).compile(graph.build(), store, RandomStream.of(1));
  }

  private String run() {
    try (Plan plan = compile()) {
      plan.run(0);
      return plan.print();
    }
  }

  private void assertVariables(Variable variable, float... expected) {
    assertArrayEquals(expected, store.read(variable), variable.name());
  }

  private static void assertFetch(Plan plan, String name, float... expected) {
    assertArrayEquals(expected, plan.fetch(name).toArray(), name);
  }
}
