package dev.gradus.study;

import dev.gradus.core.ConfigException;
import dev.gradus.spec.TrainSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/// What is compared: a baseline, arms that each change it, and seeds that all of them run from.
///
/// Runs of one seed are a pair: they begin with the same weights where layers are the same, see the
/// samples in the same order and hold out the same ones, because all chance comes from streams
/// named after their use. So what the seed does to both cancels, and few seeds say more. Unless
/// asked, nothing is tuned again for an arm: the comparison answers what the change does with
/// everything else as it is. With [RateTuning] each arm and the baseline get the same search for a
/// learning rate first.
///
/// @param name for people, not blank
/// @param base the baseline; its `fit.seed` is the first seed
/// @param arms what is tried, at least one, with different names
/// @param seeds how many, at least 1; default [#DEFAULT_SEEDS]. Below
///   [Verdict#FEWEST_CONFIRMING_SEEDS] the study is exploratory
/// @param objective what decides; default as in [Objective#of]
/// @param tolerance δ as a share of the baseline's error: a smaller difference does not matter;
///   above 0, default [#DEFAULT_TOLERANCE]
/// @param tuning whether each arm gets a search for its own learning rate first; default not
public record Comparison(
    String name,
    TrainSpec base,
    List<Arm> arms,
    int seeds,
    Objective objective,
    double tolerance,
    Optional<RateTuning> tuning) {

  /// So many seeds give a quick, exploratory answer.
  public static final int DEFAULT_SEEDS = 5;

  /// One percent of the baseline's error.
  public static final double DEFAULT_TOLERANCE = 0.01;

  /// Copies the arms and checks all parts.
  ///
  /// @throws ConfigException for a blank name, no arms, two arms of one name, or a number out of
  ///   its range
  public Comparison {
    arms = List.copyOf(arms);
    if (name.isBlank()) {
      throw new ConfigException("Comparison: name must not be blank.");
    }
    if (arms.isEmpty()) {
      throw new ConfigException(
          "Comparison: got no arms, expected at least one. Vary a setting, for example fit.batchSize=256,1024.");
    }
    Set<String> names = new HashSet<>();
    for (Arm arm : arms) {
      if (!names.add(arm.name())) {
        throw new ConfigException(
            "Comparison: two arms are named \"%s\". Try each change once.".formatted(arm.name()));
      }
    }
    if (seeds < 1) {
      throw new ConfigException("Comparison: seeds must be at least 1, got %d.".formatted(seeds));
    }
    if (!(tolerance > 0 && Double.isFinite(tolerance))) {
      throw new ConfigException(
          "Comparison: tolerance must be finite and above 0, got %s.".formatted(tolerance));
    }
  }

  /// A comparison that tunes nothing.
  ///
  /// @param name for people, not blank
  /// @param base the baseline; its `fit.seed` is the first seed
  /// @param arms what is tried
  /// @param seeds how many
  /// @param objective what decides
  /// @param tolerance δ as a share of the baseline's error
  /// @throws ConfigException as the other constructor
  public Comparison(
      String name,
      TrainSpec base,
      List<Arm> arms,
      int seeds,
      Objective objective,
      double tolerance) {
    this(name, base, arms, seeds, objective, tolerance, Optional.empty());
  }

  /// @param base the baseline
  /// @param arms what is tried
  /// @return their comparison with all else at its default
  /// @throws ConfigException as the constructor, and if the baseline validates on nothing
  public static Comparison of(TrainSpec base, List<Arm> arms) {
    return new Comparison(
        "comparison", base, arms, DEFAULT_SEEDS, Objective.of(base), DEFAULT_TOLERANCE);
  }

  /// @param changed for people
  /// @return this comparison with that name
  public Comparison withName(String changed) {
    return new Comparison(changed, base, arms, seeds, objective, tolerance, tuning);
  }

  /// @param changed how many
  /// @return this comparison with so many seeds
  public Comparison withSeeds(int changed) {
    return new Comparison(name, base, arms, changed, objective, tolerance, tuning);
  }

  /// @param changed what decides
  /// @return this comparison with that objective
  public Comparison withObjective(Objective changed) {
    return new Comparison(name, base, arms, seeds, changed, tolerance, tuning);
  }

  /// @param changed δ as a share of the baseline's error
  /// @return this comparison with that tolerance
  public Comparison withTolerance(double changed) {
    return new Comparison(name, base, arms, seeds, objective, changed, tuning);
  }

  /// @param changed how each arm's learning rate is searched
  /// @return this comparison with equal tuning
  public Comparison withTuning(RateTuning changed) {
    return new Comparison(name, base, arms, seeds, objective, tolerance, Optional.of(changed));
  }

  /// @return the seeds: `fit.seed` of the baseline and those that follow it
  public List<Long> seedValues() {
    long first = base.fit().seed();
    return LongStream.range(first, first + seeds).boxed().toList();
  }

  /// @return how many runs are judged: those of the baseline and of each arm; those of a search for
  ///   learning rates come before, see [Study#trials]
  public int trials() {
    return (arms.size() + 1) * seeds;
  }
}
