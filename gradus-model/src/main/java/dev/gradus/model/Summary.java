package dev.gradus.model;

import dev.gradus.core.Shape;
import dev.gradus.layer.Weight;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A model's layers with their output shapes and parameters; as text, the table that Keras's
/// `summary` prints. Where the layers form no chain, the table says what each reads.
///
/// @param inputs extents of one example, without the batch axis, for each input
/// @param rows a use of a layer each, in order
/// @param outputs names of the rows that the network gives
public record Summary(SequencedMap<String, Shape> inputs, List<Row> rows, List<String> outputs) {

  /// One layer in one place.
  ///
  /// @param name unique in the model, for example `dense_1`
  /// @param kind for example `dense`
  /// @param from what it reads: inputs and other rows
  /// @param outputShape without the batch axis
  /// @param trainable parameters that the optimizer changes
  /// @param nonTrainable parameters that it does not, such as moving averages and those of frozen
  ///   layers
  public record Row(
      String name,
      String kind,
      List<String> from,
      Shape outputShape,
      long trainable,
      long nonTrainable) {

    /// Copies what it reads.
    public Row {
      from = List.copyOf(from);
    }

    /// @return all parameters of the layer; 0 from its second use on, where it has those of the
    ///   first
    public long parameters() {
      return trainable + nonTrainable;
    }
  }

  /// Copies inputs, rows and outputs.
  public Summary {
    inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
    rows = List.copyOf(rows);
    outputs = List.copyOf(outputs);
  }

  /// @param model any that can be built
  /// @return its summary
  public static Summary of(Model model) {
    return new Summary(
        model.inputs(),
        model.build(1, false).layers().stream().map(Summary::row).toList(),
        model.outputs());
  }

  /// @return whether each layer reads the one before it and nothing else
  public boolean isChain() {
    String before = inputs.firstEntry().getKey();
    for (Row row : rows) {
      if (!row.from().equals(List.of(before))) {
        return false;
      }
      before = row.name();
    }
    return inputs.size() == 1 && outputs.equals(List.of(before));
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
        layer.call().from(),
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
