package dev.gradus.instrument;

import dev.gradus.core.ConfigException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/// What is watched while a network trains, and how often. Looking changes nothing: the weights have
/// the same bits with and without.
///
/// Looked at is always the first update, then either the last of each epoch or every so many. What
/// is seen belongs to that one update: activations, gradients and weights as they are before it,
/// the gradients of its own batch with its own dropout, and how far it moves the weights.
/// Activations are those of evaluation (no dropout, moving averages), on samples that stay the same
/// for the whole run.
///
/// @param everySteps updates from one look to the next; 0, the default, looks at the last of each
///   epoch
/// @param watch what is looked at, at least one thing; default all of [Instrument]
/// @param bins of each histogram, from 1 to 200; default 30
/// @param samples of the training data, drawn once by the run's seed, whose activations are looked
///   at; all data if there are fewer; at least 1; default 1024
public record Instruments(long everySteps, List<Instrument> watch, int bins, int samples) {

  private static final int MOST_BINS = 200;

  /// Checks the ranges, and puts what is watched in the order of [Instrument].
  ///
  /// @throws ConfigException if a number is out of its range or nothing is watched
  public Instruments {
    if (everySteps < 0) {
      throw new ConfigException(
          "Instruments: everySteps must be at least 0, got %d.".formatted(everySteps));
    }
    watch = new LinkedHashSet<>(watch).stream().sorted().toList();
    if (watch.isEmpty()) {
      throw new ConfigException(
          "Instruments: watch names nothing. Name what to watch, or leave the instruments out.");
    }
    if (bins < 1 || bins > MOST_BINS) {
      throw new ConfigException(
          "Instruments: bins must be from 1 to %d, got %d.".formatted(MOST_BINS, bins));
    }
    if (samples < 1) {
      throw new ConfigException(
          "Instruments: samples must be at least 1, got %d.".formatted(samples));
    }
  }

  /// @return everything, at the first update and at the last of each epoch
  public static Instruments everyEpoch() {
    return new Instruments(0, Arrays.asList(Instrument.values()), 30, 1024);
  }

  /// @param updates from one look to the next, at least 1
  /// @return everything, at the first update and at every so many
  /// @throws ConfigException for less than 1
  public static Instruments everySteps(long updates) {
    if (updates < 1) {
      throw new ConfigException(
          "Instruments: everySteps must be at least 1 here, got %d. everyEpoch() looks at the last update of each epoch."
              .formatted(updates));
    }
    return new Instruments(updates, Arrays.asList(Instrument.values()), 30, 1024);
  }

  /// @param changed what is looked at
  /// @return these instruments watching only that
  public Instruments withWatch(Instrument... changed) {
    return new Instruments(everySteps, List.of(changed), bins, samples);
  }

  /// @param changed of each histogram
  /// @return these instruments with so many bins
  public Instruments withBins(int changed) {
    return new Instruments(everySteps, watch, changed, samples);
  }

  /// @param changed samples whose activations are looked at
  /// @return these instruments with so many samples
  public Instruments withSamples(int changed) {
    return new Instruments(everySteps, watch, bins, changed);
  }

  /// @param instrument one thing to watch
  /// @return whether it is watched
  public boolean watches(Instrument instrument) {
    return watch.contains(instrument);
  }
}
