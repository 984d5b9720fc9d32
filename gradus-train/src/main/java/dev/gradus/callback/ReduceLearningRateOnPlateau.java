package dev.gradus.callback;

import dev.gradus.core.ConfigException;
import java.util.List;
import java.util.OptionalDouble;

/// Lowers the learning rate whenever a measurement has not improved for some epochs.
///
/// ```
/// better(a, b) = a < b - minDelta, or a > b + minDelta where larger is better
///
/// after each epoch in which monitor was measured:
///   cooling > 0:          cooling = cooling - 1; wait = 0
///   better(value, best):  best = value; wait = 0
///   else if cooling = 0:  wait = wait + 1
///                         wait >= patience:  once more; cooling = cooldown; wait = 0
///
/// each time:  rate = max(rate * factor, minLearningRate), unless it is that small already
/// ```
///
/// It is a function of the finished epochs alone, so a resumed run goes on with the rate of the
/// uninterrupted one. It acts on whatever rate the optimizer's schedule gives.
///
/// Differences: Keras's `ReduceLROnPlateau`, name for name and default for default, but for
/// `min_lr`, which is `minLearningRate` here, and the names of measurements (`val_loss` is
/// `validationLoss`). PyTorch compares relatively by default, with a threshold of 1e-4 of the best.
///
/// @param monitor name of a measurement; default `validationLoss`
/// @param factor of the rate each time, in (0, 1); default 0.1
/// @param patience epochs without improvement before that, at least 0; default 10
/// @param mode which way is better; default auto, as the metric says
/// @param minDelta what an improvement must be larger than, at least 0; default 1e-4
/// @param cooldown epochs after each time that do not count, but for the last of them, at least 0;
///   default 0
/// @param minLearningRate below which the rate is not lowered, at least 0; default 0
public record ReduceLearningRateOnPlateau(
    String monitor,
    double factor,
    int patience,
    Mode mode,
    double minDelta,
    int cooldown,
    double minLearningRate)
    implements Callback {

  private static final String NAME = "ReduceLearningRateOnPlateau";

  /// Checks the ranges.
  ///
  /// @throws ConfigException if a value is out of its range
  public ReduceLearningRateOnPlateau {
    Monitor.requireName(NAME, monitor);
    if (!(factor > 0 && factor < 1)) {
      throw new ConfigException(NAME + ": factor must be in (0, 1), got %s.".formatted(factor));
    }
    Monitor.requireEpochs(NAME, "patience", patience);
    Monitor.requireNotNegative(NAME, "minDelta", minDelta);
    Monitor.requireEpochs(NAME, "cooldown", cooldown);
    Monitor.requireNotNegative(NAME, "minLearningRate", minLearningRate);
  }

  /// @return all settings at their defaults
  public static ReduceLearningRateOnPlateau defaults() {
    return new ReduceLearningRateOnPlateau(Monitor.VALIDATION_LOSS, 0.1, 10, Mode.AUTO, 1e-4, 0, 0);
  }

  /// @param measurement its name, for example `validationAccuracy`
  /// @return this callback, watching that
  public ReduceLearningRateOnPlateau withMonitor(String measurement) {
    return new ReduceLearningRateOnPlateau(
        measurement, factor, patience, mode, minDelta, cooldown, minLearningRate);
  }

  /// @param ofTheRate each time
  /// @return this callback with that factor
  public ReduceLearningRateOnPlateau withFactor(double ofTheRate) {
    return new ReduceLearningRateOnPlateau(
        monitor, ofTheRate, patience, mode, minDelta, cooldown, minLearningRate);
  }

  /// @param epochs without improvement before the rate falls
  /// @return this callback with that patience
  public ReduceLearningRateOnPlateau withPatience(int epochs) {
    return new ReduceLearningRateOnPlateau(
        monitor, factor, epochs, mode, minDelta, cooldown, minLearningRate);
  }

  /// @param better which way
  /// @return this callback with that mode
  public ReduceLearningRateOnPlateau withMode(Mode better) {
    return new ReduceLearningRateOnPlateau(
        monitor, factor, patience, better, minDelta, cooldown, minLearningRate);
  }

  /// @param least what an improvement must be larger than
  /// @return this callback with that minDelta
  public ReduceLearningRateOnPlateau withMinDelta(double least) {
    return new ReduceLearningRateOnPlateau(
        monitor, factor, patience, mode, least, cooldown, minLearningRate);
  }

  /// @param epochs after each time that do not count
  /// @return this callback with that cooldown
  public ReduceLearningRateOnPlateau withCooldown(int epochs) {
    return new ReduceLearningRateOnPlateau(
        monitor, factor, patience, mode, minDelta, epochs, minLearningRate);
  }

  /// @param least below which the rate is not lowered
  /// @return this callback with that minLearningRate
  public ReduceLearningRateOnPlateau withMinLearningRate(double least) {
    return new ReduceLearningRateOnPlateau(
        monitor, factor, patience, mode, minDelta, cooldown, least);
  }

  @Override
  public void check(Measurements measured) {
    watched(measured);
  }

  @Override
  public TrainListener start(TrainControl control) {
    Monitor watched = watched(control.measured());
    return event -> {
      if (event instanceof TrainEvent.TrainingStarted
          || event instanceof TrainEvent.EpochFinished) {
        int times = times(watched, control.epochs());
        control.changeLearningRate(rate -> lowered(rate, times));
      }
    };
  }

  private Monitor watched(Measurements measured) {
    return Monitor.of(NAME, monitor, mode, minDelta, measured);
  }

  private double lowered(double rate, int times) {
    double low = rate;
    for (int i = 0; i < times && low > minLearningRate; i++) {
      low = Math.max(low * factor, minLearningRate);
    }
    return low;
  }

  /// How often the rate has been lowered so far.
  private int times(Monitor watched, List<TrainEvent.EpochFinished> epochs) {
    double best = watched.worst();
    int wait = 0;
    int cooling = 0;
    int times = 0;
    for (TrainEvent.EpochFinished epoch : epochs) {
      OptionalDouble measured = watched.of(epoch);
      if (measured.isEmpty()) {
        continue;
      }
      if (cooling > 0) {
        cooling--;
        wait = 0;
      }
      if (watched.improves(measured.getAsDouble(), best)) {
        best = measured.getAsDouble();
        wait = 0;
      } else if (cooling == 0) {
        wait++;
        if (wait >= patience) {
          times++;
          cooling = cooldown;
          wait = 0;
        }
      }
    }
    return times;
  }
}
