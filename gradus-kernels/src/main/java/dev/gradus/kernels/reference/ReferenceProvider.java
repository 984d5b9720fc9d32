package dev.gradus.kernels.reference;

import dev.gradus.kernels.Backend;
import dev.gradus.kernels.BackendProvider;

/// Offers the reference kernels where nothing faster runs.
public final class ReferenceProvider implements BackendProvider {

  /// For the service loader.
  public ReferenceProvider() {}

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public int preference() {
    return 0;
  }

  @Override
  public Backend open(int threads) {
    return new ReferenceBackend();
  }
}
