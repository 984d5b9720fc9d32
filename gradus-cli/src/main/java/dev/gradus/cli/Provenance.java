package dev.gradus.cli;

import dev.gradus.history.Machine;
import dev.gradus.run.Recording;
import dev.gradus.spec.Kinds;
import java.time.InstantSource;

/// Where numbers come from.
final class Provenance {

  private Provenance() {}

  static Machine machine() {
    return Machine.detect(Main.VERSION, System.getProperties());
  }

  static Recording recording(Kinds kinds) {
    return new Recording(machine(), InstantSource.system(), kinds);
  }
}
