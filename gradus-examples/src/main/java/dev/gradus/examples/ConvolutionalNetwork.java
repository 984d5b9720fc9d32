package dev.gradus.examples;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// A convolutional network: handwritten digits seen as images, not as rows of pixels.
public final class ConvolutionalNetwork {

  private ConvolutionalNetwork() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    System.out.println(run(Mnist.load(), 5));
  }

  /// @return the share of test digits that the trained network names rightly
  static double run(Split digits, int epochs) {
    // @start region="convolutional-network"
    Conv2D convolution = Conv2D.of(32, 3).withPadding(new Padding.Same());
    Sequential model =
        Sequential.of(
            Input.of(28, 28, 1),
            convolution.withActivation(new Relu()),
            MaxPooling2D.of(2),
            convolution.withUseBias(false),
            BatchNormalization.defaults().withMomentum(0.9),
            new ActivationLayer(new Relu()),
            MaxPooling2D.of(2),
            new Flatten(),
            Dense.of(64).withActivation(new Relu()),
            Dense.of(10).withActivation(new Softmax()));
    System.out.println(model.summary());
    // @end
    Trainer trainer =
        Trainer.of(model, Adam.defaults(), CategoricalCrossentropy.defaults())
            .metrics(new Accuracy())
            .scaler(Scaler.defaults().fit(digits.train()));
    try (CompiledModel net = trainer.compile()) {
      Fit fit = Fit.epochs(epochs).batchSize(64).validation(digits.test());
      return net.fit(digits.train(), fit).last("validationAccuracy");
    }
  }
}
