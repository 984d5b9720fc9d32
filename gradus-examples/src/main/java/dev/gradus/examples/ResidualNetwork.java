package dev.gradus.examples;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;

/// A network that is no chain: blocks around which their input is led, and a drawing of it.
public final class ResidualNetwork {

  private ResidualNetwork() {}

  /// @param arguments the folder for `residual.svg`; default `residual-network`
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "residual-network");
    System.out.println("accuracy of a residual network: " + run(Mnist.load(), 3, folder));
  }

  // @start region="residual-block"
  static SymbolicTensor block(SymbolicTensor x, int filters) {
    Conv2D conv = Conv2D.of(filters, 3).withPadding(new Padding.Same());
    SymbolicTensor branch = x.then(conv.withActivation(new Relu())).then(conv);
    return SymbolicTensor.merge(new Add(), branch, x).then(new ActivationLayer(new Relu()));
  }

  // @end

  static double run(Split digits, int epochs, Path folder) {
    // @start region="residual-network"
    SymbolicTensor image = SymbolicTensor.input("image", 28, 28, 1);
    SymbolicTensor x = image.then(Conv2D.of(16, 3).withStrides(2)).then(MaxPooling2D.of(2));
    x = block(block(x, 16), 16);
    x = x.then(new GlobalAveragePooling2D());
    SymbolicTensor digit = x.then("digit", Dense.of(10).withActivation(new Softmax()));
    Functional model = Functional.of(image, digit);

    System.out.println(model.summary());
    GraphImages.svg("Residual network", model.summary(), folder.resolve("residual.svg"));
    // @end
    Trainer trainer =
        Trainer.of(model, new Adam(0.005), CategoricalCrossentropy.defaults())
            .metrics(new Accuracy())
            .scaler(Scaler.defaults().fit(digits.train()));
    try (CompiledModel net = trainer.compile()) {
      Fit fit = Fit.epochs(epochs).batchSize(64).validation(digits.test());
      return net.fit(digits.train(), fit).last("validationAccuracy");
    }
  }
}
