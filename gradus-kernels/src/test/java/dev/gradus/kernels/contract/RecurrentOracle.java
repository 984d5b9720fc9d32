package dev.gradus.kernels.contract;

import dev.gradus.core.Shape;
import dev.gradus.op.Recurrent;
import dev.gradus.op.RecurrentBackward;
import dev.gradus.op.RecurrentCell;
import java.util.ArrayList;
import java.util.List;

/// A recurrent network as a textbook has it: unit by unit, each number an array lookup, gradients
/// by back-propagation through time with derivatives of [FormulaSlope].
final class RecurrentOracle {

  private final Recurrent op;
  private final RecurrentCell cell;
  private final int examples;
  private final int time;
  private final int units;
  private final Noise noise;

  private RecurrentOracle(Recurrent op, Shape x, Noise noise) {
    this.op = op;
    this.cell = op.cell();
    this.examples = x.dim(0);
    this.time = x.dim(1);
    this.units = x.dim(2) / cell.inputGates();
    this.noise = noise;
  }

  static List<double[]> forward(Recurrent op, Shape x, List<double[]> in, Noise noise) {
    return new RecurrentOracle(op, x, noise).forward(in);
  }

  static List<double[]> backward(RecurrentBackward op, Shape x, List<double[]> in, Noise noise) {
    return new RecurrentOracle(op.forward(), x, noise).backward(in, op.upstream());
  }

  private List<double[]> forward(List<double[]> in) {
    double[] x = in.get(0);
    double[] kernel = noise.on(in.get(1), units + 2);
    int sums = cell.recurrentGates();
    List<double[]> results = new ArrayList<>();
    for (int state = 0; state < cell.states(); state++) {
      results.add(new double[examples * time * units]);
    }
    double[] gates = new double[examples * time * sums * units];
    FormulaOracle formula = new FormulaOracle(cell.formula(), noise);
    for (int n = 0; n < examples; n++) {
      for (int i = 0; i < time; i++) {
        int t = at(i);
        double[] h = noise.on(before(results.getFirst(), n, i), units + 2);
        boolean real = !op.masked() || in.getLast()[n * time + t] > 0;
        for (int u = 0; u < units; u++) {
          double[] inputs = new double[cell.gates() + cell.states()];
          for (int gate = 0; gate < cell.inputGates(); gate++) {
            inputs[gate] = x[place(n, t, cell.inputGates(), gate, u)];
          }
          for (int gate = 0; gate < sums; gate++) {
            double sum = op.bias() ? in.get(2)[gate * units + u] : 0;
            for (int k = 0; k < units; k++) {
              sum += h[k] * kernel[(k * sums + gate) * units + u];
            }
            if (gate < cell.added()) {
              sum += noise.on(inputs[gate], 2);
            }
            gates[place(n, t, sums, gate, u)] = sum;
            inputs[cell.recurrentPlace(gate)] = sum;
          }
          for (int state = 0; state < cell.states(); state++) {
            inputs[cell.gates() + state] = before(results.get(state), n, i)[u];
          }
          double[] next = formula.at(inputs, new double[0], new double[0]);
          for (int state = 0; state < cell.states(); state++) {
            results.get(state)[place(n, t, 1, 0, u)] =
                real ? next[state] : inputs[cell.gates() + state];
          }
        }
      }
    }
    results.add(gates);
    return results;
  }

  private List<double[]> backward(List<double[]> in, List<Integer> upstream) {
    int first = op.masked() ? 3 : 2;
    int states = cell.states();
    int sums = cell.recurrentGates();
    double[] x = in.get(0);
    double[] kernel = noise.on(in.get(1), sums * units + 2);
    double[] gates = in.get(first + states);
    double[] dgates = new double[gates.length];
    double[] dx = new double[x.length];
    double[] starts = new double[examples * time * units];
    FormulaSlope slope = new FormulaSlope(cell.formula(), noise);
    for (int n = 0; n < examples; n++) {
      double[][] carried = new double[states][units];
      for (int i = time - 1; i >= 0; i--) {
        int t = at(i);
        boolean real = !op.masked() || in.get(2)[n * time + t] > 0;
        for (int j = 0; j < upstream.size(); j++) {
          for (int u = 0; u < units; u++) {
            carried[upstream.get(j)][u] += in.get(first + states + 1 + j)[place(n, t, 1, 0, u)];
          }
        }
        double[][] next = new double[states][units];
        for (int u = 0; u < units; u++) {
          double[] inputs = new double[cell.gates() + states];
          for (int gate = cell.added(); gate < cell.inputGates(); gate++) {
            inputs[gate] = x[place(n, t, cell.inputGates(), gate, u)];
          }
          for (int gate = 0; gate < sums; gate++) {
            inputs[cell.recurrentPlace(gate)] = gates[place(n, t, sums, gate, u)];
          }
          for (int state = 0; state < states; state++) {
            inputs[cell.gates() + state] = before(in.get(first + state), n, i)[u];
          }
          starts[place(n, t, 1, 0, u)] = inputs[cell.gates()];
          for (int by = 0; by < inputs.length; by++) {
            double[] slopes = slope.at(inputs, by);
            double gradient = 0;
            for (int state = 0; state < states; state++) {
              gradient +=
                  noise.on(carried[state][u], 2)
                      * (real ? slopes[state] : by == cell.gates() + state ? 1 : 0);
            }
            if (by >= cell.gates()) {
              next[by - cell.gates()][u] = gradient;
            }
            if (by < cell.inputGates()) {
              dx[place(n, t, cell.inputGates(), by, u)] = gradient;
            }
            for (int gate = 0; gate < sums; gate++) {
              if (cell.recurrentPlace(gate) == by) {
                dgates[place(n, t, sums, gate, u)] = gradient;
              }
            }
          }
        }
        for (int k = 0; k < units; k++) {
          for (int gate = 0; gate < sums; gate++) {
            for (int u = 0; u < units; u++) {
              next[0][k] +=
                  noise.on(dgates[place(n, t, sums, gate, u)], sums * units + 2)
                      * kernel[(k * sums + gate) * units + u];
            }
          }
        }
        carried = next;
      }
    }
    return cell.allAdded() ? List.of(dgates, starts) : List.of(dgates, dx, starts);
  }

  /// The time step that is computed as number `i`.
  private int at(int i) {
    return op.reverse() ? time - 1 - i : i;
  }

  /// A state before the time step that is computed as number `i`.
  private double[] before(double[] state, int n, int i) {
    double[] row = new double[units];
    if (i > 0) {
      System.arraycopy(state, place(n, at(i - 1), 1, 0, 0), row, 0, units);
    }
    return row;
  }

  private int place(int n, int t, int gates, int gate, int u) {
    return ((n * time + t) * gates + gate) * units + u;
  }
}
