package dev.gradus.cli;

import dev.gradus.bench.StepBench;
import dev.gradus.bench.Timing;
import dev.gradus.bench.Workload;
import dev.gradus.kernels.Backend;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Times training steps.
@Command(
    name = "bench",
    description = "Times whole training steps of a network of dense layers on synthetic data.",
    footer = {
      "",
      "Workloads: mlp64 (784-1000-10, batch 64), deep64 (784-512-1024-64-10, batch 64),",
      "mlp4096 (784-1000-10, batch 4096); Adam, categorical cross-entropy.",
      "",
      "Example:",
      "  ./gradus bench --workload mlp64 --threads 2",
      "",
      "With --json: workload, microsPerStep, samplesPerSecond, gflops, threads."
    })
final class BenchCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--workload",
      paramLabel = "NAME",
      required = true,
      description = "mlp64, deep64 or mlp4096.")
  private String workload = "";

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

  @Mixin private Threads threads = new Threads();
  @Mixin private OutputOptions options = new OutputOptions();

  BenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Output output = new Output(terminal, options);
    Workload chosen = Workload.named(workload);
    StepBench bench = new StepBench(steps, warmup);
    try (Backend backend = threads.open(output)) {
      Timing timing = bench.run(chosen, backend);
      Figures.table(
              List.of(
                  List.of("workload", timing.workload()),
                  List.of(
                      "time a step", String.format(Locale.ROOT, "%.1f us", timing.microsPerStep())),
                  List.of("samples/s", Figures.rate(timing.samplesPerSecond())),
                  List.of("GFLOP/s", String.format(Locale.ROOT, "%.3g", timing.gflops())),
                  List.of("threads", Integer.toString(timing.threads()))),
              2)
          .forEach(output::line);
      output.result(fields(timing));
    }
    return ExitStatus.DONE;
  }

  private static Map<String, Object> fields(Timing timing) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("workload", timing.workload());
    fields.put("microsPerStep", timing.microsPerStep());
    fields.put("samplesPerSecond", timing.samplesPerSecond());
    fields.put("gflops", timing.gflops());
    fields.put("threads", timing.threads());
    return fields;
  }
}
