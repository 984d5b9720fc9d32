package dev.gradus.expr;

/// Evaluates a program element by element in double precision, each distinct part once. Not for use
/// by several threads at a time: it keeps the values of the current element.
public final class Interpreter {
  private final Step[] steps;
  private final int[] results;
  private final double[] values;

  Interpreter(Program program) {
    steps = program.steps().toArray(Step[]::new);
    results = program.results().stream().mapToInt(Integer::intValue).toArray();
    values = new double[steps.length];
  }

  /// The value of each result at one element, as a new array.
  public double[] evaluate(double[] inputs, double[] scalars, double[] uniforms) {
    double[] outputs = new double[results.length];
    evaluate(inputs, scalars, uniforms, outputs);
    return outputs;
  }

  /// Writes the value of each result at one element into `outputs`.
  ///
  /// @param inputs the element's value of each input
  /// @param scalars the value of each scalar
  /// @param uniforms the element's draw from each stream, in `[0, 1)`
  public void evaluate(double[] inputs, double[] scalars, double[] uniforms, double[] outputs) {
    for (int line = 0; line < steps.length; line++) {
      values[line] =
          switch (steps[line]) {
            case Step.Load(Constant(double value)) -> value;
            case Step.Load(Scalar(int index)) -> scalars[index];
            case Step.Load(Input(int index)) -> inputs[index];
            case Step.Load(Uniform(int index)) -> uniforms[index];
            case Step.One(UnaryOp op, int x) -> op.apply(values[x]);
            case Step.Two(BinaryOp op, int left, int right) ->
                op.apply(values[left], values[right]);
            case Step.MultiplyAdd(int a, int b, int c) -> Math.fma(values[a], values[b], values[c]);
            case Step.Choose(Comparison test, int left, int right, int then, int otherwise) ->
                values[test.test(values[left], values[right]) ? then : otherwise];
          };
    }
    for (int k = 0; k < results.length; k++) {
      outputs[k] = values[results[k]];
    }
  }
}
