package dev.gradus.cpu;

import dev.gradus.core.Buffer;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.op.Recurrent;
import dev.gradus.op.RecurrentBackward;
import java.util.Arrays;

/// The gradient of a recurrent network bound to memory, each thread with its share of the examples
/// from the last step to the first: see [RecurrentWalk].
///
/// The regions of the gates become those of their gradients, the upstream regions those of the
/// gradients by the states before, which the next step goes on from. Behind them lie those of the
/// [functions][FunctionsFirst].
final class RecurrentWalkBack implements Kernel, Team.Task {

  private static final float[] NO_SCALARS = {};
  private static final long[] NO_KEYS = {};

  private final Team team;
  private final ElementwiseLoop functions;
  private final ElementwiseLoop rest;
  private final Recurrent op;
  private final RecurrentSizes sizes;
  private final long scratch;
  private final long x;
  private final long kernel;
  private final long[] states;
  private final long gates;
  private final int[] upstreamStates;
  private final long[] upstream;
  private final long gateGradients;
  private final long inputGradients;
  private final long before;
  private final int firstUpstream;
  private final long[][] addresses;
  private final PaddedStates[] kept;

  RecurrentWalkBack(
      Team team,
      ElementwiseLoop functions,
      ElementwiseLoop rest,
      RecurrentBackward op,
      RecurrentSizes sizes,
      Binding binding) {
    this.team = team;
    this.functions = functions;
    this.rest = rest;
    this.op = op.forward();
    this.sizes = sizes;
    this.scratch = binding.scratch().address();
    long[] in = binding.inputs().stream().mapToLong(Buffer::address).toArray();
    long[] out = binding.outputs().stream().mapToLong(Buffer::address).toArray();
    int count = sizes.cell().states();
    int first = op.forward().masked() ? 3 : 2;
    this.x = in[0];
    this.kernel = in[1];
    long mask = in[first - 1];
    this.states = Arrays.copyOfRange(in, first, first + count);
    this.gates = in[first + count];
    this.upstreamStates = op.upstream().stream().mapToInt(Integer::intValue).toArray();
    this.upstream = Arrays.copyOfRange(in, first + count + 1, in.length);
    this.gateGradients = out[0];
    this.inputGradients = out[1];
    this.before = out[out.length - 1];
    int gateCount = sizes.cell().gates();
    this.firstUpstream = gateCount + count;
    int loopInputs = sizes.regions() - (this.op.masked() ? count : 0);
    this.addresses = new long[team.threads()][loopInputs + gateCount + count];
    this.kept = new PaddedStates[team.threads()];
    for (int member = 0; member < addresses.length; member++) {
      long[] places = addresses[member];
      for (int i = 0; i < loopInputs; i++) {
        places[i] = sizes.region(scratch, member, i);
      }
      kept[member] = new PaddedStates(sizes, mask, scratch, member, firstUpstream, loopInputs);
      System.arraycopy(places, 0, places, loopInputs, gateCount);
      System.arraycopy(places, firstUpstream, places, loopInputs + gateCount, count);
    }
  }

  @Override
  public void run(long step, double[] scalars) {
    int units = sizes.units();
    int sums = sizes.cell().recurrentGates();
    for (int gate = 0; gate < sums; gate++) {
      long packed = sizes.packed(scratch, gate);
      PaddedLines.fill(packed, 0, units * sizes.width());
      for (int k = 0; k < units; k++) {
        long source = kernel + ((long) k * sums + gate) * units * Float.BYTES;
        for (int u = 0; u < units; u++) {
          PaddedLines.set(
              packed + ((long) u * sizes.width() + k) * Float.BYTES,
              PaddedLines.get(source + (long) u * Float.BYTES));
        }
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
    for (int i = 0; i < firstUpstream + states.length; i++) {
      PaddedLines.fill(regions[i], 0, padded * sizes.width());
    }
    for (int i = sizes.steps() - 1; i >= 0; i--) {
      int t = op.reverse() ? sizes.steps() - 1 - i : i;
      load(regions, from, rows, t, i == 0);
      if (op.masked()) {
        kept[part].keep(from, rows, t);
      }
      long elements = (long) padded * sizes.width();
      functions.run(regions, 0, elements, NO_SCALARS, NO_KEYS, 0, 0);
      rest.run(regions, 0, elements, NO_SCALARS, NO_KEYS, 0, 0);
      if (op.masked()) {
        kept[part].restore(from, rows, t);
        kept[part].clear(regions, from, rows, t);
      }
      store(regions, from, rows, t);
      for (int gate = 0; gate < sizes.cell().recurrentGates(); gate++) {
        SmallProduct.accumulate(
            regions[sizes.cell().recurrentPlace(gate)],
            sizes.packed(scratch, gate),
            regions[firstUpstream],
            padded,
            sizes.units(),
            sizes.width());
      }
    }
  }

  private void load(long[] regions, int from, int rows, int t, boolean atStart) {
    int units = sizes.units();
    int sums = sizes.cell().recurrentGates();
    int inputGates = sizes.cell().inputGates();
    int firstState = sizes.cell().gates();
    int last = op.reverse() ? t + 1 : t - 1;
    long line = (long) sizes.width() * Float.BYTES;
    for (int row = 0; row < rows; row++) {
      int n = from + row;
      long at = row * line;
      for (int gate = 0; gate < sums; gate++) {
        long to = regions[sizes.cell().recurrentPlace(gate)] + at;
        PaddedLines.load(gates + sizes.line(n, t, sums, gate), to, units);
      }
      for (int gate = sizes.cell().added(); gate < inputGates; gate++) {
        PaddedLines.load(x + sizes.line(n, t, inputGates, gate), regions[gate] + at, units);
      }
      for (int state = 0; state < states.length; state++) {
        long to = regions[firstState + state] + at;
        if (atStart) {
          PaddedLines.fill(to, 0, sizes.width());
        } else {
          PaddedLines.load(states[state] + sizes.line(n, last, 1, 0), to, units);
        }
      }
      for (int i = 0; i < upstream.length; i++) {
        long to = regions[firstUpstream + upstreamStates[i]] + at;
        PaddedLines.add(upstream[i] + sizes.line(n, t, 1, 0), to, units);
      }
    }
  }

  private void store(long[] regions, int from, int rows, int t) {
    int units = sizes.units();
    int sums = sizes.cell().recurrentGates();
    int inputGates = sizes.cell().inputGates();
    long line = (long) sizes.width() * Float.BYTES;
    for (int row = 0; row < rows; row++) {
      int n = from + row;
      long at = row * line;
      for (int gate = 0; gate < sums; gate++) {
        long source = regions[sizes.cell().recurrentPlace(gate)] + at;
        PaddedLines.store(source, gateGradients + sizes.line(n, t, sums, gate), units);
      }
      if (!sizes.cell().allAdded()) {
        for (int gate = 0; gate < inputGates; gate++) {
          PaddedLines.store(
              regions[gate] + at, inputGradients + sizes.line(n, t, inputGates, gate), units);
        }
      }
      PaddedLines.store(regions[sizes.cell().gates()] + at, before + sizes.line(n, t, 1, 0), units);
    }
  }
}
