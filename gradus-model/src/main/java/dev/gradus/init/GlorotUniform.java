package dev.gradus.init;

import dev.gradus.core.Buffer;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.init.VarianceScaling.Distribution;
import dev.gradus.init.VarianceScaling.Mode;

/// `U(-a, a)` with `a = sqrt(6 / (fanIn + fanOut))`, variance `2 / (fanIn + fanOut)`: keeps the
/// scale of activations and gradients alike through layers that are nearly linear at 0, such as
/// tanh.
///
/// Also called Xavier uniform. The default of Keras and of Gradus. PyTorch multiplies by a gain, 1
/// unless given; DJL's initializer of that name has twice this variance.
///
/// Source: Glorot, Bengio, "Understanding the difficulty of training deep feedforward neural
/// networks", 2010, AISTATS, equation 16.
public record GlorotUniform() implements Initializer {

  private static final VarianceScaling RULE =
      new VarianceScaling(1, Mode.FAN_AVERAGE, Distribution.UNIFORM);

  @Override
  public String kind() {
    return "glorot-uniform";
  }

  @Override
  public void fill(Buffer values, Shape shape, RandomStream stream) {
    RULE.fill(values, shape, stream);
  }
}
