package dev.gradus.stats;

import dev.gradus.core.ConfigException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Holm's step-down correction: who asks m questions gets a small p by luck m times as often.
///
/// With `p_(1) ≤ … ≤ p_(m)`: `p̃_(i) = max_{j ≤ i} min(1, (m − j + 1) p_(j))`. Rejecting where `p̃
/// < α` keeps the chance of any false rejection below α, whatever the dependence between the tests.
///
/// Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal
/// of Statistics 6, 1979.
public final class Holm {

  private Holm() {}

  /// @param pValues one a question, each in [0, 1]
  /// @return the adjusted p of each question, in the same order
  /// @throws ConfigException for a value outside [0, 1]
  public static List<Double> adjust(List<Double> pValues) {
    int m = pValues.size();
    for (double p : pValues) {
      if (!(p >= 0 && p <= 1)) {
        throw new ConfigException("Holm: p must be in [0, 1], got %s.".formatted(p));
      }
    }
    List<Integer> ascending =
        IntStream.range(0, m).boxed().sorted(Comparator.comparing(pValues::get)).toList();
    List<Double> adjusted = new ArrayList<>(pValues);
    double largest = 0;
    for (int rank = 0; rank < m; rank++) {
      int question = ascending.get(rank);
      largest = Math.max(largest, Math.min(1, (m - rank) * pValues.get(question)));
      adjusted.set(question, largest);
    }
    return List.copyOf(adjusted);
  }
}
