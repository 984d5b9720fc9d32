package dev.gradus.cpu;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.expr.Evaluator;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Hoisted;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.PreparedKernel;
import dev.gradus.op.Elementwise;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Elementwise ops as compiled vector loops on the team's threads.
///
/// Full-size operands that lie alike, in whatever layout, are walked as they lie: one pass over
/// flat memory, padding included (provided the formula keeps zeros zero there). Broadcasts and
/// random draws depend on an element's place, so they are computed row-major.
final class Elementwises {

  private static final double[] NO_UNIFORMS = {};

  private final LoopCompiler compiler;
  private final Team team;

  Elementwises(LoopCompiler compiler, Team team) {
    this.compiler = compiler;
    this.team = team;
  }

  boolean fits(Formula formula) {
    return compiler.fits(Hoisted.of(formula).formula());
  }

  PreparedKernel prepare(Elementwise op, List<Operand> inputs, List<Operand> outputs) {
    Shape result = outputs.getFirst().shape();
    Layout layout = common(op.formula(), result, inputs, outputs);
    List<Layout> inputLayouts =
        inputs.stream()
            .map(operand -> operand.shape().equals(result) ? layout : Layout.PLAIN)
            .toList();
    return new Prepared(
        Hoisted.of(op.formula()),
        op.formula().scalars(),
        inputs.stream().map(Operand::shape).toList(),
        result,
        layout.elements(result),
        inputLayouts,
        Collections.nCopies(outputs.size(), layout));
  }

  /// The layout that all full-size operands are to have.
  private static Layout common(
      Formula formula, Shape result, List<Operand> inputs, List<Operand> outputs) {
    boolean placeless =
        formula.uniforms().isEmpty()
            && inputs.stream()
                .map(Operand::shape)
                .allMatch(shape -> shape.equals(result) || shape.size() == 1);
    if (!placeless) {
      return Layout.PLAIN;
    }
    return IntStream.range(0, inputs.size() + outputs.size())
        .mapToObj(i -> i < inputs.size() ? inputs.get(i) : outputs.get(i - inputs.size()))
        .filter(operand -> operand.shape().equals(result))
        .flatMap(operand -> operand.layout().stream())
        .filter(layout -> !layout.equals(Layout.PLAIN))
        .filter(layout ->
            layout.elements(result) == result.size()
                || keepsZero(formula, result, inputs.stream().map(Operand::shape).toList()))
        .findFirst()
        .orElse(Layout.PLAIN);
  }

  /// Whether zeros in full-size operands yield zeros whatever the others are, so that padding stays
  /// zero. The others get values without any meaning, so that none makes a term vanish by luck.
  static boolean keepsZero(Formula formula, Shape result, List<Shape> inputs) {
    double[] values = new double[inputs.size()];
    Arrays.setAll(values, i -> inputs.get(i).equals(result) ? 0 : 0.7310585 + i);
    double[] scalars = new double[formula.scalars().size()];
    Arrays.setAll(scalars, i -> 1.3717 + i);
    return formula.results().stream()
        .allMatch(expr -> Evaluator.evaluate(expr, values, scalars, NO_UNIFORMS) == 0);
  }

  private final class Prepared implements PreparedKernel {

    private final Hoisted hoisted;
    private final List<String> scalars;
    private final List<Shape> shapes;
    private final Shape result;
    private final long elements;
    private final List<Layout> inputs;
    private final List<Layout> outputs;

    Prepared(
        Hoisted hoisted,
        List<String> scalars,
        List<Shape> shapes,
        Shape result,
        long elements,
        List<Layout> inputs,
        List<Layout> outputs) {
      this.hoisted = hoisted;
      this.scalars = scalars;
      this.shapes = shapes;
      this.result = result;
      this.elements = elements;
      this.inputs = inputs;
      this.outputs = outputs;
    }

    @Override
    public List<Layout> inputs() {
      return inputs;
    }

    @Override
    public List<Layout> outputs() {
      return outputs;
    }

    @Override
    public long scratchElements() {
      return 0;
    }

    @Override
    public String implementation() {
      return "vector loop";
    }

    @Override
    public Kernel bind(Binding binding) {
      Formula formula = hoisted.formula();
      Broadcasting walk =
          outputs.getFirst().equals(Layout.PLAIN)
              ? Broadcasting.of(shapes, result)
              : new Broadcasting(
                  elements,
                  shapes.stream().map(shape -> shape.size() == 1).toList(),
                  List.of(),
                  shapes.stream().map(_ -> List.<Long>of()).toList());
      Set<Integer> repeated =
          IntStream.range(0, shapes.size())
              .filter(i -> walk.innerRepeats().get(i))
              .boxed()
              .collect(Collectors.toSet());
      int[] sources = scalars.stream().mapToInt(binding.scalars()::indexOf).toArray();
      long[] keys =
          formula.uniforms().stream()
              .mapToLong(name -> binding.random().named(name).key())
              .toArray();
      long[] addresses =
          Stream.concat(binding.inputs().stream(), binding.outputs().stream())
              .mapToLong(Buffer::address)
              .toArray();
      return new ElementwiseKernel(
          team, compiler.compile(formula, repeated), hoisted, sources, keys, addresses, walk);
    }
  }
}
