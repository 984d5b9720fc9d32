package dev.gradus.layer;

import dev.gradus.core.Buffer;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.init.Initializer;

/// First values of an LSTM's bias `[i f c o]`: 1 for the forget gate, so that it keeps in the
/// beginning.
///
/// @param others of the other gates
record UnitForgetBias(Initializer others) implements Initializer {

  @Override
  public String kind() {
    return "unit-forget-bias";
  }

  @Override
  public void fill(Buffer values, Shape shape, RandomStream stream) {
    others.fill(values, shape, stream);
    long units = values.size() / 4;
    values.slice(units, units).fill(1);
  }
}
