package dev.gradus.kernels;

import dev.gradus.expr.Formula;
import dev.gradus.op.Op;
import java.util.List;

/// A backend that says why a more preferred one is not in use.
///
/// @param backend does the work
/// @param reason why the others do not
record FallbackBackend(Backend backend, String reason) implements Backend {

  @Override
  public String description() {
    return "%s, because of %s".formatted(backend.description(), reason);
  }

  @Override
  public int threads() {
    return backend.threads();
  }

  @Override
  public PreparedKernel prepare(Op op, List<Operand> inputs, List<Operand> outputs) {
    return backend.prepare(op, inputs, outputs);
  }

  @Override
  public PreparedKernel prepareReorder(Operand from, Operand to) {
    return backend.prepareReorder(from, to);
  }

  @Override
  public boolean fuses(Formula activation) {
    return backend.fuses(activation);
  }

  @Override
  public boolean fits(Formula formula) {
    return backend.fits(formula);
  }

  @Override
  public void enter() {
    backend.enter();
  }

  @Override
  public void close() {
    backend.close();
  }
}
