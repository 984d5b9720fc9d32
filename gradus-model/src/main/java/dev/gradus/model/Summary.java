package dev.gradus.model;

import dev.gradus.core.Shape;
import dev.gradus.layer.Weight;
import java.util.List;

/// A model's layers with their output shapes and parameters; as text, the table that Keras's
/// `summary` prints.
///
/// @param inputShape extents of one example, without the batch axis
/// @param rows a layer each, in order
public record Summary(Shape inputShape, List<Row> rows) {

  /// One layer.
  ///
  /// @param name unique in the model, for example `dense_1`
  /// @param kind for example `dense`
  /// @param outputShape without the batch axis
  /// @param trainable parameters that the optimizer changes
  /// @param nonTrainable parameters that it does not, such as moving averages
  public record Row(
      String name, String kind, Shape outputShape, long trainable, long nonTrainable) {

    /// @return all parameters of the layer
    public long parameters() {
      return trainable + nonTrainable;
    }
  }

  /// Copies the rows.
  public Summary {
    rows = List.copyOf(rows);
  }

  /// @param model any that can be built
  /// @return its summary
  public static Summary of(Model model) {
    return new Summary(
        model.inputShape(), model.build(1, false).layers().stream().map(Summary::row).toList());
  }

  /// @return parameters that the optimizer changes
  public long trainable() {
    return rows.stream().mapToLong(Row::trainable).sum();
  }

  /// @return parameters that it does not change
  public long nonTrainable() {
    return rows.stream().mapToLong(Row::nonTrainable).sum();
  }

  /// @return all parameters
  public long parameters() {
    return trainable() + nonTrainable();
  }

  /// @return the table
  @Override
  public String toString() {
    return SummaryTable.print(this);
  }

  private static Row row(BuiltLayer layer) {
    return new Row(
        layer.name(),
        layer.layer().kind(),
        layer.output().shape().dropFirst(1),
        count(layer.weights(), true),
        count(layer.weights(), false));
  }

  private static long count(List<Weight> weights, boolean trainable) {
    return weights.stream()
        .map(Weight::variable)
        .filter(variable -> variable.trainable() == trainable)
        .mapToLong(variable -> variable.shape().size())
        .sum();
  }
}
