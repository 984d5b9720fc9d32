package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Direction;
import dev.gradus.chart.ScatterChart;
import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.spec.TrainSpec;
import dev.gradus.study.Objective;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Random search for a learning rate and a weight decay, both drawn evenly in their logarithm; then
/// once more in a range narrowed around the best.
///
/// Two trials in a hundred differ by luck alone: that the best of many is better than another
/// search's best says little, which is why the table shows the spread of the best and not one
/// winner.
///
/// Source: J. Bergstra, Y. Bengio, "Random Search for Hyper-Parameter Optimization", JMLR 13, 2012.
final class RandomSearch implements Technique {

  static final String NAME = "random-search";

  private static final String SPEC =
      """
      data: {catalogue: {name: mnist, take: 500, takeTest: 1000}}
      scale: divide-by-max
      model:
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 100, activation: relu, kernelInitializer: he-normal}
        - dense: {units: 10, activation: softmax, kernelInitializer: he-normal}
      loss: categorical-crossentropy
      optimizer: {sgd: {learningRate: 0.01}}
      metrics: [accuracy]
      fit: {epochs: 50, batchSize: 100, seed: 1, validation: 0.2}
      """;

  private static final Baseline BASELINE =
      new Baseline(SPEC, new Effort(500, 1000, 50, 1), new Effort(500, 1000, 25, 1));

  private static final LogRange RATES = new LogRange(1e-6, 1e-2);
  private static final LogRange DECAYS = new LogRange(1e-8, 1e-4);
  private static final int TRIALS = 100;
  private static final int QUICK_TRIALS = 30;
  private static final int FEWEST_BEST = 5;
  private static final double BEST_SHARE = 0.2;

