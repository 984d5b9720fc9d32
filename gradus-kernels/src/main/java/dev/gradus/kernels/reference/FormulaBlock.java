package dev.gradus.kernels.reference;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.expr.BinaryOp;
import dev.gradus.expr.Comparison;
import dev.gradus.expr.Constant;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Input;
import dev.gradus.expr.Program;
import dev.gradus.expr.Scalar;
import dev.gradus.expr.Step;
import dev.gradus.expr.UnaryOp;
import dev.gradus.expr.Uniform;
import java.util.Arrays;
import java.util.List;

/// Evaluates a formula in double, a block of consecutive elements at a time: each line of its
/// program is one loop over the block, so choosing what to do costs nothing per element. Lines made
/// of constants and scalars alone are evaluated once a run.
final class FormulaBlock {

  /// Elements of a block; a program's lines then fit into a second-level cache.
  static final int LENGTH = 256;

  private static final double[] NO_SCALARS = {};

  private final Step[] steps;
  private final boolean[] sameForAll;
  private final double[][] lines;
  private final double[][] inputs;
  private final double[][] outputs;
  private final int[] scalarPlaces;
  private final long[] streams;
  private long step;

  /// @param names of the scalars given to [#start]
  /// @param random parent of the formula's streams
  FormulaBlock(Formula formula, List<String> names, RandomStream random) {
    Program program = formula.program();
    steps = program.steps().toArray(Step[]::new);
    lines = new double[steps.length][LENGTH];
    inputs = new double[formula.inputs().size()][LENGTH];
    sameForAll = new boolean[steps.length];
    for (int line = 0; line < steps.length; line++) {
      sameForAll[line] =
          switch (steps[line]) {
            case Step.Load(Input(int index)) -> {
              lines[line] = inputs[index];
              yield false;
            }
            case Step.Load(Uniform _) -> false;
            case Step.Load(Constant _), Step.Load(Scalar _) -> true;
            case Step other -> other.operands().stream().allMatch(operand -> sameForAll[operand]);
          };
    }
    outputs = program.results().stream().map(line -> lines[line]).toArray(double[][]::new);
    scalarPlaces =
        formula.scalars().stream().mapToInt(scalar -> place(formula, scalar, names)).toArray();
    streams = formula.uniforms().stream().mapToLong(name -> random.named(name).key()).toArray();
  }

  private static int place(Formula formula, String scalar, List<String> names) {
    int place = names.indexOf(scalar);
    if (place < 0) {
      throw new ConfigException(
          "formula %s: its scalar %s is not among the step's scalars %s."
              .formatted(formula.name(), scalar, names));
    }
    return place;
  }

  /// Begins a run.
  void start(long step, double[] scalars) {
    this.step = step;
    for (int line = 0; line < steps.length; line++) {
      if (sameForAll[line]) {
        evaluate(line, scalars, 0, LENGTH);
      }
    }
  }

  /// Where to put a block's elements of one input before [#evaluate].
  double[] input(int index) {
    return inputs[index];
  }

  /// Evaluates the elements `first` to `first + count - 1`.
  void evaluate(long first, int count) {
    for (int line = 0; line < steps.length; line++) {
      if (!sameForAll[line]) {
        evaluate(line, NO_SCALARS, first, count);
      }
    }
  }

  /// The block's values of one output after [#evaluate]. May be the same array as an input's.
  double[] output(int index) {
    return outputs[index];
  }

  /// Replaces each element of `row` by the formula's only output for it.
  ///
  /// @param first row-major index of the row's first element
  void replace(double[] row, long first, int length) {
    for (int at = 0; at < length; at += LENGTH) {
      int count = Math.min(LENGTH, length - at);
      System.arraycopy(row, at, inputs[0], 0, count);
      evaluate(first + at, count);
      System.arraycopy(outputs[0], 0, row, at, count);
    }
  }

  private void evaluate(int line, double[] scalars, long first, int count) {
    double[] to = lines[line];
    switch (steps[line]) {
      case Step.Load(Constant(double value)) -> Arrays.fill(to, value);
      case Step.Load(Scalar(int index)) -> Arrays.fill(to, scalars[scalarPlaces[index]]);
      case Step.Load(Input _) -> {}
      case Step.Load(Uniform(int index)) -> {
        long key = streams[index];
        for (int i = 0; i < count; i++) {
          to[i] = RandomStream.uniform(key, step, first + i);
        }
      }
      case Step.One(UnaryOp op, int x) -> {
        double[] a = lines[x];
        for (int i = 0; i < count; i++) {
          to[i] = op.apply(a[i]);
        }
      }
      case Step.Two(BinaryOp op, int left, int right) ->
          binary(op, lines[left], lines[right], to, count);
      case Step.MultiplyAdd(int x, int y, int z) -> {
        double[] a = lines[x];
        double[] b = lines[y];
        double[] c = lines[z];
        for (int i = 0; i < count; i++) {
          to[i] = Math.fma(a[i], b[i], c[i]);
        }
      }
      case Step.Choose(Comparison test, int left, int right, int then, int otherwise) -> {
        double[] a = lines[left];
        double[] b = lines[right];
        double[] yes = lines[then];
        double[] no = lines[otherwise];
        for (int i = 0; i < count; i++) {
          to[i] = test.test(a[i], b[i]) ? yes[i] : no[i];
        }
      }
    }
  }

  /// The four frequent operations as loops of their own, which compile to vector instructions.
  private static void binary(BinaryOp op, double[] a, double[] b, double[] to, int count) {
    switch (op) {
      case ADD -> {
        for (int i = 0; i < count; i++) {
          to[i] = a[i] + b[i];
        }
      }
      case SUBTRACT -> {
        for (int i = 0; i < count; i++) {
          to[i] = a[i] - b[i];
        }
      }
      case MULTIPLY -> {
        for (int i = 0; i < count; i++) {
          to[i] = a[i] * b[i];
        }
      }
      case DIVIDE -> {
        for (int i = 0; i < count; i++) {
          to[i] = a[i] / b[i];
        }
      }
      case MIN, MAX, POW -> {
        for (int i = 0; i < count; i++) {
          to[i] = op.apply(a[i], b[i]);
        }
      }
    }
  }
}
