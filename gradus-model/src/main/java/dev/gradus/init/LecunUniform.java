package dev.gradus.init;

import dev.gradus.core.Buffer;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.init.VarianceScaling.Distribution;
import dev.gradus.init.VarianceScaling.Mode;

/// `U(-a, a)` with `a = sqrt(3 / fanIn)`, variance `1 / fanIn`: unit variance in, unit variance
/// out.
///
/// As in Keras. DL4J's initializer of that name has three times this variance.
///
/// Source: LeCun, Bottou, Orr, Müller, "Efficient backprop", 1998, section 4.6, equation 16.
public record LecunUniform() implements Initializer {

  private static final VarianceScaling RULE =
      new VarianceScaling(1, Mode.FAN_IN, Distribution.UNIFORM);

  @Override
  public String kind() {
    return "lecun-uniform";
  }

  @Override
  public void fill(Buffer values, Shape shape, RandomStream stream) {
    RULE.fill(values, shape, stream);
  }
}
