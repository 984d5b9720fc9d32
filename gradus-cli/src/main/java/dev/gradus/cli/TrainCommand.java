package dev.gradus.cli;

import dev.gradus.core.DataException;
import dev.gradus.history.RunFolder;
import dev.gradus.kernels.Backend;
import dev.gradus.report.RunReport;
import dev.gradus.report.RunView;
import dev.gradus.run.FolderRun;
import dev.gradus.run.Recording;
import dev.gradus.run.RunResult;
import dev.gradus.run.SharedData;
import dev.gradus.run.TrainRun;
import dev.gradus.spec.CheckpointEvery;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
      "  ./gradus train --resume --out runs/sgd",
      "",
      "With --json: run, epochs, resultEpoch, steps, seconds, parameters, seed, threads, metrics."
    })
final class TrainCommand implements Callable<Integer> {

  private static final String REPORT = "report.html";

  private final Terminal terminal;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "SPEC",
      arity = "0..1",
      description = "A spec file in YAML. With --resume it may be left out.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Change the spec, for example fit.epochs=3 or optimizer=sgd. May be repeated.")
  private List<String> edits = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run folder, new or empty; default: runs/NAME-N with the spec's name.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--resume",
      description =
          "Go on with the run in the folder of --out, or start it. More epochs make it longer.")
  private boolean resume;

  @Mixin private Threads threads = new Threads();
  @Mixin private OutputOptions options = new OutputOptions();

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Output output = new Output(terminal, options);
    Recording recording = Provenance.recording(Kinds.standard());
    return resume ? goOn(recording, output) : start(recording, output);
  }

  private int start(Recording recording, Output output) {
    Path path = file.orElseThrow(() -> missing("parameter: 'SPEC'"));
    TrainSpec what = SpecFile.read(path, edits, recording.kinds());
    try (Backend backend = threads.open(output)) {
      TrainRun run = TrainRun.of(what, new SharedData());
      RunFolder folder = ResultFolder.create(out, SpecFile.name(path));
      try (FolderRun held = FolderRun.start(folder, what, recording)) {
        return train(held, run, backend, output);
      }
    }
  }

  private int goOn(Recording recording, Output output) {
    Path path = out.orElseThrow(() -> missing("option of --resume: '--out=DIR'"));
    ResultFolder.requireNoFile(path);
    SharedData data = new SharedData();
    // Read and joined with its data first: a mistake in it leaves no folder behind.
    Optional<TrainSpec> given = given(path, recording.kinds());
    given.ifPresent(spec -> TrainRun.of(spec, data));
    try (FolderRun held = FolderRun.resume(path, given, recording)) {
      if (held.stage() == FolderRun.Stage.FINISHED) {
        output.line(path + ": the run is finished, nothing is left to train");
        new RunReport(RunView.of(held.folder())).write(path); // its figures may have been cut short
        return end(held.result(), path, output);
      }
      try (Backend backend = threads.open(output)) {
        TrainRun run = TrainRun.of(held.spec(), data);
        held.notes(backend).forEach(output::note);
        return train(held, run, backend, output);
      }
    }
  }

  /// The spec that was named, or that of the folder if it is to be changed.
  private Optional<TrainSpec> given(Path path, Kinds kinds) {
    if (file.isPresent()) {
      return Optional.of(SpecFile.read(file.get(), edits, kinds));
    }
    return edits.isEmpty()
        ? Optional.empty()
        : Optional.of(SpecFile.changed(RunFolder.open(path).spec(kinds), edits, kinds));
  }

  private ParameterException missing(String what) {
    return new ParameterException(command.commandLine(), "Missing required " + what);
  }

  private static int train(FolderRun held, TrainRun run, Backend backend, Output output) {
    Path path = held.folder().path();
    withoutReport(path);
    try (Interruption interruption = Interruption.listen();
        TrainProgress progress = new TrainProgress(output)) {
      RunResult result = held.train(run, backend, interruption.callback(), progress.callback());
      if (held.isPaused()) {
        output.line(paused(held));
        return ExitStatus.FAILED;
      }
      new RunReport(RunView.of(held.folder())).write(path);
      return end(result, path, output);
    } catch (RuntimeException e) {
      output.note("%s: the run failed; the folder holds no model.".formatted(path));
      throw e;
    }
  }

  /// A report of fewer epochs must not stay beside the run that goes on.
  private static void withoutReport(Path path) {
    try {
      Files.deleteIfExists(path.resolve(REPORT));
    } catch (IOException e) {
      throw new DataException(
          "%s: cannot be replaced: %s. Check that the folder may be written to."
              .formatted(path.resolve(REPORT), e),
          e);
    }
  }

  private static String paused(FolderRun held) {
    Path path = held.folder().path();
    return held.spec().fit().checkpointEvery() instanceof CheckpointEvery.None
        ? "%s: interrupted; fit.checkpointEvery is none, so it cannot go on".formatted(path)
        : "%s: interrupted; go on with %s"
            .formatted(
                path, CommandWords.of(List.of("train", "--resume", "--out", path.toString())));
  }

  private static int end(RunResult result, Path path, Output output) {
    sum(result, path, output);
    output.result(fields(result));
    return ExitStatus.DONE;
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
    output.line("report: " + folder.resolve(REPORT));
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
