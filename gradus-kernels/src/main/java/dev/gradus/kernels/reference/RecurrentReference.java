package dev.gradus.kernels.reference;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.expr.Formula;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.Recurrent;
import dev.gradus.op.RecurrentBackward;
import dev.gradus.op.RecurrentCell;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/// Recurrent networks, one example after the other, with states and sums in double.
final class RecurrentReference {

  private static final double[] NO_SCALARS = {};

  private final Recurrent op;
  private final RecurrentCell cell;
  private final int examples;
  private final int steps;
  private final int units;
  private final int sums;
  private final FormulaBlock block;
  private final double[][] operands;
  private final double[][] results;
  private final double[][] states;
  private final double[] products;
  private final double[] row;
  private final int[] upstream;
  private final MemorySegment x;
  private final MemorySegment kernel;
  private final MemorySegment mask;
  private final MemorySegment[] rest;
  private final MemorySegment[] out;

  /// @param maskPlace place of the mask among the operands, where there is one
  private RecurrentReference(
      Recurrent op,
      Formula formula,
      List<Integer> upstream,
      List<Shape> in,
      int maskPlace,
      Binding binding) {
    this.op = op;
    this.cell = op.cell();
    this.examples = in.get(0).dim(0);
    this.steps = in.get(0).dim(1);
    this.units = in.get(1).dim(0);
    this.sums = in.get(1).dim(1);
    this.upstream = upstream.stream().mapToInt(Integer::intValue).toArray();
    this.block = new FormulaBlock(formula, List.of(), binding.random());
    this.operands = new double[formula.inputs().size()][units];
    this.results = new double[formula.outputs().size()][units];
    this.states = new double[cell.states()][units];
    this.products = new double[sums];
    this.row = new double[units];
    this.x = binding.inputs().get(0).segment();
    this.kernel = binding.inputs().get(1).segment();
    this.mask = binding.inputs().get(op.masked() ? maskPlace : 0).segment();
    this.rest = segments(binding.inputs().subList(2, binding.inputs().size()));
    this.out = segments(binding.outputs());
  }

  static Kernel bind(Recurrent op, List<Shape> in, Binding binding) {
    RecurrentReference loops =
        new RecurrentReference(op, op.cell().formula(), List.of(), in, op.bias() ? 3 : 2, binding);
    return (step, _) -> {
      loops.block.start(step, NO_SCALARS);
      for (int n = 0; n < loops.examples; n++) {
        loops.forward(n);
      }
    };
  }

  static Kernel bindBackward(RecurrentBackward op, List<Shape> in, Binding binding) {
    Recurrent forward = op.forward();
    RecurrentReference loops =
        new RecurrentReference(forward, forward.cell().gradient(), op.upstream(), in, 2, binding);
    return (step, _) -> {
      loops.block.start(step, NO_SCALARS);
      for (int n = 0; n < loops.examples; n++) {
        loops.backward(n);
      }
    };
  }

  private void forward(int n) {
    for (double[] state : states) {
      Arrays.fill(state, 0);
    }
    for (int step = 0; step < steps; step++) {
      int t = op.reverse() ? steps - 1 - step : step;
      Arrays.fill(products, 0);
      if (op.bias()) {
        Rows.load(rest[0], 0, products, 0, sums);
      }
      for (int k = 0; k < units; k++) {
        Rows.addScaled(products, states[0][k], kernel, (long) k * sums, sums);
      }
      for (int gate = 0; gate < cell.added(); gate++) {
        Rows.load(x, place(n, t, cell.inputGates(), gate), operands[gate], 0, units);
        for (int u = 0; u < units; u++) {
          products[gate * units + u] += operands[gate][u];
        }
      }
      for (int gate = 0; gate < cell.recurrentGates(); gate++) {
        System.arraycopy(products, gate * units, operands[cell.recurrentPlace(gate)], 0, units);
      }
      loadInputGates(n, t);
      for (int state = 0; state < states.length; state++) {
        System.arraycopy(states[state], 0, operands[cell.gates() + state], 0, units);
      }
      evaluate();
      for (int state = 0; state < states.length; state++) {
        if (!isPadding(n, t)) {
          System.arraycopy(results[state], 0, states[state], 0, units);
        }
        Rows.store(states[state], out[state], place(n, t, 1, 0), units);
      }
      Rows.store(products, out[states.length], (long) (n * steps + t) * sums, sums);
    }
  }

