package dev.gradus.init;

import dev.gradus.core.Buffer;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.init.VarianceScaling.Distribution;
import dev.gradus.init.VarianceScaling.Mode;

/// `U(-a, a)` with `a = sqrt(6 / fanIn)`, variance `2 / fanIn`: keeps the scale of activations
/// through relu layers, which halve the mean square.
///
/// As in Keras and as PyTorch's Kaiming uniform with the gain of relu.
///
/// Source: He, Zhang, Ren, Sun, "Delving deep into rectifiers", 2015, arXiv:1502.01852, equation
/// 10.
public record HeUniform() implements Initializer {

  private static final VarianceScaling RULE =
      new VarianceScaling(2, Mode.FAN_IN, Distribution.UNIFORM);

  @Override
  public String kind() {
    return "he-uniform";
  }

  @Override
  public void fill(Buffer values, Shape shape, RandomStream stream) {
    RULE.fill(values, shape, stream);
  }
}
