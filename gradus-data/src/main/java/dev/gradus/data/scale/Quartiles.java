package dev.gradus.data.scale;

import dev.gradus.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where a quarter, a half and three quarters of the values lie below, exactly: NumPy's rule
/// `linear` (Hyndman and Fan's seventh).
///
/// Design: memory is bounded whatever the data. Features each by themselves are sorted, as many
/// columns at a time as fit. Where features share their quartiles, values are counted instead, by
/// the upper half of their bits in one pass and by the lower half in a second one, within the few
/// upper halves in which a wanted value lies.
///
/// Source: R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American
/// Statistician 50 (1996).
///
/// @param lower a quarter
/// @param median a half
/// @param upper three quarters
record Quartiles(double lower, double median, double upper) {

  private static final int SORTED_FLOATS = 1 << 22;
  private static final int COUNTED_GROUPS = 4;
  private static final double[] SHARES = {0.25, 0.5, 0.75};

  /// @param data the training split
  /// @param groups how many share nothing: feature i belongs to group i modulo groups
  /// @return one entry for each group
  static List<Quartiles> of(Dataset data, int groups) {
    int features = (int) data.featureShape().size();
    List<Quartiles> all = new ArrayList<>(groups);
    boolean sorts = groups == features;
    int atOnce = sorts ? Math.max(1, SORTED_FLOATS / data.size()) : COUNTED_GROUPS;
    for (int first = 0; first < groups; first += atOnce) {
      int end = Math.min(groups, first + atOnce);
      all.addAll(sorts ? sorted(data, first, end) : counted(data, groups, first, end));
    }
    return all;
  }

  private static List<Quartiles> sorted(Dataset data, int first, int end) {
    float[][] columns = new float[end - first][data.size()];
    int[] sample = {0};
    Statistics.eachRow(
        data,
        row -> {
          for (int column = first; column < end; column++) {
            columns[column - first][sample[0]] = row[column];
          }
          sample[0]++;
        });
    return Arrays.stream(columns).map(Quartiles::ofColumn).toList();
  }

  private static Quartiles ofColumn(float[] column) {
    Arrays.sort(column);
    return at(column.length, place -> column[(int) place]);
  }

  private static List<Quartiles> counted(Dataset data, int groups, int first, int end) {
    OrderCounts[] counts = new OrderCounts[end - first];
    Arrays.setAll(counts, _ -> new OrderCounts());
    eachValue(data, groups, first, end, (group, value) -> counts[group].addUpper(value));
    long values = (long) data.size() * data.featureShape().size() / groups;
    for (OrderCounts each : counts) {
      each.lookAt(places(values));
    }
    eachValue(data, groups, first, end, (group, value) -> counts[group].addLower(value));
    return Arrays.stream(counts).map(each -> at(values, each::at)).toList();
  }

  private interface ValueUse {
    void accept(int group, float value);
  }

  private static void eachValue(Dataset data, int groups, int first, int end, ValueUse use) {
    Statistics.eachRow(
        data,
        row -> {
          for (int group = first; group < end; group++) {
            for (int i = group; i < row.length; i += groups) {
              use.accept(group - first, row[i]);
            }
          }
        });
  }

  /// The places between which the quartiles lie.
  private static long[] places(long values) {
    long[] places = new long[2 * SHARES.length];
    for (int i = 0; i < SHARES.length; i++) {
      places[2 * i] = (long) (SHARES[i] * (values - 1));
      places[2 * i + 1] = Math.min(places[2 * i] + 1, values - 1);
    }
    return places;
  }

  private interface Sorted {
    double at(long place);
  }

  private static Quartiles at(long values, Sorted sorted) {
    long[] places = places(values);
    double[] found = new double[SHARES.length];
    for (int i = 0; i < found.length; i++) {
      double share = SHARES[i] * (values - 1) - places[2 * i];
      double below = sorted.at(places[2 * i]);
      double above = sorted.at(places[2 * i + 1]);
      double apart = above - below;
      found[i] = share < 0.5 ? below + apart * share : above - apart * (1 - share);
    }
    return new Quartiles(found[0], found[1], found[2]);
  }
}
