package dev.gradus.report.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A mapping from values to pixels with the ticks that belong to it.
///
/// @param low the value at `from`
/// @param high the value at `to`
/// @param log whether distances are ratios
/// @param from the pixel of `low`
/// @param to the pixel of `high`
/// @param ticks the values that carry a label
record Scale(double low, double high, boolean log, double from, double to, List<Double> ticks) {

  private static final double GROUPED = 10_000;
  private static final double[] NICE = {1, 2, 2.5, 5, 10};

  /// {@return a scale over a range of values with about `count` ticks, at multiples of 1, 2, 2.5 or
  /// 5 times a power of ten, or at powers of ten on a logarithmic scale}
  static Scale of(double low, double high, boolean log, double from, double to, int count) {
    if (log) {
      double bottom = low == high ? low / 2 : low;
      double top = low == high ? high * 2 : high;
      return new Scale(bottom, top, true, from, to, logTicks(bottom, top, count));
    }
    double half = low == high ? aroundOne(low) : 0;
    double bottom = low - half;
    double top = high + half;
    return new Scale(bottom, top, false, from, to, linearTicks(bottom, top, count));
  }

  /// Half the range that is shown around a value that stands alone: small values have small ranges.
  private static double aroundOne(double value) {
    return value == 0 ? 0.5 : Math.abs(value) * 0.1;
  }

  /// {@return the same scale with labels at whole numbers alone, for epochs and the like}
  Scale withWholeTicks() {
    List<Double> whole =
        ticks.stream().filter(tick -> Math.abs(tick - Math.rint(tick)) < 1e-9).toList();
    return whole.isEmpty() ? this : new Scale(low, high, log, from, to, whole);
  }

  double at(double value) {
    double part =
        log
            ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
            : (value - low) / (high - low);
    return from + part * (to - from);
  }

  /// {@return the labels of the ticks, all with the same number of decimals on a linear scale}
  List<String> labels() {
    if (log || ticks.size() < 2) {
      return ticks.stream().map(Scale::plain).toList();
    }
    double step = ticks.get(1) - ticks.get(0);
    double largest = Math.max(Math.abs(ticks.getFirst()), Math.abs(ticks.getLast()));
    if (largest >= 1e7 || largest < 1e-4) {
      return ticks.stream().map(Scale::scientific).toList();
    }
    String form = (largest >= GROUPED ? "%,." : "%.") + decimals(step) + "f";
    return ticks.stream().map(tick -> minus(String.format(Locale.ROOT, form, tick + 0.0))).toList();
  }

  /// {@return values as they are, with up to six decimals}
  static List<String> plainLabels(List<Double> values) {
    return values.stream().map(Scale::plain).toList();
  }

  private static int decimals(double step) {
    int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
    double scaled = step * Math.pow(10, decimals);
    return Math.abs(scaled - Math.rint(scaled)) > 1e-6 ? decimals + 1 : decimals;
  }

  private static String scientific(double value) {
    if (value == 0) {
      return "0";
    }
    String[] parts = String.format(Locale.ROOT, "%.2e", value).split("e", -1);
    String digits = parts[0].replaceAll("0+$", "").replaceAll("\\.$", "");
    return minus(digits + "e" + Integer.parseInt(parts[1]));
  }

  private static String plain(double value) {
    double size = Math.abs(value);
    if (value != 0 && (size < 1e-4 || size >= 1e6)) {
      return scientific(value);
    }
    String text =
        String.format(Locale.ROOT, "%.6f", value).replaceAll("0+$", "").replaceAll("\\.$", "");
    return minus(text);
  }

  private static String minus(String number) {
    return number.replace('-', '\u2212');
  }

  private static List<Double> linearTicks(double low, double high, int count) {
    double raw = (high - low) / Math.max(1, count);
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = power * 10;
    for (double nice : NICE) {
      if (nice * power >= raw * 0.999) {
        step = nice * power;
        break;
      }
    }
    List<Double> ticks = new ArrayList<>();
    double slack = step * 1e-9;
    for (long i = (long) Math.ceil((low - slack) / step); i * step <= high + slack; i++) {
      ticks.add(i * step);
    }
    return List.copyOf(ticks);
  }

  private static List<Double> logTicks(double low, double high, int count) {
    int first = (int) Math.ceil(Math.log10(low) - 1e-9);
    int last = (int) Math.floor(Math.log10(high) + 1e-9);
    double[] parts = last - first >= 2 ? new double[] {1} : new double[] {1, 2, 5};
    int every = Math.max(1, (last - first + 1) / Math.max(1, count));
    List<Double> ticks = new ArrayList<>();
    for (int power = first - 1; power <= last; power += every) {
      for (double part : parts) {
        double tick = part * Math.pow(10, power);
        if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) {
          ticks.add(tick);
        }
      }
    }
    return ticks.isEmpty() ? List.of(low, high) : List.copyOf(ticks);
  }
}
