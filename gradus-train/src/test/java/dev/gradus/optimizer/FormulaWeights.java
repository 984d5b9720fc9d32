package dev.gradus.optimizer;

import dev.gradus.expr.Evaluator;
import dev.gradus.expr.Formula;
import dev.gradus.expr.Interpreter;
import java.util.Arrays;

/// Weights that an optimizer moves straight by its formula.
final class FormulaWeights implements HostWeights {

  private final ElementwiseOptimizer optimizer;
  private final Formula formula;
  private final Interpreter program;
  private final double[][] tensors;
  private long step;

  /// Weights before the first step.
  FormulaWeights(ElementwiseOptimizer optimizer, double... start) {
    this.optimizer = optimizer;
    this.formula = optimizer.update();
    this.program = Evaluator.compile(formula);
    this.tensors = new double[formula.inputs().size()][start.length];
    for (int i = 2; i < tensors.length; i++) {
      Arrays.fill(tensors[i], optimizer.initialValue(formula.inputs().get(i)));
    }
    tensors[0] = start.clone();
  }

  @Override
  public void step(double... gradient) {
    tensors[1] = gradient.clone();
    double[] scalars =
        formula.scalars().stream()
            .mapToDouble(name ->
                switch (name) {
                  case "learningRate" -> optimizer.learningRate().at(step);
                  case "step" -> step + 1;
                  case "momentum" -> optimizer.learningRate().momentum().orElseThrow().at(step);
                  default -> throw new IllegalStateException(name);
                })
            .toArray();
    for (int element = 0; element < gradient.length; element++) {
      update(element, scalars);
    }
    step++;
  }

  @Override
  public void decay(double share) {
    for (int i = 0; i < tensors[0].length; i++) {
      tensors[0][i] -= share * tensors[0][i];
    }
  }

  private void update(int element, double[] scalars) {
    double[] inputs = new double[tensors.length];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = tensors[i][element];
    }
    double[] outputs = program.evaluate(inputs, scalars, new double[0]);
    for (int i = 0; i < outputs.length; i++) {
      slot(formula.outputs().get(i))[element] = outputs[i];
    }
  }

  @Override
  public double[] weights() {
    return tensors[0].clone();
  }

  @Override
  public double[] slot(String name) {
    return tensors[formula.inputs().indexOf(name)];
  }
}
