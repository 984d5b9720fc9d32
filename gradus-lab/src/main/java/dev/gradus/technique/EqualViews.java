package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.chart.SeedLine;
import dev.gradus.study.ArmTrials;
import dev.gradus.study.ComparisonResult;
import dev.gradus.study.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/// The runs of a comparison at equal epochs, equal updates and equal time.
///
/// @param result the comparison
/// @param runner that ran it
/// @param samples of the training part
record EqualViews(ComparisonResult result, RecordingRunner runner, int samples) {

  private static final String UPDATES = "updates";

  /// What of two moments that are equal but for rounding lies after the other.
  private static final double SLACK = 1e-9;

  /// A way to look at the runs.
  ///
  /// @param name along which runs are laid
  /// @param place of a point of an arm
  /// @param whole whether places are whole numbers
  private record View(
      String name, ToDoubleBiFunction<ArmTrials, Recorder.Point> place, boolean whole) {

    /// The place of an arm's point, mean over its seeds.
    double at(ArmTrials arm, List<List<Recorder.Point>> seeds, int index) {
      return seeds.stream()
          .filter(points -> index >= 0 && points.size() > index)
          .mapToDouble(points -> place.applyAsDouble(arm, points.get(index)))
          .average()
          .orElse(Double.NaN);
    }

    String number(double end) {
      return whole ? String.format(Locale.ROOT, "%.0f", end) : Wording.number(end);
    }

    String words(double end) {
      return number(end) + " " + name;
    }
  }

  private List<View> views() {
    return List.of(
        new View("epochs", (arm, point) -> (double) point.updates() / perEpoch(arm), true),
        new View(UPDATES, (_, point) -> point.updates(), true),
        new View("seconds", (_, point) -> point.seconds(), false));
  }

  private long perEpoch(ArmTrials arm) {
    return Math.ceilDiv(samples, arm.spec().fit().batchSize());
  }

  /// Adds a figure for each view, and a table of what each arm had reached where the shorter ended.
  Findings addTo(Findings findings) {
    List<ArmTrials> arms = Curves.all(result);
    Objective objective = result.comparison().objective();
    List<String> columns = new ArrayList<>(List.of("equal", "at"));
    arms.forEach(arm -> columns.add(arm.name()));
    String title =
        "%s at equal epochs, updates and seconds".formatted(Wording.capital(objective.words()));
    FindingTable table = new FindingTable(title, columns, List.of());
    List<String> said = new ArrayList<>();
    Findings added = findings;
    for (View view : views()) {
      double end =
          arms.stream()
              .mapToDouble(arm -> end(view, arm))
              .filter(Double::isFinite)
              .min()
              .orElse(Double.NaN);
      List<Object> cells = new ArrayList<>(List.of(view.name(), view.number(end)));
      List<String> reached = new ArrayList<>();
      for (ArmTrials arm : arms) {
        double value = reached(view, arm, end);
        cells.add(value);
        reached.add("%s %s".formatted(arm.name(), Wording.shown(objective, value)));
        String which = arm.equals(result.baseline()) ? " small" : " large";
        added = added.withMeasure(Wording.measure("equal", view.name() + which), value);
      }
      table = table.plus(cells.toArray());
      said.add("%s: %s".formatted(view.words(end), Wording.list(reached)));
      added = added.with(figure(view, arms));
    }
    return added
        .with(table)
        .withSentence(
            "%s after %s (mean of %s). %s"
                .formatted(
                    Wording.capital(objective.words()),
                    String.join("; after ", said),
                    Wording.seeds(result),
                    findings.sentence()));
  }

  private List<List<Recorder.Point>> seeds(ArmTrials arm) {
    return arm.trials().stream().map(trial -> runner.points(arm, trial)).toList();
  }

  private double end(View view, ArmTrials arm) {
    List<List<Recorder.Point>> seeds = seeds(arm);
    return view.at(arm, seeds, longest(seeds) - 1);
  }

  private static int longest(List<List<Recorder.Point>> seeds) {
    return seeds.stream().mapToInt(List::size).max().orElse(0);
  }

  /// Mean over the seeds of what was measured last up to a place; NaN if a seed had measured
  /// nothing by then.
  private double reached(View view, ArmTrials arm, double end) {
    List<List<Recorder.Point>> seeds = seeds(arm);
    int index = 0;
    while (index < longest(seeds) && view.at(arm, seeds, index) <= end * (1 + SLACK)) {
      index++;
    }
    int last = index - 1;
    String metric = result.comparison().objective().metric();
    return last < 0
        ? Double.NaN
        : seeds.stream()
            .mapToDouble(
                points -> last < points.size() ? points.get(last).value(metric) : Double.NaN)
            .average()
            .orElse(Double.NaN);
  }

  private Figure figure(View view, List<ArmTrials> arms) {
    Objective objective = result.comparison().objective();
    List<Line> lines = new ArrayList<>();
    for (ArmTrials arm : arms) {
      List<List<Recorder.Point>> seeds = seeds(arm);
      int points = longest(seeds);
      if (points > 0) {
        List<Double> x = IntStream.range(0, points).mapToObj(i -> view.at(arm, seeds, i)).toList();
        List<List<Double>> traces =
            seeds.stream().map(seed -> trace(seed, points, objective.metric())).toList();
        lines.add(
            SeedLine.of(arm.name(), x, traces)
                .withLook(Curves.color(lines.size()), Curves.dash(lines.size())));
      }
    }
    return new Figure(
        "equal-" + view.name(),
        new LineChart(
            "%s against %s".formatted(Wording.capital(objective.words()), view.name()),
            Axis.of(view.name()).withLog(view.name().equals(UPDATES)),
            Curves.axis(objective),
            lines),
        "Compare the lines at one place: up to where the shorter ends, both had the same %s."
            .formatted(view.name()));
  }

  private static List<Double> trace(List<Recorder.Point> seed, int points, String metric) {
    return IntStream.range(0, points)
        .mapToObj(i -> i < seed.size() ? seed.get(i).value(metric) : Double.NaN)
        .toList();
  }
}
