package dev.gradus.study;

import dev.gradus.core.ConfigException;
import dev.gradus.history.History;
import dev.gradus.metric.Metric;
import dev.gradus.spec.TrainSpec;
import dev.gradus.spec.Validation;
import dev.gradus.stats.PairedDifferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a comparison is decided on: a quantity measured on validation data *after the last epoch*.
///
/// The last epoch and not the best one: the best of many noisy epochs is too good by luck, the more
/// so the more an arm's curve jumps, so it would favor unsteady arms. Who wants to stop early says
/// so in the spec, and then that is what is compared.
///
/// @param metric its name in a [History], for example `validationAccuracy`
/// @param direction which way is better
/// @param share whether values are shares of 1, shown in percent and their differences in
///   percentage points
public record Objective(String metric, Direction direction, boolean share) {

  /// Which way is better.
  public enum Direction {
    /// As for accuracies.
    HIGHER_IS_BETTER,
    /// As for losses and errors.
    LOWER_IS_BETTER
  }

  /// The accuracy on validation data.
  public static final Objective ACCURACY =
      new Objective(History.validation("accuracy"), Direction.HIGHER_IS_BETTER, true);

  /// The loss on validation data.
  public static final Objective LOSS =
      new Objective(History.validation(History.LOSS), Direction.LOWER_IS_BETTER, false);

  /// Checks the name.
  ///
  /// @throws ConfigException if the metric is blank
  public Objective {
    if (metric.isBlank()) {
      throw new ConfigException("Objective: metric must not be blank.");
    }
  }

  /// @param spec the baseline
  /// @return the validation accuracy if the spec measures one, else the validation loss
  /// @throws ConfigException if the spec validates on nothing
  public static Objective of(TrainSpec spec) {
    requireValidation(spec);
    return measured(spec).contains(ACCURACY.metric()) ? ACCURACY : LOSS;
  }

  /// An objective by its name; accuracies, areas and scores are better the higher, losses and
  /// errors the lower.
  ///
  /// @param metric its name in a history
  /// @return the objective
  public static Objective named(String metric) {
    boolean accuracy = metric.toLowerCase(Locale.ROOT).endsWith("accuracy");
    return accuracy
        ? new Objective(metric, Direction.HIGHER_IS_BETTER, true)
        : new Objective(
            metric,
            Metric.isHigherBetter(metric) ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER,
            false);
  }

  /// @return the metric in words, for example `validation accuracy`
  public String words() {
    return metric.replaceAll("(\\p{Lu})", " $1").toLowerCase(Locale.ROOT);
  }

  /// @param differences arm minus baseline
  /// @return the same, positive where the arm is better
  public PairedDifferences gains(PairedDifferences differences) {
    return direction == Direction.HIGHER_IS_BETTER ? differences : differences.negated();
  }

  /// @param mean what the baseline reaches
  /// @return how far that is from perfect: `1 − mean` for accuracies, `|mean|` for losses
  public double error(double mean) {
    return share && direction == Direction.HIGHER_IS_BETTER ? 1 - mean : Math.abs(mean);
  }

  /// Refuses a spec that does not measure this.
  void requireMeasured(TrainSpec spec) {
    requireValidation(spec);
    List<String> measured = measured(spec);
    if (!measured.contains(metric)) {
      throw new ConfigException(
          "it does not measure %s. Measured on validation data are: %s."
              .formatted(metric, String.join(", ", measured)));
    }
  }

  private static List<String> measured(TrainSpec spec) {
    List<String> names = new ArrayList<>(List.of(LOSS.metric()));
    spec.metrics().stream().map(Metric::name).map(History::validation).forEach(names::add);
    return names;
  }

  private static void requireValidation(TrainSpec spec) {
    if (spec.fit().validation() instanceof Validation.None) {
      throw new ConfigException(
          "fit.validation is none, so there is nothing to compare by. Set it to test, or to a share of the training data such as 0.1.");
    }
  }
}
