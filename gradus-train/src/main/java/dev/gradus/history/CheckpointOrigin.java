package dev.gradus.history;

import java.util.ArrayList;
import java.util.List;

/// From what run a [Checkpoint] is, and what computed it: the same bits come out again only where
/// all of it is the same.
///
/// @param spec SHA-256 of the run's `spec.yaml` in hexadecimal digits; empty for a run without one
/// @param seed of all randomness
/// @param backend one line that says what computed
/// @param threads how many threads computed
/// @param gradus version of Gradus; empty if nobody said it
/// @param jdk version of the Java runtime; empty if nobody said it
public record CheckpointOrigin(
    String spec, long seed, String backend, int threads, String gradus, String jdk) {

  /// What computes differently now. Training can go on, but not to the same bits.
  ///
  /// @param now what would compute from here on
  /// @return one short text a difference, for example `threads 2, now 4`
  public List<String> differences(CheckpointOrigin now) {
    List<String> differences = new ArrayList<>();
    add(differences, "backend", backend, now.backend);
    add(differences, "threads", threads, now.threads);
    add(differences, "Gradus", gradus, now.gradus);
    add(differences, "Java", jdk, now.jdk);
    return differences;
  }

  private static void add(List<String> differences, String what, Object before, Object now) {
    if (!before.equals(now)) {
      differences.add("%s %s, now %s".formatted(what, before, now));
    }
  }
}
