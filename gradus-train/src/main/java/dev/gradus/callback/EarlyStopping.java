package dev.gradus.callback;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// Ends a run whose measurement no longer improves.
///
/// ```
/// better(a, b) = a < b - minDelta, or a > b + minDelta where larger is better
///
/// after each epoch behind startFromEpoch in which monitor was measured:
///   wait = wait + 1
///   better(value, best):  best = value; wait = 0 if there is no baseline or better(value, baseline)
///   else, if wait >= patience:  stop
/// ```
///
/// It is a function of the finished epochs alone, so a resumed run stops where the uninterrupted
/// one does. An epoch without the measurement, as between validations, counts for nothing; NaN is
/// no improvement. As in Keras the first epoch of a run never stops it.
///
/// Differences: Keras's `EarlyStopping`, name for name and default for default, but for its names
/// of measurements (`val_loss` is `validationLoss` here). Asked to restore the best weights, Keras
/// leaves the last epoch's numbers as the result; here those of the best epoch are.
///
/// Source: L. Prechelt, "Early stopping - but when?", 1998.
///
/// @param monitor name of a measurement; default `validationLoss`
/// @param minDelta what an improvement must be larger than, at least 0; default 0
/// @param patience epochs without improvement after which the run ends, at least 0; default 0
/// @param mode which way is better; default auto, as the metric says
/// @param baseline a value to beat: until then improvements do not count against patience; default
///   none
/// @param restoreBestWeights whether the network gets back the weights of the best epoch at the
///   end, also where all epochs were done; default false
/// @param startFromEpoch epochs in the beginning that are not looked at, at least 0; default 0
public record EarlyStopping(
    String monitor,
    double minDelta,
    int patience,
    Mode mode,
    Optional<Double> baseline,
    boolean restoreBestWeights,
    int startFromEpoch)
    implements Callback {

  private static final String NAME = "EarlyStopping";

  /// Checks the ranges.
  ///
  /// @throws dev.gradus.core.ConfigException if a value is out of its range
  public EarlyStopping {
    Monitor.requireName(NAME, monitor);
    Monitor.requireNotNegative(NAME, "minDelta", minDelta);
    Monitor.requireEpochs(NAME, "patience", patience);
    Monitor.requireEpochs(NAME, "startFromEpoch", startFromEpoch);
  }

  /// @return all settings at their defaults
  public static EarlyStopping defaults() {
    return new EarlyStopping(Monitor.VALIDATION_LOSS, 0, 0, Mode.AUTO, Optional.empty(), false, 0);
  }

  /// @param measurement its name, for example `validationAccuracy`
  /// @return this callback, watching that
  public EarlyStopping withMonitor(String measurement) {
    return new EarlyStopping(
        measurement, minDelta, patience, mode, baseline, restoreBestWeights, startFromEpoch);
  }

  /// @param least what an improvement must be larger than
  /// @return this callback with that minDelta
  public EarlyStopping withMinDelta(double least) {
    return new EarlyStopping(
        monitor, least, patience, mode, baseline, restoreBestWeights, startFromEpoch);
  }

  /// @param epochs without improvement after which the run ends
  /// @return this callback with that patience
  public EarlyStopping withPatience(int epochs) {
    return new EarlyStopping(
        monitor, minDelta, epochs, mode, baseline, restoreBestWeights, startFromEpoch);
  }

  /// @param better which way
  /// @return this callback with that mode
  public EarlyStopping withMode(Mode better) {
    return new EarlyStopping(
        monitor, minDelta, patience, better, baseline, restoreBestWeights, startFromEpoch);
  }

  /// @param value to beat
  /// @return this callback with that baseline
  public EarlyStopping withBaseline(double value) {
    return new EarlyStopping(
        monitor, minDelta, patience, mode, Optional.of(value), restoreBestWeights, startFromEpoch);
  }

  /// @param restore whether the network gets back the weights of the best epoch
  /// @return this callback with or without that
  public EarlyStopping withRestoreBestWeights(boolean restore) {
    return new EarlyStopping(monitor, minDelta, patience, mode, baseline, restore, startFromEpoch);
  }

  /// @param epochs in the beginning that are not looked at
  /// @return this callback with that startFromEpoch
  public EarlyStopping withStartFromEpoch(int epochs) {
    return new EarlyStopping(
        monitor, minDelta, patience, mode, baseline, restoreBestWeights, epochs);
  }

  @Override
  public void check(Measurements measured) {
    watched(measured);
  }

  @Override
  public TrainListener start(TrainControl control) {
    Monitor watched = watched(control.measured());
    return event -> {
      switch (event) {
        case TrainEvent.TrainingStarted _ -> stop(watched, control);
        case TrainEvent.EpochFinished finished -> {
          if (restoreBestWeights
              && judge(watched, control.epochs()).bestEpoch == finished.epoch()) {
            control.keepWeights();
          }
          stop(watched, control);
        }
        default -> {}
      }
    };
  }

  private Monitor watched(Measurements measured) {
    return Monitor.of(NAME, monitor, mode, minDelta, measured);
  }

  private void stop(Monitor watched, TrainControl control) {
    Judgement judgement = judge(watched, control.epochs());
    if (judgement.stopped) {
      control.stop(judgement.reason(monitor, minDelta));
    }
  }

  private Judgement judge(Monitor watched, List<TrainEvent.EpochFinished> epochs) {
    double best = watched.worst();
    int bestEpoch = 0;
    int wait = 0;
    for (TrainEvent.EpochFinished epoch : epochs) {
      OptionalDouble measured = watched.of(epoch);
      if (measured.isEmpty() || epoch.epoch() <= startFromEpoch) {
        continue;
      }
      double value = measured.getAsDouble();
      bestEpoch = bestEpoch == 0 ? epoch.epoch() : bestEpoch;
      wait++;
      if (watched.improves(value, best)) {
        best = value;
        bestEpoch = epoch.epoch();
        if (baseline.isEmpty() || watched.improves(value, baseline.get())) {
          wait = 0;
        }
      } else if (wait >= patience && epoch.epoch() > 1) {
        return new Judgement(best, bestEpoch, wait, true);
      }
    }
    return new Judgement(best, bestEpoch, wait, false);
  }

  private record Judgement(double best, int bestEpoch, int waited, boolean stopped) {

    String reason(String monitor, double minDelta) {
      String more = minDelta > 0 ? String.format(Locale.ROOT, " by more than %s", minDelta) : "";
      String since =
          Double.isFinite(best)
              ? String.format(Locale.ROOT, ", the best is %.6g of epoch %d", best, bestEpoch)
              : "";
      return "%s has not improved%s for %d epoch%s%s"
          .formatted(monitor, more, waited, waited == 1 ? "" : "s", since);
    }
  }
}
