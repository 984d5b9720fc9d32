package dev.gradus.cli;

import dev.gradus.bench.AugmentBench;
import dev.gradus.bench.DataBench;
import dev.gradus.bench.EpochBench;
import dev.gradus.bench.Peer;
import dev.gradus.bench.Race;
import dev.gradus.bench.StepBench;
import dev.gradus.bench.Timing;
import dev.gradus.bench.Workload;
import dev.gradus.core.ConfigException;
import dev.gradus.data.read.Mnist;
import dev.gradus.kernels.Backend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Times training steps.
@Command(
    name = "bench",
    description = "Times whole training steps of a network on synthetic data.",
    footer = {
      "",
      "Workloads: mlp64 (784-1000-10, batch 64), deep64 (784-512-1024-64-10, batch 64),",
      "mlp4096 (784-1000-10, batch 4096), cnn128 (two convolutions with pooling on 28 x 28 x 1,",
      "batch 128), vgg16 (six normalized convolutions on 32 x 32 x 3, batch 16), lstm (four LSTM",
      "layers of 50 units over 60 steps of one feature, batch 32); Adam, categorical",
      "cross-entropy, for lstm mean squared error.",
      "",
      "Example:",
      "  ./gradus bench --workload mlp64 --threads 2",
      "  ./gradus bench --workload mlp64 --peers",
      "  ./gradus bench --data",
      "",
      "With --json: workload, microsPerStep, samplesPerSecond, gflops, threads; with --peers also",
      "peers[{peer, microsPerStep, ratio}], with --epochs also epochSeconds[]. With --data:",
      "imagesPerSecond, streaming{seconds, plainSeconds, ratio}, augmentation{the same}."
    })
final class BenchCommand implements Callable<Integer> {

  private static final int ROUNDS = 3;

  private final Terminal terminal;

  @Option(
      names = "--workload",
      paramLabel = "NAME",
      description = "mlp64, deep64, mlp4096, cnn128, vgg16 or lstm.")
  private Optional<String> workload = Optional.empty();

