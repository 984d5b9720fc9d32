package dev.gradus.expr;

import dev.gradus.core.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/// A formula together with what it is applied to; the unit in which formulas are fused.
///
/// Operands that are equal are the same tensor, number or stream, whatever the formulas call them:
/// fusing gives them one place, and formulas that merely use the same *name* for different things
/// never get mixed up.
///
/// @param <V> what stands for a value, for example the number of a tensor in a graph
/// @param formula what is computed
/// @param inputs the value read at each place of [Formula#inputs]
/// @param scalars the value read at each place of [Formula#scalars]
/// @param uniforms the stream drawn from at each place of [Formula#uniforms]
public record Application<V>(Formula formula, List<V> inputs, List<V> scalars, List<V> uniforms) {

  /// Checks that there is one operand for each place.
  public Application {
    inputs = List.copyOf(inputs);
    scalars = List.copyOf(scalars);
    uniforms = List.copyOf(uniforms);
    requireEach(formula, "input", formula.inputs(), inputs);
    requireEach(formula, "scalar", formula.scalars(), scalars);
    requireEach(formula, "uniform", formula.uniforms(), uniforms);
  }

  /// This application with one of its operands computed in place instead of being read.
  ///
  /// @param operand the operand that `producer` computes; all inputs reading it are replaced
  /// @param producer what computes it
  /// @param output which output of `producer` it is
  public Application<V> inline(V operand, Application<V> producer, int output) {
    if (!inputs.contains(operand)) {
      throw new ConfigException(
          "formula %s: cannot inline %s as %s, which is not among its inputs %s."
              .formatted(formula.name(), producer.formula.name(), operand, inputs));
    }
    Merger<V> merger = new Merger<>();
    Expr computed = merger.in(producer, List.of()).in(producer.formula.results().get(output));
    List<Inlined<V>> inlined = List.of(new Inlined<>(operand, computed));
    Substitution inConsumer = merger.in(this, inlined);
    return merger.apply(
        producer.formula.name() + " > " + formula.name(),
        formula.outputs(),
        formula.results().stream().map(inConsumer::in).toList());
  }

  /// Both applications as one, with the outputs of this one first: one pass over operands that they
  /// share. Neither may write what the other reads.
  public Application<V> beside(Application<V> other) {
    Merger<V> merger = new Merger<>();
    Substitution inThis = merger.in(this, List.of());
    Substitution inOther = merger.in(other, List.of());
    List<String> outputs = new ArrayList<>(formula.outputs());
    other.formula.outputs().forEach(output -> outputs.add(fresh(output, outputs)));
    return merger.apply(
        formula.name() + " & " + other.formula.name(),
        outputs,
        Stream.concat(
                formula.results().stream().map(inThis::in),
                other.formula.results().stream().map(inOther::in))
            .toList());
  }

  /// This application without operands that are never read, and with equal operands read at one
  /// place.
  public Application<V> pruned() {
    Merger<V> merger = new Merger<>();
    Substitution substitution = merger.in(this, List.of());
    return merger.apply(
        formula.name(),
        formula.outputs(),
        formula.results().stream().map(substitution::in).toList());
  }

  private static void requireEach(
      Formula formula, String kind, List<String> places, List<?> operands) {
    if (places.size() != operands.size()) {
      throw new ConfigException(
          "formula %s: got %d %s operands, expected %d: %s."
              .formatted(formula.name(), operands.size(), kind, places.size(), places));
    }
  }

  private static String fresh(String name, List<String> taken) {
    String candidate = name;
    for (int n = 2; taken.contains(candidate); n++) {
      candidate = name + n;
    }
    return candidate;
  }

  /// An operand and the expression that takes its place.
  private record Inlined<V>(V operand, Expr computed) {}

  /// The places of one kind, filled as leaves are met.
  private static final class Places<V> {
    private final List<V> operands = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final IntFunction<Leaf> leaf;

    Places(IntFunction<Leaf> leaf) {
      this.leaf = leaf;
    }

    Leaf of(V operand, String name) {
      int place = operands.indexOf(operand);
      if (place < 0) {
        place = operands.size();
        operands.add(operand);
        names.add(fresh(name, names));
      }
      return leaf.apply(place);
    }
  }

  private static final class Merger<V> {
    private final Places<V> inputs = new Places<>(Input::new);
    private final Places<V> scalars = new Places<>(Scalar::new);
    private final Places<V> uniforms = new Places<>(Uniform::new);

    Substitution in(Application<V> from, List<Inlined<V>> inlined) {
      Formula formula = from.formula;
      return new Substitution(leaf ->
          switch (leaf) {
            case Constant constant -> constant;
            case Input(int index) -> {
              V operand = from.inputs.get(index);
              for (Inlined<V> each : inlined) {
                if (each.operand().equals(operand)) {
                  yield each.computed();
                }
              }
              yield inputs.of(operand, formula.inputs().get(index));
            }
            case Scalar(int index) ->
                scalars.of(from.scalars.get(index), formula.scalars().get(index));
            case Uniform(int index) ->
                uniforms.of(from.uniforms.get(index), formula.uniforms().get(index));
          });
    }

    Application<V> apply(String name, List<String> outputs, List<Expr> results) {
      return new Application<>(
          new Formula(name, inputs.names, scalars.names, uniforms.names, outputs, results),
          inputs.operands,
          scalars.operands,
          uniforms.operands);
    }
  }
}
