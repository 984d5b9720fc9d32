package dev.gradus.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What arms cost, and what they reach at equal epochs, updates and time, as text.
final class CostTable {

  private static final double KILO = 1e3;
  private static final double MEGA = 1e6;

  private CostTable() {}

  static List<String> lines(ComparisonResult result, List<Cost> costs) {
    Figures figures = result.figures();
    boolean tuned = result.comparison().tuning().isPresent();
    List<List<String>> rows = new ArrayList<>();
    List<String> head =
        new ArrayList<>(
            List.of(
                "cost",
                "parameters",
                "updates",
                "memory",
                "epochs to " + figures.value(costs.getFirst().target().value())));
    if (tuned) {
      head.add("learning rate");
    }
    rows.add(head);
    for (int i = 0; i < costs.size(); i++) {
      Cost cost = costs.get(i);
      ArmTrials arm = i == 0 ? result.baseline() : result.arms().get(i - 1).arm();
      List<String> row =
          new ArrayList<>(
              List.of(
                  cost.arm(),
                  cost.parameters() == 0 ? "-" : String.valueOf(cost.parameters()),
                  Double.isNaN(cost.updates()) ? "-" : plain(cost.updates()),
                  memory(cost.bytes()),
                  reached(cost.target(), arm.trials().size())));
      if (tuned) {
        row.add(arm.rate().map(RateChoice::words).orElse("-"));
      }
      rows.add(row);
    }
    return TextTable.lines(rows, false);
  }

  /// Empty where all arms make as many updates.
  static List<String> views(ComparisonResult result, Views views) {
    if (!views.differ()) {
      return List.of();
    }
    Figures figures = result.figures();
    List<Views.Equal> equal =
        List.of(
            views.equal(Views.Axis.EPOCHS),
            views.equal(Views.Axis.UPDATES),
            views.equal(Views.Axis.SECONDS));
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "at equal",
            "epochs (%s)".formatted(plain(equal.get(0).at())),
            "updates (%s)".formatted(plain(equal.get(1).at())),
            "time (%s s)".formatted(Figures.seconds(equal.get(2).at()))));
    for (int arm = 0; arm < views.arms().size(); arm++) {
      List<String> row = new ArrayList<>(List.of(views.arms().get(arm).arm()));
      for (Views.Equal view : equal) {
        row.add(figures.value(view.means().get(arm)));
      }
      rows.add(row);
    }
    return TextTable.lines(rows, false);
  }

  private static String reached(Cost.Reached reached, int runs) {
    if (reached.runs() == 0) {
      return "never";
    }
    String epochs = plain(reached.epochs());
    return reached.runs() == runs
        ? epochs
        : "%s (%d of %d runs)".formatted(epochs, reached.runs(), runs);
  }

  private static String memory(long bytes) {
    if (bytes == 0) {
      return "-";
    }
    return bytes < MEGA
        ? String.format(Locale.ROOT, "%.0f kB", bytes / KILO)
        : String.format(Locale.ROOT, bytes < 10 * MEGA ? "%.1f MB" : "%.0f MB", bytes / MEGA);
  }

  /// A whole number, or one with a half.
  private static String plain(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
  }
}
