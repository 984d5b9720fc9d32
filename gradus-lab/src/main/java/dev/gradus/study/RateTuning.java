package dev.gradus.study;

import dev.gradus.core.ConfigException;
import java.util.List;
import java.util.stream.LongStream;

/// Equal tuning: the baseline and each arm get the same small search for a learning rate, and are
/// then judged at the best of their own, from seeds that the search has not seen.
///
/// A change is often said to help only because the learning rate happens to suit it, and to hurt
/// because it does not. The rates tried are those of the arm's own spec times each factor; a
/// schedule is multiplied as a whole. An arm whose best rate lies on the grid's edge cannot be
/// judged: a better one may lie beyond.
///
/// Best is the rate whose runs fail least, then the one with the best mean. Of equal ones that
/// nearest to the spec's own counts. Optimizers that search their step themselves
/// ([dev.gradus.optimizer.Lbfgs]) have no rate to tune; their arms run as they are.
///
/// @param factors of the spec's own rate, ascending, at least three; default 1/10, 1/3, 1, 3, 10
/// @param seeds tuning seeds a rate, at least 1; default 2
public record RateTuning(List<Double> factors, int seeds) {

  /// Tuning seeds begin so far behind the first seed of the study; so many seeds it cannot have.
  public static final long SEED_OFFSET = 1_000_000;

  private static final int FEWEST_FACTORS = 3;

  /// Copies and checks the parts.
  ///
  /// @throws ConfigException for fewer than three factors, factors that do not ascend from above 0,
  ///   or no seed
  public RateTuning {
    factors = List.copyOf(factors);
    if (factors.size() < FEWEST_FACTORS || factors.getFirst() <= 0 || !ascends(factors)) {
      throw new ConfigException(
          "RateTuning: factors must be at least three, above 0 and ascending, got %s."
              .formatted(factors));
    }
    if (seeds < 1) {
      throw new ConfigException("RateTuning: seeds must be at least 1, got %d.".formatted(seeds));
    }
  }

  /// @return five rates from a tenth to ten times, two seeds each
  public static RateTuning defaults() {
    return new RateTuning(List.of(0.1, 1 / 3.0, 1.0, 3.0, 10.0), 2);
  }

  /// @param first the study's first seed
  /// @return the tuning seeds
  public List<Long> seedValues(long first) {
    return LongStream.range(first + SEED_OFFSET, first + SEED_OFFSET + seeds).boxed().toList();
  }

  private static boolean ascends(List<Double> factors) {
    for (int i = 1; i < factors.size(); i++) {
      if (!(factors.get(i) > factors.get(i - 1) && Double.isFinite(factors.get(i)))) {
        return false;
      }
    }
    return true;
  }
}
