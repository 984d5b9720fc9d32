package dev.gradus.technique;

import dev.gradus.activation.Activation;
import dev.gradus.activation.Relu;
import dev.gradus.activation.Sigmoid;
import dev.gradus.activation.Tanh;
import dev.gradus.chart.Axis;
import dev.gradus.chart.Histogram;
import dev.gradus.chart.HistogramPanels;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.ValueTarget;
import dev.gradus.init.GlorotNormal;
import dev.gradus.init.HeNormal;
import dev.gradus.init.Initializer;
import dev.gradus.init.RandomNormal;
import dev.gradus.init.Zeros;
import dev.gradus.instrument.ActivationReading;
import dev.gradus.instrument.Bins;
import dev.gradus.instrument.Instrument;
import dev.gradus.instrument.Instruments;
import dev.gradus.instrument.LayerReading;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.layer.Layer;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Sgd;
import dev.gradus.run.TrainRun;
import dev.gradus.spec.TrainSpec;
import dev.gradus.train.CompiledModel;
import dev.gradus.train.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// What untrained networks hand on from layer to layer, by their first weights: 1,000 draws of 100
/// standard normal numbers go through five layers of 100 units without biases. Of a spec of the
/// user's its own network, as it begins and with other first weights, on its own data.
///
/// One network each, since 100,000 numbers a layer leave little to chance.
final class ActivationDistribution implements Technique {

  private static final int SAMPLES = 1000;
  private static final int UNITS = 100;
  private static final int LAYERS = 5;
  private static final int BINS = 30;
  private static final Instruments WATCH =
      Instruments.everyEpoch()
          .withWatch(Instrument.ACTIVATIONS)
          .withBins(BINS)
          .withSamples(SAMPLES);

  /// A row of the figure.
  private record Case(String name, Activation activation, Initializer initializer) {}

  private static final List<Case> CASES =
      List.of(
          new Case("sigmoid, N(0, 1)", new Sigmoid(), new RandomNormal(1)),
          new Case("sigmoid, N(0, 0.01²)", new Sigmoid(), new RandomNormal(0.01)),
          new Case("sigmoid, Xavier", new Sigmoid(), new GlorotNormal()),
          new Case("tanh, Xavier", new Tanh(), new GlorotNormal()),
          new Case("relu, N(0, 0.01²)", new Relu(), new RandomNormal(0.01)),
          new Case("relu, Xavier", new Relu(), new GlorotNormal()),
          new Case("relu, He", new Relu(), new HeNormal()),
          new Case("relu, zeros", new Relu(), new Zeros()));

  @Override
  public About about() {
    return new About(
        "activation-distribution",
        "Distribution of activations",
        "What do the first weights make of the numbers that go from layer to layer?");
  }

  @Override
  public Findings run(Assignment assignment, Workbench bench) {
    SequencedMap<String, List<LayerReading>> seen = new LinkedHashMap<>();
    if (assignment.spec().isPresent() || assignment.data().isPresent()) {
      TrainSpec base =
          new Baseline(Networks.B, Effort.whole(1, 1), Effort.whole(1, 1)).of(assignment, bench);
      LayerChain chain = LayerChain.of(about().name(), base, bench);
      seen.put("as the spec says", inspected(base, bench));
      List.of(
              "normal: {standardDeviation: 0.01}",
              "glorot-normal: {}",
              "he-normal: {}",
              "zeros: {}")
          .forEach(initializer ->
              seen.put(
                  initializer.substring(0, initializer.indexOf(':')),
                  inspected(chain.initialized(initializer).apply(base, bench.kinds()), bench)));
    } else {
      Dataset noise = noise();
      CASES.forEach(each -> seen.put(each.name(), inspected(each, noise, bench)));
    }
    return findings(seen);
  }

