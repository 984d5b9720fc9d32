package dev.gradus.cpu;

import dev.gradus.core.Buffer;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// A reduction bound to memory.
///
/// Where there are blocks enough, each member of the team sums up some blocks. Where there are not,
/// each takes some of the rows, a long single row being cut into pieces, and the members' sums are
/// added up in their order. Either way the order is fixed by the number of threads.
final class ReductionKernel implements Kernel, Team.Task {

  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));
  private static final int LANES = DOUBLES.length();

  /// Rows to be summed up are cut into pieces of at most this length, which also keeps the error of
  /// each small.
  private static final int PIECE = 4096;

  private final Team team;
  private final double factor;
  private final MemorySegment source;
  private final MemorySegment target;
  private final int blocks;
  private final int[] extents;
  private final int[] steps;
  private final int row;
  private final int pieces;
  private final boolean summed;
  private final int sums;
  private final long rows;
  private final int blockSums;
  private final long blockRows;
  private final int members;
  private final boolean byBlocks;
  private final double[][] partial;
  private final double[][] lanes;

  ReductionKernel(Team team, Reductions.Walk walk, double factor, Binding binding) {
    this.team = team;
    this.factor = factor;
    this.source = binding.inputs().getFirst().segment();
    this.target = binding.outputs().getFirst().segment();
    this.extents = walk.extents().stream().mapToInt(Integer::intValue).toArray();
    this.steps = walk.steps().stream().mapToInt(Integer::intValue).toArray();
    this.row = walk.row();
    this.summed = walk.summed();
    this.pieces = summed ? Math.ceilDiv(row, PIECE) : 1;
    boolean shared = Team.isWorthSharing((long) walk.outer() * walk.rows() * row);
    this.members = shared ? team.threads() : 1;
    this.byBlocks = members == 1 || walk.outer() >= 2 * members;
    this.blocks = byBlocks ? walk.outer() : 1;
    this.sums = byBlocks ? walk.sums() : Math.multiplyExact(walk.outer(), walk.sums());
    this.rows = (byBlocks ? 1L : walk.outer()) * walk.rows() * pieces;
    this.blockSums = walk.sums();
    this.blockRows = (long) walk.rows() * pieces;
    this.partial = new double[members][sums];
    this.lanes = new double[members][LANES];
  }

  @Override
  public void run(long step, double[] scalars) {
    if (members == 1) {
      run(0, 1);
      return;
    }
    if (!byBlocks) {
      for (double[] each : partial) {
        Arrays.fill(each, 0);
      }
    }
    team.run(this);
    if (!byBlocks) {
      for (int member = 1; member < members; member++) {
        for (int i = 0; i < sums; i++) {
          partial[0][i] += partial[member][i];
        }
      }
      store(partial[0], 0);
    }
  }

  @Override
  public void run(int member, int of) {
    double[] own = partial[member];
    if (byBlocks) {
      int share = Math.ceilDiv(blocks, of);
      int last = Math.min(blocks, (member + 1) * share);
      for (int block = member * share; block < last; block++) {
        Arrays.fill(own, 0);
        addRows(block, 0, rows, own, lanes[member]);
        store(own, (long) block * sums);
      }
    } else {
      long share = Math.ceilDiv(rows, (long) of);
      addRows(0, member * share, Math.min(rows, (member + 1) * share), own, lanes[member]);
    }
  }

  /// Adds up rows, counted in pieces from the block's first.
  private void addRows(long block, long from, long to, double[] own, double[] scratch) {
    long first = block * (rows / pieces) * row;
    for (long index = from; index < to; index++) {
      int piece = (int) (index % pieces);
      int place = place(index);
      long start = first + index / pieces * row + (long) piece * PIECE;
      if (summed) {
        int length = pieces == 1 ? row : Math.min(PIECE, row - piece * PIECE);
        own[place] += sum(start, length, scratch);
      } else {
        add(start, own, place);
      }
    }
  }

  /// The first sum that a row goes into.
  private int place(long index) {
    int place = byBlocks ? 0 : (int) (index / blockRows) * blockSums;
    long rest = index % blockRows / pieces;
    for (int axis = extents.length - 1; axis >= 0; axis--) {
      place += (int) (rest % extents[axis]) * steps[axis];
      rest /= extents[axis];
    }
    return place;
  }

  private void store(double[] values, long first) {
    for (int i = 0; i < sums; i++) {
      target.setAtIndex(Buffer.FLOAT, first + i, (float) (values[i] * factor));
    }
  }

  private double sum(long start, int length, double[] scratch) {
    double total = 0;
    int vectors = length < 2 * LANES ? 0 : length - length % LANES;
    if (vectors > 0) {
      DoubleVector sum = DoubleVector.zero(DOUBLES);
      for (int i = 0; i < vectors; i += LANES) {
        long at = (start + i) * Float.BYTES;
        sum =
            sum.add(
                FloatVector.fromMemorySegment(FLOATS, source, at, ORDER)
                    .convertShape(VectorOperators.F2D, DOUBLES, 0));
      }
      // not reduceLanes, whose order is not fixed
      sum.intoArray(scratch, 0);
      for (double lane : scratch) {
        total += lane;
      }
    }
    for (int i = vectors; i < length; i++) {
      total += source.getAtIndex(Buffer.FLOAT, start + i);
    }
    return total;
  }

  private void add(long start, double[] own, int place) {
    int vectors = row - row % LANES;
    for (int i = 0; i < vectors; i += LANES) {
      long at = (start + i) * Float.BYTES;
      DoubleVector.fromArray(DOUBLES, own, place + i)
          .add(
              FloatVector.fromMemorySegment(FLOATS, source, at, ORDER)
                  .convertShape(VectorOperators.F2D, DOUBLES, 0))
          .intoArray(own, place + i);
    }
    for (int i = vectors; i < row; i++) {
      own[place + i] += source.getAtIndex(Buffer.FLOAT, start + i);
    }
  }
}
