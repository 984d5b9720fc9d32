package dev.gradus.data.catalogue;

import java.nio.file.Path;
import java.util.Optional;

/// Where the catalogue keeps data, and how it gets them.
///
/// @param folder the cache, with a folder for each data set; made when something is put there
/// @param network how downloads use the network; empty for the proxies of this process, which are
///   read when a download opens its first connection: whatever they are, data that are here can be
///   used
public record CatalogueSettings(Path folder, Optional<NetworkSettings> network) {

  /// Reads the surroundings of this process. The cache is at the system property `gradus.data`,
  /// else at the environment's `GRADUS_DATA`, else at `gradus/data` in `XDG_CACHE_HOME`, else at
  /// `.cache/gradus/data` in the user's home. Proxies are those of the environment's `http_proxy`,
  /// `https_proxy`, `all_proxy` and `no_proxy`, in small or capital letters.
  ///
  /// @return the settings of this process
  /// @throws dev.gradus.core.ConfigException if the place of the cache cannot be used
  public static CatalogueSettings standard() {
    return new CatalogueSettings(Surroundings.ofProcess().cache(), Optional.empty());
  }

  /// @param folder the cache
  /// @return that cache, the network without a proxy
  public static CatalogueSettings of(Path folder) {
    return new CatalogueSettings(folder, Optional.of(NetworkSettings.defaults()));
  }

  /// @param network how downloads use the network
  /// @return the same cache with that network
  public CatalogueSettings withNetwork(NetworkSettings network) {
    return new CatalogueSettings(folder, Optional.of(network));
  }

  /// @throws dev.gradus.core.ConfigException for a proxy that cannot be used
  NetworkSettings networkInUse() {
    return network.orElseGet(() -> Surroundings.ofProcess().network());
  }
}
