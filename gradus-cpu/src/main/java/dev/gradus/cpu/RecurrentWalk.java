package dev.gradus.cpu;

import dev.gradus.core.Buffer;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.Recurrent;
import java.util.Arrays;

/// A recurrent network bound to memory. Each thread takes a share of the examples through all time
/// steps: examples do not meet, so no thread waits for another before the end.
///
/// At each step a thread computes all gates of its examples as small products into padded lines,
/// then the cell's formula as one compiled loop over gates and states, whole vectors only. What
/// lies beyond the units or the examples is computed along and never read.
final class RecurrentWalk implements Kernel, Team.Task {

  private static final float[] NO_SCALARS = {};
  private static final long[] NO_KEYS = {};

  private final Team team;
  private final ElementwiseLoop loop;
  private final Recurrent op;
  private final RecurrentSizes sizes;
  private final long scratch;
  private final long x;
  private final long kernel;
  private final long bias;
  private final long[] states;
  private final long gates;
  private final long[][] addresses;
  private final PaddedStates[] kept;

  RecurrentWalk(
      Team team, ElementwiseLoop loop, Recurrent op, RecurrentSizes sizes, Binding binding) {
    this.team = team;
    this.loop = loop;
    this.op = op;
    this.sizes = sizes;
    this.scratch = binding.scratch().address();
    long[] in = binding.inputs().stream().mapToLong(Buffer::address).toArray();
    long[] out = binding.outputs().stream().mapToLong(Buffer::address).toArray();
    this.x = in[0];
    this.kernel = in[1];
    this.bias = op.bias() ? in[2] : 0;
    long mask = op.masked() ? in[in.length - 1] : 0;
    int count = op.cell().states();
    this.states = Arrays.copyOf(out, count);
    this.gates = out[count];
    int inputs = op.cell().gates() + count;
    this.addresses = new long[team.threads()][inputs + count];
    this.kept = new PaddedStates[team.threads()];
    for (int member = 0; member < addresses.length; member++) {
      for (int i = 0; i < inputs; i++) {
        addresses[member][i] = sizes.region(scratch, member, i);
      }
      System.arraycopy(addresses[member], inputs - count, addresses[member], inputs, count);
      kept[member] = new PaddedStates(sizes, mask, scratch, member, inputs - count, inputs);
    }
  }

  @Override
  public void run(long step, double[] scalars) {
    int sums = sizes.cell().recurrentGates();
    PaddedLines.fill(scratch, 0, sums * sizes.units() * sizes.width());
    for (int gate = 0; gate < sums; gate++) {
      long to = sizes.packed(scratch, gate);
      for (int k = 0; k < sizes.units(); k++) {
        PaddedLines.load(
            kernel + ((long) k * sums + gate) * sizes.units() * Float.BYTES,
            to + (long) k * sizes.width() * Float.BYTES,
            sizes.units());
      }
    }
    team.run(this);
  }

  @Override
  public void run(int member, int members) {
    for (int part = member; part < addresses.length; part += members) {
      walk(part);
    }
  }

  /// One share of the examples, in the share's own scratch.
  private void walk(int part) {
    int share = sizes.share();
    int from = Math.min(sizes.examples(), part * share);
    int rows = Math.min(sizes.examples(), from + share) - from;
    if (rows == 0) {
      return;
    }
    int padded = Math.ceilDiv(rows, SmallProduct.ROWS) * SmallProduct.ROWS;
    long[] regions = addresses[part];
    for (int i = 0; i < regions.length - states.length; i++) {
      PaddedLines.fill(regions[i], 0, padded * sizes.width());
    }
    for (int i = 0; i < sizes.steps(); i++) {
      int t = op.reverse() ? sizes.steps() - 1 - i : i;
      step(regions, kept[part], from, rows, padded, t);
    }
  }

  private void step(long[] regions, PaddedStates masked, int from, int rows, int padded, int t) {
    int first = sizes.cell().gates();
    int sums = sizes.cell().recurrentGates();
    loadInput(regions, from, rows, t);
    for (int gate = 0; gate < sums; gate++) {
      long region = regions[sizes.cell().recurrentPlace(gate)];
      loadSums(region, gate, from, rows, padded, t);
      SmallProduct.accumulate(
          regions[first],
          sizes.packed(scratch, gate),
          region,
          padded,
          sizes.units(),
          sizes.width());
      store(region, gates, from, rows, t, sums, gate);
    }
    if (op.masked()) {
      masked.keep(from, rows, t);
    }
    loop.run(regions, 0, (long) padded * sizes.width(), NO_SCALARS, NO_KEYS, 0, 0);
    if (op.masked()) {
      masked.restore(from, rows, t);
    }
    for (int state = 0; state < states.length; state++) {
      store(regions[first + state], states[state], from, rows, t, 1, 0);
    }
  }

  /// What a gate's products are added to: input and bias, or 0.
  private void loadSums(long region, int gate, int from, int rows, int padded, int t) {
    int units = sizes.units();
    long line = (long) sizes.width() * Float.BYTES;
    boolean added = gate < sizes.cell().added();
    long ofBias = bias + (long) gate * units * Float.BYTES;
    for (int row = 0; row < padded; row++) {
      long to = region + row * line;
      long source = x + sizes.line(from + row, t, sizes.cell().inputGates(), gate);
      if (row < rows && added && op.bias()) {
        PaddedLines.loadSum(source, ofBias, to, units);
      } else if (row < rows && added) {
        PaddedLines.load(source, to, units);
      } else if (row < rows && op.bias()) {
        PaddedLines.load(ofBias, to, units);
      } else {
        PaddedLines.fill(to, 0, sizes.width());
      }
    }
  }

  private void loadInput(long[] regions, int from, int rows, int t) {
    long line = (long) sizes.width() * Float.BYTES;
    int inputGates = sizes.cell().inputGates();
    for (int row = 0; row < rows; row++) {
      for (int gate = sizes.cell().added(); gate < inputGates; gate++) {
        long source = x + sizes.line(from + row, t, inputGates, gate);
        PaddedLines.load(source, regions[gate] + row * line, sizes.units());
      }
    }
  }

  private void store(long region, long to, int from, int rows, int t, int count, int gate) {
    long line = (long) sizes.width() * Float.BYTES;
    for (int row = 0; row < rows; row++) {
      PaddedLines.store(
          region + row * line, to + sizes.line(from + row, t, count, gate), sizes.units());
    }
  }
}
