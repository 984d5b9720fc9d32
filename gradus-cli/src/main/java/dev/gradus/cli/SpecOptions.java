package dev.gradus.cli;

import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Options of commands that work on one spec.
final class SpecOptions {

  @Parameters(paramLabel = "SPEC", description = "A spec file in YAML.")
  private Path spec = Path.of("");

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Change the spec, for example fit.epochs=3 or optimizer=sgd. May be repeated.")
  private List<String> edits = new ArrayList<>();

  /// @return the spec, changed
  TrainSpec read(Kinds kinds) {
    return SpecFile.read(spec, edits, kinds);
  }

  /// @return the file's name without its ending
  String name() {
    return SpecFile.name(spec);
  }
}
