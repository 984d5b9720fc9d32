package dev.gradus.schedule;

import dev.gradus.core.ConfigException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// A schedule drawn with letters: rates upwards, steps to the right. The scale is logarithmic where
/// all rates are above 0 and the largest is at least a hundred times the smallest.
final class SchedulePlot {

  private static final int WIDTH = 64;
  private static final int HEIGHT = 12;
  private static final double WIDE = 100;
  private static final int DIGITS = 3;
  private static final double SMALL = 1e-4;

  private final long steps;
  private final double[] rates;
  private final double smallest;
  private final double largest;
  private final boolean log;

  SchedulePlot(Schedule schedule, long steps) {
    if (steps < 1) {
      throw new ConfigException("plot: steps must be at least 1, got %d.".formatted(steps));
    }
    this.steps = steps;
    this.rates = new double[WIDTH];
    for (int column = 0; column < WIDTH; column++) {
      rates[column] = schedule.at(Math.round((steps - 1.0) * column / (WIDTH - 1)));
    }
    this.smallest = DoubleStream.of(rates).min().orElseThrow();
    this.largest = DoubleStream.of(rates).max().orElseThrow();
    this.log = smallest > 0 && largest >= WIDE * smallest;
  }

  String text() {
    StringBuilder text = new StringBuilder(log ? "learning rate, log scale\n" : "learning rate\n");
    double bottom = log ? smallest : 0;
    for (int row = HEIGHT - 1; row >= 0; row--) {
      String label =
          switch (row) {
            case HEIGHT - 1 -> number(largest);
            case 0 -> number(bottom);
            default -> "";
          };
      text.append(line(label, row)).append('\n');
    }
    String last = Long.toString(steps - 1);
    String axis = "0" + " ".repeat(Math.max(1, WIDTH - 1 - last.length())) + last + "  step";
    return text.append(" ".repeat(10))
        .append("+")
        .append("-".repeat(WIDTH))
        .append('\n')
        .append(" ".repeat(11))
        .append(axis)
        .append('\n')
        .toString();
  }

  private String line(String label, int row) {
    String marks =
        Arrays.stream(rates)
            .mapToObj(rate -> height(rate) == row ? "*" : " ")
            .collect(Collectors.joining());
    return String.format(Locale.ROOT, "%9s |%s", label, marks).stripTrailing();
  }

  private int height(double rate) {
    if (largest == 0) {
      return 0;
    }
    double share = log ? Math.log(rate / smallest) / Math.log(largest / smallest) : rate / largest;
    return (int) Math.round(share * (HEIGHT - 1));
  }

  private static String number(double rate) {
    BigDecimal rounded = new BigDecimal(rate).round(new MathContext(DIGITS)).stripTrailingZeros();
    return rate == 0 || rate >= SMALL
        ? rounded.toPlainString()
        : String.format(Locale.ROOT, "%.2e", rate);
  }
}