  @Option(
      names = "--data",
      description =
          "Time the way of the data instead: augmentation on one core, an epoch from disk beside"
              + " one from memory, an epoch of changed images beside one of the same as they are.")
  private boolean data;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps that count; default: ${DEFAULT-VALUE}.",
      defaultValue = "300")
  private int steps;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      description = "Steps before them; default: ${DEFAULT-VALUE}.",
      defaultValue = "50")
  private int warmup;

  @Option(
      names = "--settle",
      paramLabel = "SECONDS",
      description =
          "Train so long before the warm-up, until the just-in-time compiler has settled; default:"
              + " ${DEFAULT-VALUE}.",
      defaultValue = "3")
  private int settle;

  @Option(
      names = "--peers",
      description =
          "Run DJL (PyTorch) and DL4J on the same work, in turn with Gradus, 3 rounds; the first"
              + " time Maven fetches them. Only from the folder of the sources.")
  private boolean peers;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "Also train N epochs on the embedded MNIST and show each one's seconds: does training"
              + " slow down?")
  private int epochs;

  @Mixin private Threads threads = new Threads();
  @Mixin private OutputOptions options = new OutputOptions();

  BenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Output output = new Output(terminal, options);
    if (data == workload.isPresent()) {
      throw new ConfigException(
          "bench: got %s. Give --workload NAME, or --data."
              .formatted(data ? "--workload and --data" : "neither --workload nor --data"));
    }
    if (data) {
      wayOfTheData(output);
      return ExitStatus.DONE;
    }
    Workload chosen = Workload.named(workload.orElseThrow());
    StepBench bench = new StepBench(steps, warmup, Duration.ofSeconds(settle));
    List<Peer> opponents =
        peers
            ? Peer.all(sources()).stream()
                .filter(peer -> peer.workloads().contains(chosen.name()))
                .toList()
            : List.of();
    try (Backend backend = threads.open(output)) {
      Race.Outcome outcome =
          opponents.isEmpty()
              ? new Race.Outcome(bench.run(chosen, backend), List.of())
              : new Race(ROUNDS, bench).run(chosen, backend, opponents, output::note);
      List<Double> seconds =
          epochs == 0
              ? List.of()
              : new EpochBench(epochs).run(chosen, Mnist.load().train().flattened(), backend);
      Figures.table(rows(outcome, seconds), 2).forEach(output::line);
      output.result(fields(outcome, seconds));
    }
    return ExitStatus.DONE;
  }

  private void wayOfTheData(Output output) {
    DataBench bench = DataBench.defaults();
    try (Backend backend = threads.open(output)) {
      double images = AugmentBench.defaults().run();
      DataBench.Cost streaming = bench.streaming(backend);
      DataBench.Cost augmentation = bench.augmentation(backend);
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("augmented images/s a core", Figures.rate(images)));
      rows.add(List.of("epoch from disk", beside(streaming, "from memory")));
      rows.add(List.of("epoch of changed photos", beside(augmentation, "as they are")));
      Figures.table(rows, 2).forEach(output::line);
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("imagesPerSecond", images);
      fields.put("streaming", fields(streaming));
      fields.put("augmentation", fields(augmentation));
      output.result(fields);
    }
  }

  private static String beside(DataBench.Cost cost, String plain) {
    return String.format(
        Locale.ROOT,
        "%.3f s, %.3f s %s: %.3f times",
        cost.seconds(),
        cost.plainSeconds(),
        plain,
        cost.ratio());
  }

  private static Map<String, Object> fields(DataBench.Cost cost) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("seconds", cost.seconds());
    fields.put("plainSeconds", cost.plainSeconds());
    fields.put("ratio", cost.ratio());
    return fields;
  }

  private static Path sources() {
    Path bench = Path.of("gradus-bench");
    if (!Files.isDirectory(bench.resolve("peers"))) {
      throw new ConfigException(
          "bench --peers: there is no folder gradus-bench/peers here. Run it from the root of the sources.");
    }
    return bench;
  }

  private static List<List<String>> rows(Race.Outcome outcome, List<Double> seconds) {
    Timing timing = outcome.gradus();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("workload", timing.workload()));
    rows.add(List.of("time a step", micros(timing.microsPerStep())));
    rows.add(List.of("samples/s", Figures.rate(timing.samplesPerSecond())));
    rows.add(List.of("GFLOP/s", String.format(Locale.ROOT, "%.3g", timing.gflops())));
    rows.add(List.of("threads", Integer.toString(timing.threads())));
    for (Race.Result peer : outcome.peers()) {
      rows.add(
          List.of(
              peer.peer(),
              "%s, %s times the time of Gradus"
                  .formatted(
                      micros(peer.microsPerStep()),
                      String.format(Locale.ROOT, "%.2f", peer.ratio()))));
    }
    for (int epoch = 0; epoch < seconds.size(); epoch++) {
      rows.add(
          List.of(
              "epoch " + (epoch + 1), String.format(Locale.ROOT, "%.3f s", seconds.get(epoch))));
    }
    return rows;
  }

  private static String micros(double micros) {
    return String.format(Locale.ROOT, "%.1f us", micros);
  }

  private static Map<String, Object> fields(Race.Outcome outcome, List<Double> seconds) {
    Timing timing = outcome.gradus();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("workload", timing.workload());
    fields.put("microsPerStep", timing.microsPerStep());
    fields.put("samplesPerSecond", timing.samplesPerSecond());
    fields.put("gflops", timing.gflops());
    fields.put("threads", timing.threads());
    if (!outcome.peers().isEmpty()) {
      fields.put("peers", outcome.peers().stream().map(BenchCommand::fields).toList());
    }
    if (!seconds.isEmpty()) {
      fields.put("epochSeconds", seconds);
    }
    return fields;
  }

  private static Map<String, Object> fields(Race.Result peer) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("peer", peer.peer());
    fields.put("microsPerStep", peer.microsPerStep());
    fields.put("ratio", peer.ratio());
    return fields;
  }
}
