package dev.gradus.init;

import dev.gradus.core.Buffer;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.init.VarianceScaling.Distribution;
import dev.gradus.init.VarianceScaling.Mode;

/// A normal cut at two standard deviations, of variance `2 / (fanIn + fanOut)` after the cut.
///
/// Also called Xavier normal. As in Keras; PyTorch and DL4J do not cut the tails.
///
/// Source: Glorot, Bengio, "Understanding the difficulty of training deep feedforward neural
/// networks", 2010, AISTATS, equation 12.
public record GlorotNormal() implements Initializer {

  private static final VarianceScaling RULE =
      new VarianceScaling(1, Mode.FAN_AVERAGE, Distribution.TRUNCATED_NORMAL);

  @Override
  public String kind() {
    return "glorot-normal";
  }

  @Override
  public void fill(Buffer values, Shape shape, RandomStream stream) {
    RULE.fill(values, shape, stream);
  }
}