  @Override
  public About about() {
    return new About(
        NAME,
        "Random search",
        "Where do good learning rates and weight decays lie, if one draws them at random?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    TrainSpec spec = BASELINE.of(assignment, bench);
    int trials = assignment.quick() ? QUICK_TRIALS : TRIALS;
    Search search = new Search(spec, bench, 2 * trials);
    List<SearchTrial> first = search.run("wide", RATES, DECAYS, trials);
    List<SearchTrial> best = best(first);
    LogRange rates = RATES.around(best.stream().map(SearchTrial::learningRate).toList());
    LogRange decays = DECAYS.around(best.stream().map(SearchTrial::weightDecay).toList());
    List<SearchTrial> second = search.run("narrowed", rates, decays, trials);
    return Findings.of(sentence(first, second, rates, search.objective()))
        .with(
            new Figure(
                "best",
                SearchTrial.panels(finished(first), search.objective()),
                "The trials of the first search that ended best, in order; training dashed, validation solid."))
        .with(
            new Figure(
                "scatter",
                scatter(first, second, search.objective().words()),
                "A point a trial, its color what it reached; trials that failed, if any did, are a series of their own."))
        .with(table("The best of the first search", best))
        .with(table("The best of the narrowed search", bestFinished(second)))
        .withMeasure("bestRate", best.getFirst().learningRate())
        .withMeasure("bestValue", best.getFirst().value())
        .withMeasure(
            "narrowedBestValue",
            finished(second).stream().findFirst().map(SearchTrial::value).orElse(Double.NaN))
        .withMeasure("narrowedLowestRate", rates.low())
        .withMeasure("narrowedHighestRate", rates.high())
        .withMeasure("meanOfFirst", mean(first))
        .withMeasure("meanOfNarrowed", mean(second));
  }

  private static String sentence(
      List<SearchTrial> first, List<SearchTrial> second, LogRange rates, Objective objective) {
    List<SearchTrial> best = best(first);
    return "The %d best of %d trials, one run each, have learning rates from %s to %s; searched again from %s to %s, the mean %s of all finished trials is %s in place of %s; %d and %d failed."
        .formatted(
            best.size(),
            first.size(),
            Wording.number(
                best.stream().mapToDouble(SearchTrial::learningRate).min().orElseThrow()),
            Wording.number(
                best.stream().mapToDouble(SearchTrial::learningRate).max().orElseThrow()),
            Wording.number(rates.low()),
            Wording.number(rates.high()),
            objective.words(),
            Wording.shown(objective, mean(second)),
            Wording.shown(objective, mean(first)),
            second.size() - finished(second).size(),
            first.size() - finished(first).size());
  }

  private static double mean(List<SearchTrial> trials) {
    return finished(trials).stream().mapToDouble(SearchTrial::value).average().orElse(Double.NaN);
  }

  private static List<SearchTrial> finished(List<SearchTrial> trials) {
    return trials.stream()
        .filter(trial -> Double.isFinite(trial.value()))
        .sorted(Comparator.comparingDouble(SearchTrial::rank))
        .toList();
  }

  private static List<SearchTrial> best(List<SearchTrial> trials) {
    List<SearchTrial> best = bestFinished(trials);
    if (best.isEmpty()) {
      throw new ConfigException(
          "random-search: all of %d trials failed, so there is nothing to narrow the search around. Make the spec train first: ./gradus train SPEC."
              .formatted(trials.size()));
    }
    return best;
  }

  /// None if all trials failed.
  private static List<SearchTrial> bestFinished(List<SearchTrial> trials) {
    List<SearchTrial> finished = finished(trials);
    int count = Math.max(FEWEST_BEST, (int) Math.ceil(BEST_SHARE * trials.size()));
    return finished.subList(0, Math.min(count, finished.size()));
  }

  private static ScatterChart scatter(
      List<SearchTrial> first, List<SearchTrial> second, String measured) {
    Axis color = Axis.of(measured);
    List<ScatterChart.Series> series = new ArrayList<>();
    series.add(points("first search", first, true, ColorRole.BLUE));
    series.add(points("narrowed search", second, true, ColorRole.GREEN));
    List<SearchTrial> all = new ArrayList<>(first);
    all.addAll(second);
    ScatterChart.Series failed = points("failed", all, false, ColorRole.VERMILION);
    if (!failed.points().isEmpty()) {
      series.add(failed);
    }
    return new ScatterChart(
        "Trials by learning rate and weight decay",
        Axis.of("learning rate").withLog(true),
        Axis.of("weight decay").withLog(true),
        series,
        Optional.of(color.withDirection(Direction.NEUTRAL)));
  }

  private static ScatterChart.Series points(
      String name, List<SearchTrial> trials, boolean finished, ColorRole color) {
    return new ScatterChart.Series(
        name,
        trials.stream()
            .filter(trial -> Double.isFinite(trial.value()) == finished)
            .map(SearchTrial::point)
            .toList(),
        false,
        color);
  }

  private static FindingTable table(String title, List<SearchTrial> trials) {
    FindingTable table = FindingTable.of(title, "rank", "learning rate", "weight decay", "reached");
    for (int i = 0; i < trials.size(); i++) {
      SearchTrial trial = trials.get(i);
      table =
          table.plus(
              i + 1,
              String.format(Locale.ROOT, "%.3e", trial.learningRate()),
              String.format(Locale.ROOT, "%.3e", trial.weightDecay()),
              trial.value());
    }
    return table;
  }

  /// Draws and runs trials.
  private static final class Search {

    private final TrainSpec spec;
    private final Workbench bench;
    private final int all;
    private int done;

    Search(TrainSpec spec, Workbench bench, int all) {
      this.spec = spec;
      this.bench = bench;
      this.all = all;
    }

    Objective objective() {
      return Objective.of(spec);
    }

    List<SearchTrial> run(String name, LogRange rates, LogRange decays, int trials) {
      RandomStream chance = RandomStream.of(spec.fit().seed()).named("random-search/" + name);
      List<SearchTrial> found = new ArrayList<>();
      for (int i = 0; i < trials; i++) {
        double rate = rates.at(chance.uniformDouble(i, 0));
        double decay = decays.at(chance.uniformDouble(i, 1));
        found.add(SearchTrial.run(spec, rate, decay, bench));
        done++;
        bench.observer().stage("trials", done, all);
      }
      return found;
    }
  }
}
