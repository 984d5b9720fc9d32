package dev.gradus.data.describe;

import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.series.SeriesWindows;
import java.util.ArrayList;
import java.util.List;

/// What a data set looks like: how many samples of which shape, what values they hold as stored,
/// before scaling, and what is asked for them.
///
/// ```java
/// DataSummary digits = DataSummary.of(Mnist.load().train());
/// digits.features().moments().mean(); // 33.3
/// ```
///
/// The features are read twice, one sample at a time.
///
/// @param name of the data set
/// @param samples how many
/// @param featureShape of one sample, without the batch axis
/// @param features all of them together
/// @param each column of a table or a series, or channel of a color image; empty where features are
///   of one kind
/// @param target what is asked
public record DataSummary(
    String name,
    int samples,
    Shape featureShape,
    ValueSummary features,
    List<ValueSummary> each,
    TargetSummary target) {

  private static final List<String> COLORS = List.of("red", "green", "blue");
  private static final int CHANNEL_AXIS = 2;

  /// Copies the list.
  public DataSummary {
    each = List.copyOf(each);
  }

  /// @param data what is looked at
  /// @return its summary
  public static DataSummary of(Dataset data) {
    List<String> names = names(data);
    ValueCounter together = new ValueCounter();
    ValueCounter[] each = ValueCounter.several(names.size());
    float[] row = new float[Math.toIntExact(data.featureShape().size())];
    for (int sample = 0; sample < data.size(); sample++) {
      data.copyFeatures(sample, row, 0);
      look(row, together, each);
    }
    together.settle();
    for (ValueCounter counter : each) {
      counter.settle();
    }
    for (int sample = 0; sample < data.size(); sample++) {
      data.copyFeatures(sample, row, 0);
      count(row, together, each);
    }
    List<ValueSummary> summaries = new ArrayList<>();
    for (int i = 0; i < each.length; i++) {
      summaries.add(each[i].summary(names.get(i)));
    }
    return new DataSummary(
        data.name(),
        data.size(),
        data.featureShape(),
        together.summary("features"),
        summaries,
        TargetSummary.of(data));
  }

  /// @return whether features are columns, each of a kind of its own, of a table or a series
  public boolean isTable() {
    return featureShape.rank() <= CHANNEL_AXIS && !each.isEmpty();
  }

  private static List<String> names(Dataset data) {
    if (data instanceof SeriesWindows windows) {
      return windows.series().columns();
    }
    Shape shape = data.featureShape();
    boolean colors = shape.rank() > CHANNEL_AXIS && shape.dim(CHANNEL_AXIS) == COLORS.size();
    return shape.rank() == CHANNEL_AXIS + 1 && colors ? COLORS : data.featureNames();
  }

  private static void look(float[] row, ValueCounter together, ValueCounter[] each) {
    for (float value : row) {
      together.look(value);
    }
    for (int i = 0; each.length > 0 && i < row.length; i++) {
      each[i % each.length].look(row[i]);
    }
  }

  private static void count(float[] row, ValueCounter together, ValueCounter[] each) {
    for (float value : row) {
      together.count(value);
    }
    for (int i = 0; each.length > 0 && i < row.length; i++) {
      each[i % each.length].count(row[i]);
    }
  }
}
