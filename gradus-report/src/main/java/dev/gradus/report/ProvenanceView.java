package dev.gradus.report;

import java.time.Duration;
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
}
