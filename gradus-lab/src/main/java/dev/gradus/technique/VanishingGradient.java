package dev.gradus.technique;

import dev.gradus.callback.TrainEvent;
import dev.gradus.chart.Axis;
import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Dash;
import dev.gradus.chart.HeatStrip;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.instrument.Instrument;
import dev.gradus.instrument.Instruments;
import dev.gradus.instrument.LayerReading;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// How much of the gradient arrives at the first layers: sigmoid units with Glorot's weights
/// against relu units with He's, and these with batch normalization, in networks of 2 to 12 hidden
/// layers.
///
/// What is compared is the root mean square of the gradient of a layer's kernel, which does not
/// depend on the kernel's size. Of a spec of the user's the same three, at its own depth.
final class VanishingGradient implements Technique {

  private static final String HEAD =
      """
      data: mnist
      scale: divide-by-max
      model:
      """;

  private static final String HIDDEN = "  - dense: {units: 50, activation: relu}\n";

  private static final String TAIL =
      """
        - dense: {units: 10, activation: softmax}
      loss: categorical-crossentropy
      optimizer: {sgd: {learningRate: 0.05}}
      metrics: [accuracy]
      fit: {epochs: 5, batchSize: 50, seed: 1, validation: test}
      """;

  private static final Effort FULL = new Effort(5000, 2000, 10, 3);
  private static final Effort QUICK = new Effort(1000, 200, 4, 1);
  private static final int SHALLOWEST = 2;
  private static final int DEEPEST = 12;
  private static final int LOOKS = 40;
  private static final List<Dash> DASHES = List.of(Dash.SOLID, Dash.DASHED, Dash.DOTTED);
  private static final List<String> KINDS =
      List.of("sigmoid", "relu + He", "relu + He + batch normalization");

  @Override
  public About about() {
    return new About(
        "vanishing-gradient",
        "Vanishing gradient",
        "How much of the gradient reaches the first layers of a deep network?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    SequencedMap<String, TrainSpec> specs = new LinkedHashMap<>();
    List<Integer> depths = new ArrayList<>();
    Measured metric = Measured.of(baseline(SHALLOWEST).of(assignment, bench));
    int seeds = baseline(SHALLOWEST).seeds(assignment);
    for (int depth = SHALLOWEST; depth <= DEEPEST; depth += SHALLOWEST) {
      TrainSpec base = watched(baseline(depth).of(assignment, bench), bench);
      LayerChain chain = LayerChain.of(about().name(), base, bench);
      int own = assignment.spec().isPresent() ? chain.hidden().size() : depth;
      depths.add(own);
      Patch relu = chain.activated("relu").then(chain.initialized("he-normal: {}"));
      Patch sigmoid = chain.activated("sigmoid").then(chain.initialized("glorot-uniform: {}"));
      TrainSpec rectified = relu.apply(base, bench.kinds());
      specs.put(name(0, own), sigmoid.apply(base, bench.kinds()));
      specs.put(name(1, own), rectified);
      specs.put(
          name(2, own),
          LayerChain.of(about().name(), rectified, bench)
              .normalized()
              .apply(rectified, bench.kinds()));
      if (assignment.spec().isPresent()) {
        break;
      }
    }
    SequencedMap<String, List<Sweep.Outcome>> outcomes =
        new Sweep(bench, "networks trained", seeds).run(specs);
    return findings(depths, outcomes, metric, seeds);
  }

  private static Findings findings(
      List<Integer> depths,
      SequencedMap<String, List<Sweep.Outcome>> outcomes,
      Measured metric,
      int seeds) {
    FindingTable table =
        FindingTable.of(
            "Gradient of the first layer over that of the last hidden one at the first update, and %s in training at the end, mean over the seeds"
                .formatted(metric.name()),
            "hidden layers",
            "sigmoid",
            "relu + He",
            "with batch normalization",
            "%s, sigmoid".formatted(metric.name()),
            "%s, relu + He".formatted(metric.name()),
            "%s, with batch normalization".formatted(metric.name()));
    List<List<Double>> ratios = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int depth : depths) {
      List<Object> row = new ArrayList<>(List.of(depth));
      for (int kind = 0; kind < KINDS.size(); kind++) {
        ratios.get(kind).add(ratio(outcomes.getOrDefault(name(kind, depth), List.of())));
        row.add(ratios.get(kind).getLast());
      }
      for (int kind = 0; kind < KINDS.size(); kind++) {
        row.add(Sweep.mean(outcomes.getOrDefault(name(kind, depth), List.of()), metric.name()));
      }
      table = table.plus(row.toArray());
    }
    int deepest = depths.getLast();
    Findings findings =
        Findings.of(
                "With %d hidden %s the gradient of the first one is %s of the last one's with sigmoid, %s with relu and He's weights, and %s with batch normalization besides (first update, mean of %s); %s in training comes to %s, %s and %s."
                    .formatted(
                        deepest,
                        deepest == 1 ? "layer" : "layers",
                        share(ratios.get(0).getLast()),
                        share(ratios.get(1).getLast()),
                        share(ratios.get(2).getLast()),
                        Wording.seeds(seeds),
                        metric.name(),
                        metric.shown(last(outcomes, 0, deepest, metric)),
                        metric.shown(last(outcomes, 1, deepest, metric)),
                        metric.shown(last(outcomes, 2, deepest, metric))))
            .withMeasure("ratioSigmoid", ratios.get(0).getLast())
            .withMeasure("ratioRelu", ratios.get(1).getLast())
            .withMeasure("ratioBatchNorm", ratios.get(2).getLast())
            .with(table);
    for (int kind = 0; kind < KINDS.size(); kind++) {
      findings = strip(kind, deepest, outcomes).map(findings::with).orElse(findings);
    }
    return depths.size() < 2 ? findings : findings.with(byDepth(depths, ratios));
  }

