package dev.gradus.cpu;

import dev.gradus.core.Buffer;
import dev.gradus.core.Shape;
import dev.gradus.kernels.Binding;
import dev.gradus.kernels.Kernel;
import dev.gradus.kernels.PreparedKernel;
import dev.gradus.op.Gather;
import java.lang.foreign.MemorySegment;

/// Rows of a table and sums of rows, on the team's threads.
final class Gathers {

  /// Columns are shared out by so many, a cache line.
  private static final int LINE = 16;

  private final Team team;

  Gathers(Team team) {
    this.team = team;
  }

  PreparedKernel forward(Shape indices, Shape table) {
    return Plain.of("rows", 2, 1, binding -> new Lookup(team, indices, table, binding));
  }

  PreparedKernel backward(Shape indices, Shape table) {
    return Plain.of("rows", 2, 1, binding -> new Sums(team, indices, table, binding));
  }

  /// What both directions share: the numbers of the rows, checked before any thread needs them.
  private abstract static class Bound implements Kernel, Team.Task {

    private final Team team;
    private final MemorySegment indices;
    private final long perSample;
    private final int tableRows;
    private final long elements;
    final int[] rows;
    final int width;

    Bound(Team team, Shape indices, MemorySegment given, Shape table, long elements) {
      this.team = team;
      this.indices = given;
      this.perSample = indices.rank() == 0 ? 1 : indices.size() / indices.dim(0);
      this.tableRows = table.dim(0);
      this.width = table.dim(1);
      this.rows = new int[Math.toIntExact(indices.size())];
      this.elements = elements;
    }

    @Override
    public void run(long step, double[] scalars) {
      for (int i = 0; i < rows.length; i++) {
        rows[i] = Gather.row(indices.getAtIndex(Buffer.FLOAT, i), i, perSample, tableRows);
      }
      team.run(this, elements);
    }
  }

  private static final class Lookup extends Bound {

    private final MemorySegment table;
    private final MemorySegment y;

    Lookup(Team team, Shape indices, Shape table, Binding binding) {
      super(team, indices, binding.inputs().get(1).segment(), table, indices.size() * table.dim(1));
      this.table = binding.inputs().getFirst().segment();
      this.y = binding.outputs().getFirst().segment();
    }

    @Override
    public void run(int member, int members) {
      int share = Math.ceilDiv(rows.length, members);
      int last = Math.min(rows.length, (member + 1) * share);
      long bytes = (long) width * Float.BYTES;
      for (int i = member * share; i < last; i++) {
        MemorySegment.copy(table, rows[i] * bytes, y, i * bytes, bytes);
      }
    }
  }

  /// Each member owns some columns of the table, so no two add to one place, and additions come in
  /// the order of the indices however many members there are.
  private static final class Sums extends Bound {

    private final MemorySegment dy;
    private final MemorySegment table;
    private final int tableRows;

    Sums(Team team, Shape indices, Shape table, Binding binding) {
      super(
          team,
          indices,
          binding.inputs().getFirst().segment(),
          table,
          table.size() + indices.size() * table.dim(1));
      this.dy = binding.inputs().get(1).segment();
      this.table = binding.outputs().getFirst().segment();
      this.tableRows = table.dim(0);
    }

    @Override
    public void run(int member, int members) {
      int share = Math.ceilDiv(Math.ceilDiv(width, LINE), members) * LINE;
      int from = Math.min(width, member * share);
      int to = Math.min(width, from + share);
      if (from == to) {
        return;
      }
      for (int row = 0; row < tableRows; row++) {
        zero((long) row * width + from, to - from);
      }
      for (int i = 0; i < rows.length; i++) {
        add((long) rows[i] * width + from, (long) i * width + from, to - from);
      }
    }

    private void zero(long first, int count) {
      for (int i = 0; i < count; i++) {
        table.setAtIndex(Buffer.FLOAT, first + i, 0);
      }
    }

    private void add(long target, long source, int count) {
      for (int i = 0; i < count; i++) {
        table.setAtIndex(
            Buffer.FLOAT,
            target + i,
            table.getAtIndex(Buffer.FLOAT, target + i) + dy.getAtIndex(Buffer.FLOAT, source + i));
      }
    }
  }
}