  private void backward(int n) {
    int first = op.masked() ? 1 : 0;
    int operandsOfStep = cell.gates() + cell.states();
    for (double[] state : states) {
      Arrays.fill(state, 0);
    }
    for (int step = steps - 1; step >= 0; step--) {
      int t = op.reverse() ? steps - 1 - step : step;
      int before = op.reverse() ? t + 1 : t - 1;
      MemorySegment kept = rest[first + cell.states()];
      for (int gate = 0; gate < cell.recurrentGates(); gate++) {
        double[] to = operands[cell.recurrentPlace(gate)];
        Rows.load(kept, place(n, t, cell.recurrentGates(), gate), to, 0, units);
      }
      loadInputGates(n, t);
      for (int state = 0; state < cell.states(); state++) {
        double[] to = operands[cell.gates() + state];
        if (step == 0) {
          Arrays.fill(to, 0);
        } else {
          Rows.load(rest[first + state], place(n, before, 1, 0), to, 0, units);
        }
      }
      Rows.store(operands[cell.gates()], out[out.length - 1], place(n, t, 1, 0), units);
      for (int i = 0; i < upstream.length; i++) {
        Rows.load(rest[first + cell.states() + 1 + i], place(n, t, 1, 0), row, 0, units);
        double[] sum = states[upstream[i]];
        for (int u = 0; u < units; u++) {
          sum[u] += row[u];
        }
      }
      for (int state = 0; state < cell.states(); state++) {
        System.arraycopy(states[state], 0, operands[operandsOfStep + state], 0, units);
      }
      if (isPadding(n, t)) {
        for (int i = 0; i < cell.gates(); i++) {
          Arrays.fill(results[i], 0);
        }
      } else {
        evaluate();
        for (int state = 0; state < cell.states(); state++) {
          System.arraycopy(results[cell.gates() + state], 0, states[state], 0, units);
        }
      }
      for (int gate = 0; gate < cell.recurrentGates(); gate++) {
        double[] gradient = results[cell.recurrentPlace(gate)];
        System.arraycopy(gradient, 0, products, gate * units, units);
        Rows.store(gradient, out[0], place(n, t, cell.recurrentGates(), gate), units);
      }
      if (!cell.allAdded()) {
        for (int gate = 0; gate < cell.inputGates(); gate++) {
          Rows.store(results[gate], out[1], place(n, t, cell.inputGates(), gate), units);
        }
      }
      for (int k = 0; k < units; k++) {
        states[0][k] += Rows.dot(products, kernel, (long) k * sums, sums);
      }
    }
  }

  private void loadInputGates(int n, int t) {
    for (int gate = cell.added(); gate < cell.inputGates(); gate++) {
      Rows.load(x, place(n, t, cell.inputGates(), gate), operands[gate], 0, units);
    }
  }

  /// Whether the states stay as they are at this step.
  private boolean isPadding(int n, int t) {
    return op.masked() && mask.getAtIndex(Buffer.FLOAT, (long) n * steps + t) == 0;
  }

  /// Evaluates the formula at all units, a block at a time.
  private void evaluate() {
    for (int from = 0; from < units; from += FormulaBlock.LENGTH) {
      int count = Math.min(FormulaBlock.LENGTH, units - from);
      for (int i = 0; i < operands.length; i++) {
        System.arraycopy(operands[i], from, block.input(i), 0, count);
      }
      block.evaluate(from, count);
      for (int i = 0; i < results.length; i++) {
        System.arraycopy(block.output(i), 0, results[i], from, count);
      }
    }
  }

  /// Index of the first unit of a gate in `[N, T, gates U]`.
  private long place(int n, int t, int gates, int gate) {
    return (((long) n * steps + t) * gates + gate) * units;
  }

  private static MemorySegment[] segments(List<Buffer> buffers) {
    return buffers.stream().map(Buffer::segment).toArray(MemorySegment[]::new);
  }
}
