package dev.gradus.arch.wrong;

import java.io.IOException;

/// Does what the rules forbid, so that the tests of the rules see them fail.
public final class Wrong {
  static int state = jdk.incubator.vector.FloatVector.SPECIES_PREFERRED.length();

  private Wrong() {}

  /// Passes a vector from method to method.
  static jdk.incubator.vector.FloatVector vector(jdk.incubator.vector.FloatVector vector) {
    return vector.neg();
  }

  /// Declares a checked exception and throws a generic one.
  public static int read() throws IOException {
    if (state < 0) {
      throw new IOException("state");
    }
    throw new IllegalArgumentException("state");
  }
}