  private static double last(
      SequencedMap<String, List<Sweep.Outcome>> outcomes, int kind, int depth, Measured metric) {
    return Sweep.mean(outcomes.getOrDefault(name(kind, depth), List.of()), metric.name());
  }

  private static String share(double ratio) {
    return Double.isFinite(ratio) ? Wording.number(ratio) + " times that" : "unknown";
  }

  private static Figure byDepth(List<Integer> depths, List<List<Double>> ratios) {
    List<Line> lines = new ArrayList<>();
    for (int kind = 0; kind < KINDS.size(); kind++) {
      lines.add(
          Line.of(
                  KINDS.get(kind),
                  depths.stream().map(Integer::doubleValue).toList(),
                  ratios.get(kind).stream().map(r -> r > 0 ? r : Double.NaN).toList())
              .withLook(ColorRole.ofSeries(kind), DASHES.get(kind)));
    }
    return new Figure(
        "by-depth",
        new LineChart(
            "Gradient of the first layer over that of the last hidden one",
            Axis.of("hidden layers"),
            Axis.of("ratio at the first update").withLog(true),
            lines),
        "At 1 all layers learn alike; each line below 1 on the way down is a first layer that learns so much slower.");
  }

  private static Optional<Figure> strip(
      int kind, int depth, SequencedMap<String, List<Sweep.Outcome>> outcomes) {
    List<TrainEvent.Inspected> looks =
        outcomes.getOrDefault(name(kind, depth), List.of()).stream()
            .findFirst()
            .map(Sweep.Outcome::looks)
            .orElse(List.of());
    if (looks.isEmpty()) {
      return Optional.empty();
    }
    List<String> rows = new ArrayList<>();
    List<List<Double>> values = new ArrayList<>();
    int layers = kernels(looks.getFirst()).size();
    for (int layer = 0; layer < layers; layer++) {
      int row = layer;
      rows.add(kernelLayers(looks.getFirst()).get(layer).name());
      values.add(looks.stream().map(look -> kernels(look).get(row)).toList());
    }
    return Optional.of(
        new Figure(
            List.of("sigmoid", "relu", "batch-norm").get(kind),
            new HeatStrip(
                "Gradient by layer and step, %s".formatted(KINDS.get(kind)),
                Axis.of("step"),
                looks.stream().map(look -> (double) look.step()).toList(),
                rows,
                values,
                Axis.of("root mean square of the gradient").withLog(true)),
            "The first layer on top. Rows of one color get gradients of one size; a row that is darker than those below it learns more slowly. First seed, hidden layers: %d."
                .formatted(depth)));
  }

  /// Mean over the seeds of the first kernel's gradient over the last hidden one's.
  private static double ratio(List<Sweep.Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> !outcome.looks().isEmpty())
        .map(outcome -> kernels(outcome.looks().getFirst()))
        .mapToDouble(norms -> norms.getFirst() / norms.get(norms.size() - 2))
        .average()
        .orElse(Double.NaN);
  }

  private static List<Double> kernels(TrainEvent.Inspected look) {
    return kernelLayers(look).stream()
        .map(layer -> layer.weight("kernel").gradientRms().orElse(Double.NaN))
        .toList();
  }

  private static List<LayerReading> kernelLayers(TrainEvent.Inspected look) {
    return look.reading().layers().stream()
        .filter(layer ->
            layer.weights().stream()
                .anyMatch(weight -> weight.name().equals(layer.name() + "/kernel")))
        .toList();
  }

  private static String name(int kind, int depth) {
    return KINDS.get(kind) + " " + depth;
  }

  private static Baseline baseline(int depth) {
    return new Baseline(HEAD + HIDDEN.repeat(depth) + TAIL, FULL, QUICK);
  }

  /// With some forty looks at the gradients.
  static TrainSpec watched(TrainSpec spec, Workbench bench) {
    long steps = Steps.of(spec, bench);
    return spec.withFit(
        spec.fit()
            .withInstruments(
                Optional.of(
                    Instruments.everySteps(Math.max(1, steps / LOOKS))
                        .withWatch(Instrument.GRADIENTS))));
  }
}
