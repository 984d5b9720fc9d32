package dev.gradus.op;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import java.util.List;
import java.util.Locale;

/// Rows of a table, looked up by their numbers.
///
/// Operands: `table [V, D]`; `indices [N, …]`, whole numbers from 0 to `V - 1`. Result: `y [N, …,
/// D]`. The table alone has a gradient.
public record Gather() implements Op {

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Operands.requireCount(this, inputs, 2);
    Shape table = inputs.get(0);
    Shape indices = inputs.get(1);
    Operands.requireRank(this, "table", table, 2);
    return List.of(indices.insert(indices.rank(), table.dim(1)));
  }

  /// For kernels: the row that an index means.
  ///
  /// @param index as given
  /// @param place of the index among all, row-major
  /// @param perSample indices in each sample
  /// @param rows `V`
  /// @return the index as a number of a row
  /// @throws DataException if it is not whole or there is no such row; names the sample
  public static int row(float index, long place, long perSample, int rows) {
    int row = (int) index;
    if (row != index || row < 0 || row >= rows) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "Gather: sample %d of the batch has the index %s in place %d, expected a whole number"
                  + " from 0 to %d. Correct the data or enlarge the table.",
              place / perSample,
              index,
              place % perSample,
              rows - 1));
    }
    return row;
  }
}
