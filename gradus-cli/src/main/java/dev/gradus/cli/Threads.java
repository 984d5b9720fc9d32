package dev.gradus.cli;

import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Backends;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The option that says how many threads compute.
final class Threads {

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads compute; default: one a core.")
  private Optional<Integer> threads = Optional.empty();

  /// Opens the best backend of this machine and says which that is; it is the first that is said.
  Backend open(Output output) {
    int cores = Runtime.getRuntime().availableProcessors();
    int wanted = threads.orElse(cores);
    Backend backend = Backends.best(wanted);
    output.line("backend: " + backend.description());
    if (wanted > cores) {
      output.note(
          "threads: %d were asked for, this machine has %d cores. More threads than cores make every step slower."
              .formatted(wanted, cores));
    }
    return backend;
  }
}