  private static Findings findings(SequencedMap<String, List<LayerReading>> seen) {
    FindingTable table =
        FindingTable.of(
            "What the layers hand on, before any training",
            "weights",
            "layer",
            "standard deviation",
            "saturated (%)",
            "dead units (%)");
    List<HistogramPanels.Row> rows = new ArrayList<>();
    List<String> words = new ArrayList<>();
    Findings findings = Findings.of("to be said");
    for (var entry : seen.entrySet()) {
      List<Histogram> panels = new ArrayList<>();
      List<ActivationReading> readings = new ArrayList<>();
      for (LayerReading layer : entry.getValue()) {
        ActivationReading reading = layer.activations().orElseThrow();
        readings.add(reading);
        table =
            table.plus(
                entry.getKey(),
                layer.name(),
                reading.values().standardDeviation(),
                100 * reading.saturatedShare().orElse(Double.NaN),
                100 * reading.deadShare());
        panels.add(histogram(layer.name(), reading));
      }
      rows.add(new HistogramPanels.Row(entry.getKey(), panels));
      ActivationReading last = readings.getLast();
      words.add("%s %s".formatted(entry.getKey(), last(last)));
      findings =
          findings
              .withMeasure(entry.getKey() + "/deviation", last.values().standardDeviation())
              .withMeasure(entry.getKey() + "/dead", last.deadShare())
              .withMeasure(entry.getKey() + "/saturated", last.saturatedShare().orElse(Double.NaN));
    }
    return findings
        .withSentence(
            "What reaches the end of the network, as standard deviation over the outputs of the last layer shown: %s."
                .formatted(String.join("; ", words)))
        .with(table)
        .with(
            new Figure(
                "histograms",
                new HistogramPanels(
                    "What each layer hands on",
                    "untrained networks, first layer on the left, one row for each kind of first weights",
                    rows),
                "Bars at both ends of a sigmoid or tanh are saturated units, which pass hardly any gradient on; a single bar means that all units say the same, so that they also learn the same."));
  }

  private static String last(ActivationReading reading) {
    String words = Wording.number(reading.values().standardDeviation());
    if (reading.saturatedShare().orElse(0) > 0.01) {
      words += " with %s saturated".formatted(Wording.percent(reading.saturatedShare().orElse(0)));
    }
    return reading.deadShare() > 0.01
        ? words + " with %s of the units dead".formatted(Wording.percent(reading.deadShare()))
        : words;
  }

  private static Histogram histogram(String layer, ActivationReading reading) {
    Bins bins = reading.values().bins();
    return new Histogram(
        layer,
        Axis.of("output"),
        Axis.of("outputs"),
        IntStream.rangeClosed(0, bins.counts().size()).mapToObj(bins::edge).toList(),
        bins.counts().stream().map(Long::doubleValue).toList());
  }

  private static List<LayerReading> inspected(Case each, Dataset noise, Workbench bench) {
    Dense dense =
        Dense.of(UNITS)
            .withUseBias(false)
            .withActivation(each.activation())
            .withKernelInitializer(each.initializer());
    List<Layer> layers = new ArrayList<>(List.of(Input.of(UNITS)));
    IntStream.range(0, LAYERS).forEach(_ -> layers.add(dense));
    Trainer trainer =
        Trainer.of(
            Sequential.of(layers.toArray(Layer[]::new)), Sgd.defaults(), new MeanSquaredError());
    try (CompiledModel net = trainer.compile(bench.backend())) {
      return active(net.inspect(noise, WATCH).layers());
    }
  }

  /// Hidden layers only: what the output layer says belongs to the loss.
  private static List<LayerReading> inspected(TrainSpec spec, Workbench bench) {
    TrainRun run = TrainRun.of(spec, bench.data());
    try (CompiledModel net = run.trainer().compile(bench.backend())) {
      net.adapt(run.trainingData());
      List<LayerReading> all = active(net.inspect(run.trainingData(), WATCH).layers());
      return all.size() > 1 ? all.subList(0, all.size() - 1) : all;
    }
  }

  private static List<LayerReading> active(List<LayerReading> layers) {
    return layers.stream().filter(layer -> layer.activations().isPresent()).toList();
  }

  private static Dataset noise() {
    RandomStream stream = RandomStream.of(1).named("inputs");
    float[] features = new float[SAMPLES * UNITS];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) stream.gaussian(0, i);
    }
    return InMemoryDataset.ofFloats(
        "standard normal numbers",
        Shape.of(UNITS),
        features,
        new ValueTarget(Shape.of(UNITS)),
        new float[SAMPLES * UNITS]);
  }
}
