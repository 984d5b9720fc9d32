package dev.gradus.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The learning rate that was chosen for an arm, and what the choice rests on.
///
/// @param tried the rates, ascending
/// @param chosen index of the best
public record RateChoice(List<Tried> tried, int chosen) {

  /// One rate.
  ///
  /// @param factor of the arm's own rate
  /// @param rate the learning rate; empty if the arm has a schedule, of which all rates are
  ///   multiplied by the factor
  /// @param perSeed the objective of each tuning seed; NaN where the run failed
  public record Tried(double factor, OptionalDouble rate, List<Double> perSeed) {

    /// Copies the list.
    public Tried {
      perSeed = List.copyOf(perSeed);
    }

    int failures() {
      return (int) perSeed.stream().filter(value -> value.isNaN()).count();
    }

    /// NaN if all runs failed.
    double mean() {
      return perSeed.stream()
          .filter(value -> !value.isNaN())
          .mapToDouble(Double::doubleValue)
          .average()
          .orElse(Double.NaN);
    }
  }

  /// Copies the list.
  public RateChoice {
    tried = List.copyOf(tried);
  }

  /// Chooses the rate whose runs fail least, then the one with the best mean, then that nearest to
  /// the spec's own. If all runs fail, the spec's own.
  ///
  /// @param tried the rates, ascending
  /// @param objective what is best
  /// @return the choice
  static RateChoice best(List<Tried> tried, Objective objective) {
    int best = nearest(tried);
    for (int i = 0; i < tried.size(); i++) {
      if (isBetter(tried.get(i), tried.get(best), objective)) {
        best = i;
      }
    }
    return new RateChoice(tried, best);
  }

  private static boolean isBetter(Tried one, Tried other, Objective objective) {
    if (one.failures() != other.failures()) {
      return one.failures() < other.failures();
    }
    double gain =
        objective.direction() == Objective.Direction.HIGHER_IS_BETTER
            ? one.mean() - other.mean()
            : other.mean() - one.mean();
    return gain > 0 || (gain == 0 && distance(one) < distance(other));
  }

  private static int nearest(List<Tried> tried) {
    int nearest = 0;
    for (int i = 1; i < tried.size(); i++) {
      if (distance(tried.get(i)) < distance(tried.get(nearest))) {
        nearest = i;
      }
    }
    return nearest;
  }

  private static double distance(Tried tried) {
    return Math.abs(Math.log(tried.factor()));
  }

  /// @return the chosen rate with what was measured at it
  public Tried best() {
    return tried.get(chosen);
  }

  /// @return the chosen learning rate; empty if the arm has a schedule
  public OptionalDouble rate() {
    return best().rate();
  }

  /// @return whether the best rate is the smallest or the largest that was tried, so that a better
  ///   one may lie beyond
  public boolean onEdge() {
    return chosen == 0 || chosen == tried.size() - 1;
  }

  /// @return the chosen rate for people: `0.00033`, or `x 0.33` of a schedule
  public String words() {
    return rate().isPresent()
        ? Figures.significant(rate().getAsDouble())
        : "x " + Figures.significant(best().factor());
  }

  /// @return why the arm cannot be judged, if the rate is on the edge
  Optional<String> doubt() {
    return onEdge()
        ? Optional.of(
            "best learning rate, %s, is the %s of those tried"
                .formatted(words(), chosen == 0 ? "smallest" : "largest"))
        : Optional.empty();
  }
}
