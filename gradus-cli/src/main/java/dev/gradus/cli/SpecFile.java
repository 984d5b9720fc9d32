package dev.gradus.cli;

import dev.gradus.core.DataException;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A spec file that a person named.
final class SpecFile {

  private SpecFile() {}

  /// @param edits patches that change the spec
  /// @throws DataException if there is no such file
  /// @throws dev.gradus.core.ConfigException for anything that is wrong in it
  static TrainSpec read(Path file, List<String> edits, Kinds kinds) {
    if (!Files.exists(file)) {
      throw new DataException(
          "%s: there is no such file. A spec file in YAML was expected; check the path."
              .formatted(file));
    }
    if (Files.isDirectory(file)) {
      throw new DataException(
          "%s: is a folder. A spec file in YAML was expected; give the file.".formatted(file));
    }
    return changed(TrainSpec.read(file, kinds), edits, kinds);
  }

  /// @return the file's name without its ending
  static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  static TrainSpec changed(TrainSpec spec, List<String> edits, Kinds kinds) {
    return edits.isEmpty() ? spec : Patch.of(edits.toArray(String[]::new)).apply(spec, kinds);
  }
}
