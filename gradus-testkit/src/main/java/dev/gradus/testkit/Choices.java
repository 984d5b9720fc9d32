package dev.gradus.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Where a [Generator] takes its decisions from. Every decision is a whole number from 0, the
/// simplest, up to a bound. The sequence of decisions stands for the generated case: playing back a
/// simpler sequence gives a simpler case, whatever the generator makes of it, so no generator needs
/// to know how to shrink.
public final class Choices {

  private final List<Long> given;
  private final SplittableRandom random;
  private final boolean replay;
  private final List<Long> taken = new ArrayList<>();

  private Choices(List<Long> given, SplittableRandom random, boolean replay) {
    this.given = given;
    this.random = random;
    this.replay = replay;
  }

  static Choices random(long seed) {
    return new Choices(List.of(), new SplittableRandom(seed), false);
  }

  static Choices replaying(List<Long> given) {
    return new Choices(given, new SplittableRandom(0), true);
  }

  List<Long> taken() {
    return List.copyOf(taken);
  }

  /// A whole number; `low` is the simplest.
  ///
  /// @param low smallest
  /// @param high largest, not below `low`
  public int between(int low, int high) {
    return (int) (low + choose((long) high - low));
  }

  /// A number; the one nearest to 0 is not preferred, `low` is the simplest.
  ///
  /// @param low smallest
  /// @param high above all
  public double between(double low, double high) {
    return low + (high - low) * (choose((1L << 53) - 1) * 0x1p-53);
  }

  /// A sign and a size up to `limit`; 0 is the simplest, whole numbers come up often.
  public double number(double limit) {
    double size = flag() ? between(0.0, limit) : between(0, (int) limit);
    return flag() ? -size : size;
  }

  /// Yes or no; no is the simplest.
  public boolean flag() {
    return choose(1) == 1;
  }

  /// One of some values; the first is the simplest.
  public <T> T oneOf(List<T> values) {
    return values.get(between(0, values.size() - 1));
  }

  private long choose(long bound) {
    long choice;
    if (replay) {
      choice = taken.size() < given.size() ? Math.min(given.get(taken.size()), bound) : 0;
    } else {
      choice = random.nextLong(bound + 1);
    }
    taken.add(choice);
    return choice;
  }
}
