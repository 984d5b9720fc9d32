package dev.gradus.cli;

import dev.gradus.data.catalogue.Catalogue;
import dev.gradus.layer.Dense;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Adam;
import dev.gradus.spec.CatalogueData;
import dev.gradus.spec.DataSource;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.TrainSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Data that a person names on the command line, as a spec names them or shorter.
final class NamedData {

  private static final int SIDE = 64;

  private NamedData() {}

  /// @param what a name of the catalogue, a folder with a folder of images for each class, or what
  ///   a spec says after `data:`
  /// @throws dev.gradus.core.ConfigException for anything else
  static DataSource source(String what, Kinds kinds) {
    return spec(what, List.of(), kinds).data();
  }

  /// A spec of which only the data count, and what the edits change in it.
  static TrainSpec spec(String what, List<String> edits, Kinds kinds) {
    List<String> all = new ArrayList<>();
    all.add("data=" + written(what));
    all.addAll(edits);
    TrainSpec nothing =
        TrainSpec.of(
            CatalogueData.mnist(),
            Sequential.of(Dense.of(1)),
            new MeanSquaredError(),
            Adam.defaults());
    return SpecFile.changed(nothing, all, kinds);
  }

  /// A series has no samples of its own; it stands for the windows that a spec cuts by default,
  /// written out so that edits find their settings.
  private static String written(String what) {
    if (Catalogue.seriesNames().contains(what)) {
      return "{series: {file: " + what + ", window: 60}}";
    }
    boolean folder =
        !what.startsWith("{")
            && !Catalogue.names().contains(what)
            && Files.isDirectory(Path.of(what));
    return folder
        ? "{images: {folder: '%s', height: %d, width: %2$d}}"
            .formatted(what.replace("'", "''"), SIDE)
        : what;
  }
}
