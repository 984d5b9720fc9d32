package dev.gradus.cpu;

import dev.gradus.core.Buffer;
import dev.gradus.core.MemoryScope;
import dev.gradus.expr.Evaluator;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Hoisted;
import dev.gradus.expr.Interpreter;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// Runs formulas on arrays, compiled and by the oracle.
final class LoopRun {
  static final double[] NO_SCALARS = {};

  /// Shared, so that a test's later runs are of a loop that the JIT compiler has seen.
  private static final LoopCompiler COMPILER = new LoopCompiler();

  private LoopRun() {}

  static Formula unary(UnaryOperator<Expr> function) {
    var builder = Formula.named("unary");
    Expr x = builder.input("x");
    return builder.output("y", function.apply(x)).build();
  }

  static Formula binary(BiFunction<Expr, Expr, Expr> function) {
    var builder = Formula.named("binary");
    Expr a = builder.input("a");
    Expr b = builder.input("b");
    return builder.output("y", function.apply(a, b)).build();
  }

  /// All outputs of the compiled loop, on buffers of their own.
  static float[][] compiled(Formula formula, double[] scalars, float[]... inputs) {
    Hoisted hoisted = Hoisted.of(formula);
    ElementwiseLoop loop = COMPILER.compile(hoisted.formula());
    float[] values = new float[hoisted.parts().size()];
    hoisted.evaluate(scalars, values);
    int size = inputs[0].length;
    int outputs = formula.outputs().size();
    try (MemoryScope scope = MemoryScope.open()) {
      Buffer[] buffers = new Buffer[inputs.length + outputs];
      for (int k = 0; k < buffers.length; k++) {
        buffers[k] = scope.allocate(size);
        if (k < inputs.length) {
          buffers[k].copyFrom(inputs[k]);
        }
      }
      long[] addresses = Arrays.stream(buffers).mapToLong(Buffer::address).toArray();
      loop.run(addresses, 0, size, values, new long[0], 0, 0);
      return Arrays.stream(buffers)
          .skip(inputs.length)
          .map(Buffer::toArray)
          .toArray(float[][]::new);
    }
  }

  /// All outputs in double precision, from the same float inputs.
  static double[][] expected(Formula formula, double[] scalars, float[]... inputs) {
    Interpreter oracle = Evaluator.compile(formula);
    int size = inputs[0].length;
    double[][] outputs = new double[formula.outputs().size()][size];
    double[] element = new double[inputs.length];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < inputs.length; k++) {
        element[k] = inputs[k][i];
      }
      double[] values = oracle.evaluate(element, scalars, NO_SCALARS);
      for (int k = 0; k < outputs.length; k++) {
        outputs[k][i] = values[k];
      }
    }
    return outputs;
  }

  /// The distance in units of the last place of the expected value; infinite where one is NaN or
  /// infinite and the other is not.
  static double ulps(double expected, float actual) {
    float rounded = (float) expected;
    if (Float.isNaN(rounded) || Float.isNaN(actual)) {
      return Float.isNaN(rounded) == Float.isNaN(actual) ? 0 : Double.POSITIVE_INFINITY;
    }
    if (rounded == actual) {
      return Float.isInfinite(actual) ? 0 : Math.abs(actual - expected) / Math.ulp(actual);
    }
    if (Float.isInfinite(rounded) || Float.isInfinite(actual)) {
      float largest = Math.copySign(Float.MAX_VALUE, (float) expected);
      return Math.abs(expected - largest) <= Math.ulp(largest)
              && Math.signum(actual) == Math.signum(largest)
          ? 1
          : Double.POSITIVE_INFINITY;
    }
    return Math.abs(actual - expected) / Math.ulp(rounded);
  }
}
