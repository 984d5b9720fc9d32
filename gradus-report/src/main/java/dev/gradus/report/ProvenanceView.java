package dev.gradus.report;

import dev.gradus.history.Environment;
import dev.gradus.history.Machine;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where numbers come from: enough to run them again.
///
/// @param command the command that reproduces them
/// @param spec the spec in YAML
/// @param environment the machine and the software, a word for each, in the order given
/// @param total the wall-clock time it all took
/// @param notes how the numbers were made, a paragraph each
public record ProvenanceView(
    String command,
    String spec,
    Map<String, String> environment,
    Duration total,
    List<String> notes) {

  /// Copies the collections.
  public ProvenanceView {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    notes = List.copyOf(notes);
  }

  /// The circumstances of a run in words.
  ///
  /// @param environment the run's
  /// @return a word for each, to be shown
  public static Map<String, String> words(Environment environment) {
    Map<String, String> words =
        words(environment.machine(), environment.backend(), environment.threads());
    words.put("seed", Long.toString(environment.seed()));
    words.put("started", environment.startedAt().truncatedTo(ChronoUnit.SECONDS).toString());
    words.put("SHA-256 of the spec", environment.specSha256());
    return words;
  }

  /// A machine in words.
  ///
  /// @param machine what ran
  /// @param backend one line that says what computed
  /// @param threads how many threads computed
  /// @return a word for each, to be shown; may be added to
  public static Map<String, String> words(Machine machine, String backend, int threads) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("Gradus", machine.gradus());
    words.put("backend", backend);
    words.put("threads", Integer.toString(threads));
    words.put("processor", machine.cpu());
    words.put("logical processors", Integer.toString(machine.cores()));
    words.put("Java", machine.jdk());
    words.put("operating system", machine.os());
    return words;
  }
}
