package dev.gradus.kernels;

import dev.gradus.core.ConfigException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/// Chooses a backend: of the provided ones the most preferred that runs on this machine. Where that
/// is not the most preferred of all, its description says why.
public final class Backends {

  private Backends() {}

  /// @return the best backend, with as many threads as the machine has processors; to be closed by
  ///   the caller
  public static Backend best() {
    return best(Runtime.getRuntime().availableProcessors());
  }

  /// @param threads how many its kernels may use, at least 1
  /// @return the best backend; to be closed by the caller
  /// @throws ConfigException for fewer than 1 thread, or if nothing runs here
  public static Backend best(int threads) {
    return best(
        threads,
        ServiceLoader.load(BackendProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  static Backend best(int threads, List<BackendProvider> providers) {
    if (threads < 1) {
      throw new ConfigException("Backend: threads must be at least 1, got %d.".formatted(threads));
    }
    List<String> refusals = new ArrayList<>();
    List<BackendProvider> order =
        providers.stream()
            .sorted(Comparator.comparingInt(BackendProvider::preference).reversed())
            .toList();
    for (BackendProvider provider : order) {
      try {
        Backend backend = provider.open(threads);
        return refusals.isEmpty()
            ? backend
            : new FallbackBackend(backend, String.join(" ", refusals));
      } catch (ConfigException e) {
        refusals.add(provider.name() + ": " + e.getMessage());
      }
    }
    throw new ConfigException(
        "Backend: none of %d runs here. %s".formatted(order.size(), String.join(" ", refusals)));
  }
}
