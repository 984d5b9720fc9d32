package dev.gradus.train;

import dev.gradus.activation.Bounds;
import dev.gradus.core.Buffer;
import dev.gradus.instrument.ActivationReading;
import java.util.Optional;
import java.util.OptionalDouble;

/// What one layer hands on, batch after batch, in two passes over the same batches.
final class ActivationTally {

  /// How near to a bound, in parts of the way between both, an output is saturated.
  private static final double NEAR = 0.01;

  /// The share of samples on which a unit must fire to be alive.
  private static final double ALIVE = 0.001;

  private final Optional<Bounds> bounds;
  private final Tally values = new Tally();
  private final long[] fired;
  private final boolean[] fires;
  private long saturated;
  private long count;
  private long samples;

  /// @param units extent of the last axis
  ActivationTally(int units, Optional<Bounds> bounds) {
    this.bounds = bounds;
    this.fired = new long[units];
    this.fires = new boolean[units];
  }

  /// @param outputs of the layer, `[N, …, units]`
  /// @param mask `[N, T]`, 0 at the time steps that do not count
  /// @param size `N`
  void first(float[] outputs, Optional<Buffer> mask, int size) {
    int each = outputs.length / size;
    for (int sample = 0; sample < size; sample++) {
      for (int i = sample * each; i < (sample + 1) * each; i++) {
        if (isReal(i, outputs.length, mask)) {
          first(outputs[i], i % fires.length);
        }
      }
      for (int unit = 0; unit < fires.length; unit++) {
        fired[unit] += fires[unit] ? 1 : 0;
        fires[unit] = false;
      }
    }
    samples += size;
  }

  private void first(double value, int unit) {
    values.first(value);
    count++;
    fires[unit] |= value != 0;
    if (bounds.isPresent()) {
      double lower = bounds.get().lower();
      double upper = bounds.get().upper();
      double near = NEAR * (upper - lower);
      saturated += value < lower + near || value > upper - near ? 1 : 0;
    }
  }

  void turn(int bins) {
    bounds.ifPresentOrElse(
        range -> values.turn(bins, range.lower(), range.upper()), () -> values.turn(bins));
  }

  void second(float[] outputs, Optional<Buffer> mask) {
    for (int i = 0; i < outputs.length; i++) {
      if (isReal(i, outputs.length, mask)) {
        values.second(outputs[i]);
      }
    }
  }

  private static boolean isReal(int index, int length, Optional<Buffer> mask) {
    return mask.isEmpty() || mask.get().get(index / (length / mask.get().size())) != 0;
  }

  ActivationReading reading() {
    long dead = 0;
    for (long times : fired) {
      dead += times < ALIVE * samples ? 1 : 0;
    }
    return new ActivationReading(
        values.distribution(),
        (double) dead / fired.length,
        bounds.isPresent()
            ? OptionalDouble.of((double) saturated / count)
            : OptionalDouble.empty());
  }
}
