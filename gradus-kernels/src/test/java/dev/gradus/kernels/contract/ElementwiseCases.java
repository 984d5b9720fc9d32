package dev.gradus.kernels.contract;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.expr.Binary;
import dev.gradus.expr.BinaryOp;
import dev.gradus.expr.Comparison;
import dev.gradus.expr.Evaluator;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Input;
import dev.gradus.expr.Interpreter;
import dev.gradus.expr.Program;
import dev.gradus.expr.Scalar;
import dev.gradus.expr.Unary;
import dev.gradus.expr.UnaryOp;
import dev.gradus.expr.Uniform;
import dev.gradus.op.Elementwise;
import dev.gradus.testkit.Tolerance;
import dev.gradus.testkit.oracle.BroadcastOracle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Formulas: every operation, every way to broadcast, random draws, scalars, several results.
final class ElementwiseCases {

  private ElementwiseCases() {}

  static Stream<KernelCase> all() {
    Stream.Builder<KernelCase> cases = Stream.builder();
    for (int n : KernelCases.AWKWARD) {
      for (UnaryOp op : UnaryOp.values()) {
        double low =
            op == UnaryOp.SQRT || op == UnaryOp.LOG ? 0.01 : op == UnaryOp.LOG1P ? -0.9 : -4;
        cases.add(of(unary(op), Tensor.random(1, low, 4, n)));
      }
      for (BinaryOp op : BinaryOp.values()) {
        double low = op == BinaryOp.POW ? 0.1 : -2;
        cases.add(of(binary(op), Tensor.random(1, low, 2, n), Tensor.random(2, 0.5, 2, n)));
      }
      for (Comparison comparison : Comparison.values()) {
        cases.add(of(select(comparison), small(1, n), small(2, n), small(3, n), small(4, n)));
      }
      cases.add(of(fma(), small(1, n), small(2, n), small(3, n)));
      cases.add(of(dropout(), Tensor.random(1, -1, 1, n)));
      cases.add(of(adam(), adamOperands(n)));
      cases.add(of(sum(), small(1, n, 3), small(2, 3)));
      cases.add(of(sum(), small(1, 5, n), small(2, n)));
      cases.add(of(sum(), small(1, n, 5), small(2, n, 1)));
      cases.add(of(sum(), small(1, n), Tensor.of(Shape.of(), 3)));
    }
    cases.add(of(sum(), Tensor.of(Shape.of(), 1), Tensor.of(Shape.of(), 2)));
    cases.add(of(sum(), small(1, 1, 3), small(2, 5, 1)));
    cases.add(of(sum(), small(1, 2, 1, 3, 1), small(2, 4, 1, 5)));
    cases.add(of(sum(), small(1, 1, 1), small(2, 1)));
    cases.add(of(sum(), small(1, 3, 4, 300), small(2, 4, 1)));
    cases.add(of(dropout(), Tensor.random(1, -1, 1, 1001, 101)));
    cases.add(of(adam(), adamOperands(100_003)));
    cases.add(of(unary(UnaryOp.TANH), Tensor.random(1, -4, 4, 1001, 101)));
    cases.add(of(constant(), small(1, 17)));
    return cases.build();
  }

