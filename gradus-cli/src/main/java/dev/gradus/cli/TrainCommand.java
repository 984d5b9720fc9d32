package dev.gradus.cli;

import dev.gradus.history.RunFolder;
import dev.gradus.kernels.Backend;
import dev.gradus.report.RunReport;
import dev.gradus.report.RunView;
import dev.gradus.run.RunResult;
import dev.gradus.run.SharedData;
import dev.gradus.run.TrainRun;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Trains one network into a run folder.
@Command(
    name = "train",
    description =
        "Trains one network and keeps spec, events, history, model and report in a folder.",
    footer = {
      "",
      "Examples:",
      "  ./gradus train spec.yaml",
      "  ./gradus train spec.yaml --set fit.epochs=3 --set optimizer=sgd --out runs/sgd",
      "",
      "With --json: run, epochs, resultEpoch, steps, seconds, parameters, seed, threads, metrics."
    })
final class TrainCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private SpecOptions spec = new SpecOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run folder, new or empty; default: runs/NAME-N with the spec's name.")
  private Optional<Path> out = Optional.empty();

  @Mixin private Threads threads = new Threads();
  @Mixin private OutputOptions options = new OutputOptions();

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Output output = new Output(terminal, options);
    Kinds kinds = Kinds.standard();
    TrainSpec what = spec.read(kinds);
    try (Backend backend = threads.open(output)) {
      TrainRun run = TrainRun.of(what, new SharedData());
      RunFolder folder = ResultFolder.create(out, spec.name());
      RunResult result = train(run, backend, folder, kinds, output);
      new RunReport(RunView.of(folder)).write(folder.path());
      sum(result, folder.path(), output);
      output.result(fields(result));
    }
    return ExitStatus.DONE;
  }

  private static RunResult train(
      TrainRun run, Backend backend, RunFolder folder, Kinds kinds, Output output) {
    try (TrainProgress progress = new TrainProgress(output)) {
      return run.train(backend, folder, Provenance.recording(kinds), progress.callback());
    } catch (RuntimeException e) {
      output.note("%s: the run failed; the folder holds no model.".formatted(folder.path()));
      throw e;
    }
  }

  private static void sum(RunResult result, Path folder, Output output) {
    output.line("");
    output.line(
        "%s, %s, %s, seed %d, %s s"
            .formatted(
                Figures.count(result.epochs(), "epoch"),
                Figures.count(result.steps(), "step"),
                Figures.count(result.parameters(), "parameter"),
                result.seed(),
                Figures.seconds(result.seconds())));
    output.line("run:    " + folder);
    output.line("report: " + folder.resolve("report.html"));
  }

  private static Map<String, Object> fields(RunResult result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    result.folder().ifPresent(path -> fields.put("run", path.toString()));
    fields.put("epochs", result.epochs());
    fields.put("resultEpoch", result.resultEpoch());
    fields.put("steps", result.steps());
    fields.put("seconds", result.seconds());
    fields.put("parameters", result.parameters());
    fields.put("seed", result.seed());
    fields.put("threads", result.threads());
    fields.put("metrics", result.metrics());
    return fields;
  }
}
