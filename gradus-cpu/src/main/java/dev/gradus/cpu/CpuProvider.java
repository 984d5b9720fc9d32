package dev.gradus.cpu;

import dev.gradus.kernels.Backend;
import dev.gradus.kernels.BackendProvider;

/// Offers [CpuBackend] to programs that do not name a backend.
public final class CpuProvider implements BackendProvider {

  /// For the service loader.
  public CpuProvider() {}

  @Override
  public String name() {
    return "oneDNN";
  }

  @Override
  public int preference() {
    return 100;
  }

  @Override
  public Backend open(int threads) {
    return new CpuBackend(threads);
  }
}