  private static Tensor small(long seed, int... dims) {
    double[] values = Tensor.random(seed, -3, 3, dims).doubles();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.rint(values[i]);
    }
    return Tensor.of(Shape.of(dims), values);
  }

  private static KernelCase of(Formula formula, Tensor... operands) {
    List<Tensor> inputs = List.of(operands);
    List<Shape> shapes = inputs.stream().map(Tensor::shape).toList();
    Shape shape = new Elementwise(formula).outputShapes(shapes).getFirst();
    int[] dims = shape.dims().stream().mapToInt(Integer::intValue).toArray();
    List<double[]> columns =
        inputs.stream()
            .map(tensor -> BroadcastOracle.broadcast(tensor.doubles(), tensor.dims(), dims))
            .toList();
    double[] scalars = new double[formula.scalars().size()];
    for (int i = 0; i < scalars.length; i++) {
      int place = KernelCase.SCALAR_NAMES.indexOf(formula.scalars().get(i));
      scalars[i] = KernelCase.scalars()[place];
    }
    int size = BroadcastOracle.size(dims);
    double[][] exact = new double[formula.outputs().size()][size];
    double[][] bounds = new double[formula.outputs().size()][size];
    Interpreter interpreter = Evaluator.compile(formula);
    Program program = formula.program();
    List<RandomStream> streams = formula.uniforms().stream().map(KernelCase.RANDOM::named).toList();
    for (int i = 0; i < size; i++) {
      int element = i;
      double[] values = columns.stream().mapToDouble(column -> column[element]).toArray();
      double[] uniforms =
          streams.stream()
              .mapToDouble(stream -> stream.uniform(KernelCase.STEP, element))
              .toArray();
      double[] results = interpreter.evaluate(values, scalars, uniforms);
      double[] result = RoundingBound.of(program, values, scalars, uniforms);
      for (int k = 0; k < exact.length; k++) {
        exact[k][i] = results[k];
        bounds[k][i] = result[k];
      }
    }
    List<Expectation> outputs = new ArrayList<>();
    for (int k = 0; k < exact.length; k++) {
      outputs.add(Expectation.of(formula.outputs().get(k), exact[k], Tolerance.each(bounds[k])));
    }
    return new KernelCase(
        "Elementwise %s %s"
            .formatted(
                formula.name(), Arrays.toString(shapes.stream().map(Shape::toString).toArray())),
        new Elementwise(formula),
        inputs,
        outputs);
  }

  private static Formula unary(UnaryOp op) {
    Formula.Builder builder = Formula.named(op.symbol());
    return builder.output("y", new Unary(op, builder.input("x"))).build();
  }

  private static Formula binary(BinaryOp op) {
    Formula.Builder builder = Formula.named(op.symbol());
    Input a = builder.input("a");
    Input b = builder.input("b");
    return builder.output("y", new Binary(op, a, b)).build();
  }

  private static Formula sum() {
    Formula.Builder builder = Formula.named("2a + b");
    Input a = builder.input("a");
    return builder.output("y", a.times(2).plus(builder.input("b"))).build();
  }

  private static Formula fma() {
    Formula.Builder builder = Formula.named("fma");
    Input a = builder.input("a");
    Input b = builder.input("b");
    return builder.output("y", Expr.fma(a, b, builder.input("c"))).build();
  }

  private static Formula select(Comparison comparison) {
    Formula.Builder builder = Formula.named("select " + comparison.symbol());
    Input a = builder.input("a");
    Input b = builder.input("b");
    Input c = builder.input("c");
    return builder.output("y", Expr.select(comparison, a, b, c, builder.input("d"))).build();
  }

  /// No result depends on the operand.
  private static Formula constant() {
    Formula.Builder builder = Formula.named("constant");
    builder.input("x");
    return builder.output("y", Expr.constant(2.5)).build();
  }

  /// Kept and scaled where the draw is not below the rate; a second stream's draw as it is.
  private static Formula dropout() {
    Formula.Builder builder = Formula.named("dropout");
    Input x = builder.input("x");
    Scalar rate = builder.scalar("rate");
    Uniform draw = builder.uniform("dropout/dropout_1");
    Uniform other = builder.uniform("dropout/dropout_2");
    Expr kept = x.dividedBy(Expr.constant(1).minus(rate));
    return builder
        .output("y", Expr.select(Comparison.LESS, draw, rate, Expr.constant(0), kept))
        .output("draw", other)
        .build();
  }

  /// Three results of four operands and two scalars, as an optimizer has.
  private static Formula adam() {
    Formula.Builder builder = Formula.named("adam");
    Input w = builder.input("w");
    Input g = builder.input("g");
    Input m = builder.input("m");
    Input v = builder.input("v");
    Scalar step = builder.scalar("step");
    Scalar learningRate = builder.scalar("learningRate");
    Expr first = m.times(0.9).plus(g.times(0.1)).flushed();
    Expr second = v.times(0.999).plus(g.squared().times(0.001)).flushed();
    Expr one = Expr.constant(1);
    Expr rate =
        learningRate
            .times(one.minus(Expr.constant(0.999).pow(step)).sqrt())
            .dividedBy(one.minus(Expr.constant(0.9).pow(step)));
    return builder
        .output("w", w.minus(rate.times(first).dividedBy(second.sqrt().plus(1e-7))))
        .output("m", first)
        .output("v", second)
        .build();
  }

  private static Tensor[] adamOperands(int n) {
    return new Tensor[] {
      Tensor.random(1, -1, 1, n),
      Tensor.random(2, -1, 1, n),
      Tensor.random(3, -1, 1, n),
      Tensor.random(4, 0, 1, n)
    };
  }
}
