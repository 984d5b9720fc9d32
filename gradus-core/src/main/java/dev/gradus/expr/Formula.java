package dev.gradus.expr;

import dev.gradus.core.ConfigException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A named elementwise program: at each element it reads its inputs, then writes its outputs. All
/// reads of an element happen before its writes, so an output may be the same memory as an input.
///
/// Inputs, scalars, uniforms and outputs are known by place; their names serve readers and
/// messages.
///
/// @param name what the formula computes
/// @param inputs names of the tensors read
/// @param scalars names of the numbers that are the same for all elements of a run
/// @param uniforms names of the random streams drawn from
/// @param outputs names of the tensors written; a name shared with an input says "updated in place"
/// @param results the value of each output
public record Formula(
    String name,
    List<String> inputs,
    List<String> scalars,
    List<String> uniforms,
    List<String> outputs,
    List<Expr> results) {

  /// Checks that names are unique, that each output has a result and that results read only what is
  /// declared.
  public Formula {
    inputs = List.copyOf(inputs);
    scalars = List.copyOf(scalars);
    uniforms = List.copyOf(uniforms);
    outputs = List.copyOf(outputs);
    results = List.copyOf(results);
    requireUnique(name, "input", inputs);
    requireUnique(name, "scalar", scalars);
    requireUnique(name, "uniform", uniforms);
    requireUnique(name, "output", outputs);
    if (results.isEmpty() || results.size() != outputs.size()) {
      throw new ConfigException(
          "formula %s: got %d outputs and %d results, expected the same number, at least 1."
              .formatted(name, outputs.size(), results.size()));
    }
    for (Step step : Program.of(results).steps()) {
      switch (step) {
        case Step.Load(Input(int index)) -> requireDeclared(name, "input", index, inputs);
        case Step.Load(Scalar(int index)) -> requireDeclared(name, "scalar", index, scalars);
        case Step.Load(Uniform(int index)) -> requireDeclared(name, "uniform", index, uniforms);
        case Step _ -> {}
      }
    }
  }

  /// Starts a formula.
  public static Builder named(String name) {
    return new Builder(name);
  }

  /// The same formula as straight-line steps, each distinct part once.
  public Program program() {
    return Program.of(results);
  }

  /// The formula of the gradients of a formula with one output: for each of `wanted`, `upstream *
  /// dy/dx`.
  ///
  /// Its inputs are this formula's and, last, `upstream`: the gradient by the output. Its outputs
  /// are called `d` and the input's name. It draws the same random numbers, so that dropout, say,
  /// drops the same elements.
  ///
  /// @param wanted places of the inputs to differentiate by, in the order of the gradient's outputs
  public Formula gradient(List<Integer> wanted) {
    if (results.size() != 1) {
      throw new ConfigException(
          "formula %s: has %d outputs, expected 1 to take a gradient. Split it into one formula per output."
              .formatted(name, results.size()));
    }
    Expr upstream = new Input(inputs.size());
    List<String> all = new ArrayList<>(inputs);
    all.add("upstream");
    List<Expr> gradients =
        wanted.stream()
            .map(index -> Derivative.chain(upstream, results.getFirst(), new Input(index)))
            .toList();
    List<String> names = wanted.stream().map(index -> "d" + inputs.get(index)).toList();
    return new Formula(name + "-gradient", all, scalars, uniforms, names, gradients);
  }

  /// This formula's only output with `argument` in the place of its only input, to be used in
  /// another formula.
  public Expr applied(Expr argument) {
    if (inputs.size() != 1 || results.size() != 1 || !scalars.isEmpty() || !uniforms.isEmpty()) {
      throw new ConfigException(
          "formula %s: has inputs %s, scalars %s, random streams %s and outputs %s, expected one input and one output to be applied."
              .formatted(name, inputs, scalars, uniforms, outputs));
    }
    return new Substitution(leaf -> leaf instanceof Input ? argument : leaf).in(results.getFirst());
  }

  /// The same inputs and outputs with other results.
  Formula withResults(List<Expr> others) {
    return new Formula(name, inputs, scalars, uniforms, outputs, others);
  }

  /// One line per output, as maths; an output used by a later one is printed by its name.
  @Override
  public String toString() {
    return Printer.print(this);
  }

  private static void requireUnique(String formula, String kind, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String each : names) {
      if (!seen.add(each)) {
        throw new ConfigException(
            "formula %s: two %ss are called %s. Give each its own name."
                .formatted(formula, kind, each));
      }
    }
  }

  private static void requireDeclared(
      String formula, String kind, int index, List<String> declared) {
    if (index >= declared.size()) {
      throw new ConfigException(
          "formula %s: reads %s %d, but declares %d: %s. Take expressions from this formula's own builder."
              .formatted(formula, kind, index, declared.size(), declared));
    }
  }

  /// Collects the parts of a [Formula].
  public static final class Builder {
    private final String name;
    private final List<String> inputs = new ArrayList<>();
    private final List<String> scalars = new ArrayList<>();
    private final List<String> uniforms = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<Expr> results = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    /// Declares a tensor to read.
    public Input input(String input) {
      inputs.add(input);
      return new Input(inputs.size() - 1);
    }

    /// Declares a number that is the same for all elements.
    public Scalar scalar(String scalar) {
      scalars.add(scalar);
      return new Scalar(scalars.size() - 1);
    }

    /// Declares a random stream.
    public Uniform uniform(String uniform) {
      uniforms.add(uniform);
      return new Uniform(uniforms.size() - 1);
    }

    /// Declares two random streams, `stream/radius` and `stream/angle`, and draws from `N(0, 1)` at
    /// each element: `sqrt(-2 log(1 - u)) cos(2 pi v)` for `u` and `v` uniform on `[0, 1)`.
    ///
    /// Source: G. Box, M. Muller, "A note on the generation of random normal deviates", 1958.
    public Expr normal(String stream) {
      Expr u = uniform(stream + "/radius");
      Expr v = uniform(stream + "/angle");
      Expr radius = Expr.constant(1).minus(u).log().times(-2).sqrt();
      return radius.times(v.times(2 * Math.PI).cos());
    }

    /// Declares a tensor to write, and what to write.
    public Builder output(String output, Expr result) {
      outputs.add(output);
      results.add(result);
      return this;
    }

    /// The formula; throws [ConfigException] where its parts do not fit.
    public Formula build() {
      return new Formula(name, inputs, scalars, uniforms, outputs, results);
    }
  }
}
