package dev.gradus.cli;

import dev.gradus.data.Split;
import dev.gradus.data.augment.Augment;
import dev.gradus.data.augment.Augmentation;
import dev.gradus.data.catalogue.Catalogue;
import dev.gradus.layer.Dense;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Adam;
import dev.gradus.spec.CatalogueData;
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
      spec = SpecFile.read(Path.of(what), all, kinds);
    } else {
      all.addFirst("data=" + (Catalogue.seriesNames().contains(what) ? windows(what) : what));
      spec = SpecFile.changed(nothing(), all, kinds);
    }
    return new ShownData(
        spec.data().load(),
        Augmentation.of(spec.augment().toArray(Augment[]::new)),
        spec.fit().seed());
  }

  /// A series has no samples of its own; it is shown as the windows that a spec cuts by default,
  /// written out so that edits find their settings.
  private static String windows(String series) {
    return "{series: {file: " + series + ", window: 60}}";
  }

  private static boolean isFile(String what) {
    boolean written = what.startsWith("{") || what.contains("\n");
    return !written
        && (what.endsWith(".yaml") || what.endsWith(".yml") || Files.exists(Path.of(what)));
  }

  /// A spec of which only the data count.
  private static TrainSpec nothing() {
    return TrainSpec.of(
        CatalogueData.mnist(), Sequential.of(Dense.of(1)), new MeanSquaredError(), Adam.defaults());
  }
}
