package dev.gradus.data.scale;

import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.data.Preprocessing;

/// Images of 0 to 255 as networks trained on ImageNet want them: Keras's `preprocess_input`.
///
/// | mode | x' |
/// |---|---|
/// | `tf` | x / 127.5 - 1 |
/// | `torch` | (x / 255 - mean) / std of red, green and blue |
/// | `caffe` | blue, green and red in this order, each less its mean |
///
/// @param mode which; default `tf`
public record ImageNetPreprocessing(Mode mode) implements Preprocessing {

  private static final double[] MEAN = {0.485, 0.456, 0.406};
  private static final double[] DEVIATION = {0.229, 0.224, 0.225};
  private static final double[] BLUE_GREEN_RED = {103.939, 116.779, 123.68};

  /// The three ways, by the frameworks whose networks they were made for.
  public enum Mode {
    /// To [-1, 1]; any number of channels.
    TF,
    /// By ImageNet's means and deviations.
    TORCH,
    /// Around ImageNet's means, blue first.
    CAFFE
  }

  /// @return to [-1, 1]
  public static ImageNetPreprocessing defaults() {
    return new ImageNetPreprocessing(Mode.TF);
  }

  @Override
  public void apply(float[] features, Shape shape) {
    switch (mode) {
      case TF -> {
        for (int i = 0; i < features.length; i++) {
          features[i] = (float) (features[i] / 127.5 - 1);
        }
      }
      case TORCH -> {
        requireColor(shape);
        for (int i = 0; i < features.length; i++) {
          features[i] = (float) ((features[i] / 255.0 - MEAN[i % 3]) / DEVIATION[i % 3]);
        }
      }
      case CAFFE -> {
        requireColor(shape);
        for (int i = 0; i < features.length; i += 3) {
          float red = features[i];
          features[i] = (float) (features[i + 2] - BLUE_GREEN_RED[0]);
          features[i + 1] = (float) (features[i + 1] - BLUE_GREEN_RED[1]);
          features[i + 2] = (float) (red - BLUE_GREEN_RED[2]);
        }
      }
    }
  }

  private static void requireColor(Shape shape) {
    if (shape.rank() != 3 || shape.dim(2) != 3) {
      throw new ShapeException(
          "ImageNetPreprocessing: a sample is %s, expected an image [H, W, 3]. Read images in colour, or choose mode tf."
              .formatted(shape));
    }
  }
}
