package dev.gradus.cpu;

import dev.gradus.kernels.Backend;
import dev.gradus.kernels.contract.KernelContract;

class CpuBackendSingleThreadContractTest extends KernelContract {

  @Override
  protected Backend open() {
    return new CpuBackend(1);
  }
}
