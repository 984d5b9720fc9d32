package dev.gradus.init;

import dev.gradus.core.Buffer;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.init.VarianceScaling.Distribution;
import dev.gradus.init.VarianceScaling.Mode;

/// A normal cut at two standard deviations, of variance `2 / fanIn` after the cut: keeps the scale
/// of activations through relu layers, which halve the mean square.
///
/// As in Keras; PyTorch's Kaiming normal and DL4J's RELU do not cut the tails.
///
/// Source: He, Zhang, Ren, Sun, "Delving deep into rectifiers", 2015, arXiv:1502.01852, equation
/// 10.
public record HeNormal() implements Initializer {

  private static final VarianceScaling RULE =
      new VarianceScaling(2, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL);

  @Override
  public String kind() {
    return "he-normal";
  }

  @Override
  public void fill(Buffer values, Shape shape, RandomStream stream) {
    RULE.fill(values, shape, stream);
  }
}
