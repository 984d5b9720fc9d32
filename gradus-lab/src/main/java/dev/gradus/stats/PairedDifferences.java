package dev.gradus.stats;

import dev.gradus.core.ConfigException;
import dev.gradus.core.NumericException;
import java.util.ArrayList;
import java.util.List;

/// What one treatment measured minus what another measured under the same circumstances: the runs
/// of one seed are a pair, so what the seed does to both cancels.
///
/// `d_i = treatment_i − control_i`
///
/// All values are finite: a pair of which a run failed has no difference. Leave it out and report
/// it; this record refuses it rather than guess.
///
/// @param values d, one a pair, at least one
public record PairedDifferences(List<Double> values) {

  /// Copies and checks the values.
  ///
  /// @throws ConfigException if there is no value
  /// @throws NumericException if a value is not finite
  public PairedDifferences {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new ConfigException("PairedDifferences: got no pair, expected at least one.");
    }
    for (int i = 0; i < values.size(); i++) {
      if (!Double.isFinite(values.get(i))) {
        throw new NumericException(
            "PairedDifferences: the difference of pair %d is %s. Leave out pairs with a failed run and report them."
                .formatted(i, values.get(i)));
      }
    }
  }

  /// @param treatment what the treatment measured, one value a pair
  /// @param control what the control measured in the same pairs
  /// @return the differences, treatment minus control
  /// @throws ConfigException if the lists are empty or of different lengths
  /// @throws NumericException if a difference is not finite
  public static PairedDifferences of(List<Double> treatment, List<Double> control) {
    if (treatment.size() != control.size()) {
      throw new ConfigException(
          "PairedDifferences: got %d values of the treatment and %d of the control, expected one of each a pair."
              .formatted(treatment.size(), control.size()));
    }
    List<Double> differences = new ArrayList<>();
    for (int i = 0; i < treatment.size(); i++) {
      differences.add(treatment.get(i) - control.get(i));
    }
    return new PairedDifferences(differences);
  }

  /// @return n, the number of pairs
  public int count() {
    return values.size();
  }

  /// @return `d̄ = Σ d_i / n`; where all differences are equal, exactly that number
  public double mean() {
    return isConstant() ? values.getFirst() : sum() / count();
  }

  /// @return `s = sqrt(Σ (d_i − d̄)² / (n − 1))`: 0 where all differences are equal, NaN for one
  ///   pair
  public double standardDeviation() {
    if (count() == 1) {
      return Double.NaN;
    }
    if (isConstant()) {
      return 0;
    }
    double mean = mean();
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (count() - 1));
  }

  /// @return `s / sqrt(n)`
  public double standardError() {
    return standardDeviation() / Math.sqrt(count());
  }

  /// Cohen's d for pairs: the mean difference in units of its own spread.
  ///
  /// @return `d_z = d̄ / s`: infinite where all differences are equal but not 0; NaN where all are
  ///   0, and for one pair
  public double effectSize() {
    return mean() / standardDeviation();
  }

  /// @return whether all differences are the same number
  public boolean isConstant() {
    return values.stream().allMatch(values.getFirst()::equals);
  }

  /// @return the differences with opposite signs: control minus treatment
  public PairedDifferences negated() {
    // 0 - x rather than -x: the negation of 0 is 0, not -0.
    return new PairedDifferences(values.stream().map(value -> 0 - value).toList());
  }

  private double sum() {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }
}
