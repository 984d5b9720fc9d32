package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// Augmentation: few images are rotated, zoomed and shifted at random in training.
public final class ChangeImages {

  private ChangeImages() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    Split digits = Mnist.load();
    System.out.println("as they are: " + run(digits, Augmentation.none(), 1000, 30));
    System.out.println("changed: " + run(digits, changes(), 1000, 30));
  }

  static Augmentation changes() {
    // @start region="augmentation"
    Augmentation augmentation =
        Augmentation.of(new Rotation(10), new Zoom(0.1), new Shift(0.2, 0.2));
    PictureGrid tenWays = AugmentPreview.of(Mnist.load().train(), augmentation, 0, 1);
    GridImages.png(tenWays, Path.of("ten-ways.png"));
    // net.fit(train, Fit.epochs(30).batchSize(16).augment(augmentation));
    // @end
    return augmentation;
  }

  /// @return accuracy on the test data
  static double run(Split digits, Augmentation augmentation, int samples, int epochs) {
    Dataset few = digits.train().take(samples);
    Sequential model =
        Sequential.of(
            Input.of(28, 28, 1),
            Conv2D.of(16, 3).withActivation(new Relu()),
            MaxPooling2D.of(2),
            new Flatten(),
            Dense.of(64).withActivation(new Relu()),
            Dense.of(10).withActivation(new Softmax()));
    Trainer trainer =
        Trainer.of(model, Adam.defaults(), CategoricalCrossentropy.defaults())
            .metrics(new Accuracy())
            .scaler(Scaler.defaults().fit(few));
    try (CompiledModel net = trainer.compile()) {
      net.fit(few, Fit.epochs(epochs).batchSize(16).augment(augmentation));
      return net.evaluate(digits.test()).getOrDefault("accuracy", Double.NaN);
    }
  }
}
