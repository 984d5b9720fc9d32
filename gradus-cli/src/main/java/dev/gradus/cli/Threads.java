package dev.gradus.cli;

import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Backends;
import java.util.ArrayList;
import java.util.List;
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

  /// Opens a backend for each of several jobs, which share the threads evenly, at least one each.
  Jobs open(int jobs, Output output) {
    if (jobs == 1) {
      return new Jobs(List.of(open(output)));
    }
    int cores = Runtime.getRuntime().availableProcessors();
    int each = Math.max(1, threads.orElse(cores) / jobs);
    List<Backend> backends = new ArrayList<>();
    for (int job = 0; job < jobs; job++) {
      backends.add(Backends.best(each));
    }
    output.line(
        "backend: %s, in each of %d jobs".formatted(backends.getFirst().description(), jobs));
    if (each * jobs > cores) {
      output.note(
          "jobs: %d of %s make more threads than this machine's %d cores, which makes every job slower."
              .formatted(jobs, Figures.count(each, "thread"), cores));
    }
    return new Jobs(backends);
  }

  /// Backends of jobs that run at once.
  ///
  /// @param backends one a job
  record Jobs(List<Backend> backends) implements AutoCloseable {

    /// What each computes with.
    Backend first() {
      return backends.getFirst();
    }

    @Override
    public void close() {
      backends.forEach(Backend::close);
    }
  }
}
