package dev.gradus.cpu;

import dev.gradus.expr.Formula;
import dev.gradus.expr.Hoisted;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.kernels.Layout;
import dev.gradus.kernels.Operand;
import dev.gradus.kernels.PreparedKernel;
import dev.gradus.op.Recurrent;
import dev.gradus.op.RecurrentBackward;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/// Recurrent networks as small products and compiled loops over time. oneDNN's own recurrent
/// primitives take a plain reference path on this machine: see docs/decisions.
final class Recurrences {

  private final LoopCompiler compiler;
  private final Team team;

  Recurrences(LoopCompiler compiler, Team team) {
    this.compiler = compiler;
    this.team = team;
  }

  PreparedKernel forward(Recurrent op, List<Operand> inputs, int outputs) {
    Formula formula = Hoisted.of(op.cell().formula()).formula();
    RecurrentSizes sizes = sizes(op, inputs, formula);
    return prepared(
        inputs.size(),
        outputs,
        sizes,
        binding -> new RecurrentWalk(team, compiler.compile(formula), op, sizes, binding));
  }

  PreparedKernel backward(RecurrentBackward op, List<Operand> inputs, int outputs) {
    Recurrent forward = op.forward();
    Formula formula = Hoisted.of(forward.cell().gradient()).formula();
    FunctionsFirst loops = FunctionsFirst.of(formula);
    RecurrentSizes sizes = sizes(forward, inputs, loops.rest());
    return prepared(
        inputs.size(),
        outputs,
        sizes,
        binding ->
            new RecurrentWalkBack(
                team,
                loops.functions().map(compiler::compile).orElse((_, _, _, _, _, _, _) -> {}),
                compiler.compile(loops.rest()),
                op,
                sizes,
                binding));
  }

  private RecurrentSizes sizes(Recurrent op, List<Operand> inputs, Formula formula) {
    return RecurrentSizes.of(
        op.cell(),
        inputs.get(0).shape(),
        inputs.get(1).shape(),
        formula.inputs().size() + (op.masked() ? op.cell().states() : 0),
        team.threads());
  }

  private static PreparedKernel prepared(
      int inputs, int outputs, RecurrentSizes sizes, Function<Binding, Kernel> binder) {
    return new Prepared(
        Collections.nCopies(inputs, Layout.PLAIN),
        Collections.nCopies(outputs, Layout.PLAIN),
        sizes.scratchElements(),
        binder);
  }

  private record Prepared(
      List<Layout> inputs,
      List<Layout> outputs,
      long scratchElements,
      Function<Binding, Kernel> binder)
      implements PreparedKernel {

    @Override
    public String implementation() {
      return "small products, vector loop";
    }

    @Override
    public Kernel bind(Binding binding) {
      return binder.apply(binding);
    }
  }
}
