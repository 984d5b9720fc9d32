package dev.gradus.data.catalogue;

import java.nio.file.Path;

/// Where the catalogue keeps data.
///
/// @param folder the cache, with a folder for each data set; made when something is put there
public record CatalogueSettings(Path folder) {

  /// Reads the surroundings of this process: the cache is at the system property `gradus.data`,
  /// else at the environment's `GRADUS_DATA`, else at `gradus/data` in `XDG_CACHE_HOME`, else at
  /// `.cache/gradus/data` in the user's home.
  ///
  /// @return the settings of this process
  public static CatalogueSettings standard() {
    return new CatalogueSettings(Surroundings.ofProcess().cache());
  }
}
