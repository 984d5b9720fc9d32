package dev.gradus.init;

import dev.gradus.core.Buffer;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.init.VarianceScaling.Distribution;
import dev.gradus.init.VarianceScaling.Mode;

/// A normal cut at two standard deviations, of variance `1 / fanIn` after the cut: unit variance
/// in, unit variance out.
///
/// As in Keras; DL4J does not cut the tails.
///
/// Source: LeCun, Bottou, Orr, Müller, "Efficient backprop", 1998, section 4.6, equation 16.
public record LecunNormal() implements Initializer {

  private static final VarianceScaling RULE =
      new VarianceScaling(1, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL);

  @Override
  public String kind() {
    return "lecun-normal";
  }

  @Override
  public void fill(Buffer values, Shape shape, RandomStream stream) {
    RULE.fill(values, shape, stream);
  }
}
