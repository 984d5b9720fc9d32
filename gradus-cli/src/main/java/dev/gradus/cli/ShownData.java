package dev.gradus.cli;

import dev.gradus.core.DataException;
import dev.gradus.data.Split;
import dev.gradus.data.augment.Augment;
import dev.gradus.data.augment.Augmentation;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The data of a spec file, or data that were named as a spec names them.
///
/// @param split what they are
/// @param augmentation what training does to them; empty for nothing
/// @param seed of the run
record ShownData(Split split, Augmentation augmentation, long seed) {

  /// @param what a spec file, or data as a spec writes them, such as a name of the catalogue
  /// @param augment replaces that of the spec
  /// @param edits change the spec
  /// @throws dev.gradus.core.GradusException for anything that is wrong with them
  static ShownData read(String what, Optional<String> augment, List<String> edits) {
    Kinds kinds = Kinds.standard();
    List<String> all = new ArrayList<>(edits);
    augment.ifPresent(text -> all.add("augment=" + text));
    TrainSpec spec;
    if (isFile(what)) {
      requireSpec(what);
      spec = SpecFile.read(Path.of(what), all, kinds);
    } else {
      spec = NamedData.spec(what, all, kinds);
    }
    return new ShownData(
        spec.data().load(),
        Augmentation.of(spec.augment().toArray(Augment[]::new)),
        spec.fit().seed());
  }

  private static boolean isFile(String what) {
    boolean written = what.startsWith("{") || what.contains("\n");
    return !written
        && (what.endsWith(".yaml") || what.endsWith(".yml") || Files.exists(Path.of(what)));
  }

  /// Refuses data themselves: how they are read takes a word or two more.
  private static void requireSpec(String what) {
    boolean folder = Files.isDirectory(Path.of(what));
    if (folder || !(what.endsWith(".yaml") || what.endsWith(".yml"))) {
      throw new DataException(
          "%s: is %s, a spec file in YAML or data as a spec writes them were expected. Say how they are read, for example %s."
              .formatted(
                  what,
                  folder ? "a folder" : "no spec",
                  folder
                      ? "'{images: %s, height: 64, width: 64}'".formatted(what)
                      : "'{csv: %s, target: COLUMN}'".formatted(what)));
    }
  }
}
