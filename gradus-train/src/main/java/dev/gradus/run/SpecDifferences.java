package dev.gradus.run;

import dev.gradus.history.Json;
import dev.gradus.spec.CheckpointEvery;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where two specs differ, by the paths of their normal forms.
public final class SpecDifferences {

  private static final String NOTHING = "nothing";

  private SpecDifferences() {}

  /// What must be the same for a run to be the same run: everything but how long it is, when
  /// checkpoints are written, and what is watched.
  static TrainSpec essence(TrainSpec spec) {
    return spec.withFit(
        spec.fit()
            .withEpochs(1)
            .withCheckpointEvery(new CheckpointEvery.Epoch())
            .withInstruments(Optional.empty()));
  }

  /// @param there the spec that is kept
  /// @param given the spec that came
  /// @param kinds the words of both
  /// @return for example `fit.batchSize: 16 there, 32 given`; empty if they are the same
  public static List<String> between(TrainSpec there, TrainSpec given, Kinds kinds) {
    List<String> differences = new ArrayList<>();
    compare(differences, "", there.toMap(kinds), given.toMap(kinds));
    return differences;
  }

  private static void compare(List<String> differences, String path, Object there, Object given) {
    if (there.equals(given)) {
      return;
    }
    if (there instanceof Map<?, ?> before
        && given instanceof Map<?, ?> after
        && !Collections.disjoint(before.keySet(), after.keySet())) {
      Set<Object> keys = new LinkedHashSet<>(before.keySet());
      keys.addAll(after.keySet());
      for (Object key : keys) {
        Object old = before.containsKey(key) ? before.get(key) : NOTHING;
        Object changed = after.containsKey(key) ? after.get(key) : NOTHING;
        compare(differences, join(path, key), plain(old), plain(changed));
      }
    } else if (there instanceof List<?> before
        && given instanceof List<?> after
        && before.size() == after.size()) {
      for (int i = 0; i < before.size(); i++) {
        compare(differences, join(path, i), plain(before.get(i)), plain(after.get(i)));
      }
    } else {
      differences.add("%s: %s there, %s given".formatted(path, words(there), words(given)));
    }
  }

  private static Object plain(@Nullable Object value) {
    return value == null ? NOTHING : value;
  }

  /// A kind with its settings by its name alone.
  private static String words(Object plain) {
    return switch (plain) {
      case Map<?, ?> map when map.size() == 1 && map.values().iterator().next() instanceof Map ->
          String.valueOf(map.keySet().iterator().next());
      case Map<?, ?> map -> Json.line(map);
      case List<?> list -> Json.line(list);
      default -> plain.toString();
    };
  }

  private static String join(String path, Object key) {
    return path.isEmpty() ? key.toString() : path + "." + key;
  }
}
