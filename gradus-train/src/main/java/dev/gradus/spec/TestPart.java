package dev.gradus.spec;

import dev.gradus.core.ConfigException;
import dev.gradus.core.RandomStream;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.Split;

/// Cuts the test part out of data that come without one: the same samples in every run, whatever
/// its seed, and of each class the same share.
final class TestPart {

  private TestPart() {}

  static void requireShare(double share, String source) {
    if (!(share > 0 && share < 1)) {
      throw new ConfigException(
          "%s: testShare must be in (0, 1), got %s.".formatted(source, share));
    }
  }

  static Split cut(Dataset all, double share) {
    RandomStream stream = RandomStream.of(0).named(CsvData.STREAM);
    return all.target() instanceof ClassTarget
        ? Split.stratified(all, share, stream)
        : Split.random(all, share, stream);
  }
}
