package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.chart.LineChart;
import dev.gradus.chart.LinePanels;
import dev.gradus.chart.SeedLine;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Batch normalization against the scale of the first weights: N(0, s²) with 16 scales s from 1 to
/// 10⁻⁴, evenly spaced in their logarithm, with it and without.
final class BatchNorm implements Technique {

  private static final String SPEC =
      """
      data: mnist
      scale: divide-by-max
      model:
        - dense: {units: 100, activation: relu}
        - dense: {units: 100, activation: relu}
        - dense: {units: 100, activation: relu}
        - dense: {units: 100, activation: relu}
        - dense: {units: 100, activation: relu}
        - dense: {units: 10, activation: softmax}
      loss: categorical-crossentropy
      optimizer: {sgd: {learningRate: 0.01}}
      metrics: [accuracy]
      fit: {epochs: 20, batchSize: 100, seed: 1, validation: test}
      """;

  private static final Baseline BASELINE =
      new Baseline(SPEC, new Effort(1000, 1000, 20, 3), new Effort(1000, 200, 20, 1));

  private static final int SCALES = 16;
  private static final int COLUMNS = 4;
  private static final double LAST_EXPONENT = -4;

  /// Far above chance in the experiment's ten classes.
  private static final double LEARNED = 0.5;

  @Override
  public About about() {
    return new About(
        "batch-norm",
        "Batch normalization",
        "Does learning depend on the scale of the first weights, with and without batch normalization?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    TrainSpec base = BASELINE.of(assignment, bench);
    Measured metric = Measured.of(base);
    Patch normalized = LayerChain.of(about().name(), base, bench).normalized();
    double[] scales =
        IntStream.range(0, SCALES)
            .mapToDouble(i -> Math.pow(10, LAST_EXPONENT * i / (SCALES - 1)))
            .toArray();
    SequencedMap<String, TrainSpec> specs = new LinkedHashMap<>();
    for (double scale : scales) {
      TrainSpec scaled =
          LayerChain.of(about().name(), base, bench)
              .initialized("normal: {standardDeviation: %s}".formatted(scale))
              .apply(base, bench.kinds());
      specs.put("without " + scale, scaled);
      specs.put("with " + scale, normalized.apply(scaled, bench.kinds()));
    }
    SequencedMap<String, List<Sweep.Outcome>> outcomes =
        new Sweep(bench, "networks trained", BASELINE.seeds(assignment)).run(specs);
    FindingTable table =
        FindingTable.of(
            "%s in training after the last epoch, mean over the seeds"
                .formatted(Wording.capital(metric.name())),
            "weight scale",
            "without",
            "with batch normalization");
    List<LineChart> panels = new ArrayList<>();
    double[] without = new double[SCALES];
    double[] with = new double[SCALES];
    for (int i = 0; i < SCALES; i++) {
      List<Sweep.Outcome> plain = outcomes.getOrDefault("without " + scales[i], List.of());
      List<Sweep.Outcome> changed = outcomes.getOrDefault("with " + scales[i], List.of());
      without[i] = Sweep.mean(plain, metric.name());
      with[i] = Sweep.mean(changed, metric.name());
      table = table.plus(scales[i], without[i], with[i]);
      panels.add(panel(scales[i], plain, changed, metric, base.fit().epochs()));
    }
    return Findings.of(sentence(metric, scales, without, with, BASELINE.seeds(assignment)))
        .withMeasure("lowestWithout", known(without).min().orElse(Double.NaN))
        .withMeasure("highestWithout", known(without).max().orElse(Double.NaN))
        .withMeasure("lowestWith", known(with).min().orElse(Double.NaN))
        .withMeasure("highestWith", known(with).max().orElse(Double.NaN))
        .with(table)
        .with(
            new Figure(
                "panels",
                new LinePanels(
                    "%s in training by the scale of the first weights"
                        .formatted(Wording.capital(metric.name())),
                    "weights from a normal distribution of mean 0 and the deviation above each panel",
                    COLUMNS,
                    panels),
                "Where both lines lie together the scale suits the network; where only the solid line rises, batch normalization has made up for it."));
  }

  private static LineChart panel(
      double scale,
      List<Sweep.Outcome> plain,
      List<Sweep.Outcome> changed,
      Measured metric,
      int epochs) {
    List<Double> x = IntStream.rangeClosed(1, epochs).mapToObj(Double::valueOf).toList();
    return new LineChart(
        "scale " + Wording.number(scale),
        Axis.of("epoch"),
        metric.axis(),
        List.of(
            SeedLine.of("with", x, Sweep.curves(changed, metric.name(), epochs))
                .withLook(ColorRole.BLUE, Dash.SOLID),
            SeedLine.of("without", x, Sweep.curves(plain, metric.name(), epochs))
                .withLook(ColorRole.BASELINE, Dash.DASHED)));
  }

  private static String sentence(
      Measured metric, double[] scales, double[] without, double[] with, int seeds) {
    String reached =
        "Over %d weight scales from %s to %s, %s in training after the last epoch lies between %s without batch normalization and between %s with it (%s each)"
            .formatted(
                SCALES,
                Wording.number(scales[0]),
                Wording.number(scales[SCALES - 1]),
                metric.name(),
                range(metric, without).replace(" to ", " and "),
                range(metric, with).replace(" to ", " and "),
                Wording.seeds(seeds));
    long failed = Arrays.stream(without).filter(Double::isNaN).count();
    if (failed > 0) {
      reached += "; without it %d scales failed altogether".formatted(failed);
    }
    if (!metric.share()) {
      return reached + ".";
    }
    return "%s; above %s are %d of %d scales without and %d with."
        .formatted(reached, Wording.percent(LEARNED), above(without), SCALES, above(with));
  }

  private static String range(Measured metric, double[] values) {
    return "%s to %s"
        .formatted(
            metric.shown(known(values).min().orElse(Double.NaN)),
            metric.shown(known(values).max().orElse(Double.NaN)));
  }

  /// Of the scales at which not all runs failed.
  private static DoubleStream known(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite);
  }

  private static long above(double[] values) {
    return Arrays.stream(values).filter(value -> value > LEARNED).count();
  }
}
