package dev.gradus.examples;

import module dev.gradus.report;
import module java.base;

/// Runs a spec file into a run folder with a report, as `./gradus train` does.
///
/// ```
/// TrainFromSpec SPEC FOLDER [PATH=VALUE ...]
/// ```
public final class TrainFromSpec {

  private TrainFromSpec() {}

  /// @param arguments the spec, the run folder, and changes to the spec
  public static void main(String[] arguments) {
    String[] changes = Arrays.copyOfRange(arguments, 2, arguments.length);
    RunResult result = run(Path.of(arguments[0]), Path.of(arguments[1]), changes);
    System.out.println(result.toJson());
  }

  static RunResult run(Path file, Path folder, String... changes) {
    // @start region="train-from-spec"
    Kinds kinds = Kinds.standard();
    TrainSpec spec = Patch.of(changes).apply(TrainSpec.read(file, kinds), kinds);
    Machine machine = Machine.detect("0.1.0", System.getProperties());
    Recording recording = new Recording(machine, Clock.systemUTC(), kinds);

    try (Backend backend = Backends.best()) {
      TrainRun run = TrainRun.of(spec, new SharedData());
      RunFolder runFolder = RunFolder.create(folder);
      RunResult result = run.train(backend, runFolder, recording);
      new RunReport(RunView.of(runFolder)).write(folder);
      return result;
    }
    // @end
  }
}
