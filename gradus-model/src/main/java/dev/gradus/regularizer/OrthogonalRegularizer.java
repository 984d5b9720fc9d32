package dev.gradus.regularizer;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.expr.Expr;
import dev.gradus.expr.Formula;
import dev.gradus.op.Elementwise;
import dev.gradus.op.GraphBuilder;
import dev.gradus.op.InnerProduct;
import dev.gradus.op.Reduce;
import dev.gradus.op.Transpose;
import dev.gradus.op.Value;
import java.util.List;

/// The mean size of the cosines between the rows (or columns) of a kernel, so that they come to
/// stand at right angles.
///
/// ```
/// v_i     = row_i / max(|row_i|, 1e-7)    for i = 1 … n
/// penalty = factor * sum over i < j of |v_i . v_j| / (n (n - 1) / 2)
/// ```
///
/// For kernels `[rows, columns]` with at least two of what is compared.
///
/// As Keras. PyTorch has none.
///
/// @param factor of the mean cosine, at least 0, default .01
/// @param mode what is compared, default rows
public record OrthogonalRegularizer(double factor, Mode mode) implements Regularizer {

  private static final double SMALLEST_SQUARE = 1e-14;

  /// What is to stand at right angles.
  public enum Mode {
    /// the rows, one an input
    ROWS,
    /// the columns, one a unit
    COLUMNS
  }

  /// Checks the factor.
  ///
  /// @throws ConfigException if it is negative or not finite
  public OrthogonalRegularizer {
    if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new ConfigException(
          "OrthogonalRegularizer: factor must be at least 0 and finite, got %s.".formatted(factor));
    }
  }

  /// @return a factor of .01, rows, as in Keras
  public static OrthogonalRegularizer defaults() {
    return new OrthogonalRegularizer(0.01, Mode.ROWS);
  }

  @Override
  public String kind() {
    return "orthogonal";
  }

  @Override
  public Value penalty(GraphBuilder graph, String name, Value weight) {
    requireSeveral(weight.shape());
    Value rows = mode == Mode.ROWS ? weight : graph.add(name, new Transpose(List.of(1, 0)), weight);
    int count = rows.shape().dim(0);
    Value squares = graph.add(name, new Elementwise(square()), rows);
    Value sums = graph.add(name, new Reduce(Reduce.Kind.SUM, List.of(1), true), squares);
    Value units = graph.add(name, new Elementwise(unit()), rows, sums);
    Value across = graph.add(name, new Transpose(List.of(1, 0)), units);
    Value cosines = graph.add(name, InnerProduct.of(false), units, across);
    Value all = sum(graph, name, graph.add(name, new Elementwise(size()), cosines));
    Value own = sum(graph, name, graph.add(name, new Elementwise(square()), units));
    double each = factor / ((double) count * (count - 1));
    return graph.add(name, new Elementwise(penalty(each)), all, own);
  }

  private void requireSeveral(Shape weight) {
    if (weight.rank() != 2 || weight.dim(mode == Mode.ROWS ? 0 : 1) < 2) {
      throw new ShapeException(
          "OrthogonalRegularizer: weight %s, expected [rows, columns] with at least two %s. Use another mode, or none for this weight."
              .formatted(weight, mode == Mode.ROWS ? "rows" : "columns"));
    }
  }

  private static Value sum(GraphBuilder graph, String name, Value each) {
    return graph.add(name, Reduce.all(Reduce.Kind.SUM, each.shape()), each);
  }

  private static Formula square() {
    Formula.Builder formula = Formula.named("square");
    return formula.output("y", formula.input("x").squared()).build();
  }

  private static Formula size() {
    Formula.Builder formula = Formula.named("size");
    return formula.output("y", formula.input("x").abs()).build();
  }

  private static Formula unit() {
    Formula.Builder formula = Formula.named("unit");
    Expr x = formula.input("x");
    Expr sum = formula.input("sum");
    return formula.output("y", x.dividedBy(sum.max(SMALLEST_SQUARE).sqrt())).build();
  }

  /// What all cosines add up to, less each row's own: every pair twice.
  private static Formula penalty(double each) {
    Formula.Builder formula = Formula.named("orthogonal");
    Expr all = formula.input("all");
    return formula.output("penalty", all.minus(formula.input("own")).times(each)).build();
  }
}
