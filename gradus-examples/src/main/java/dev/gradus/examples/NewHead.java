package dev.gradus.examples;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// A trunk trained on one task, frozen under a new head for another: digits first, then whether a
/// digit is odd.
public final class NewHead {

  private NewHead() {}

  /// @param arguments the folder for the trained trunk; default `new-head`
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "new-head");
    System.out.println("accuracy of a new head: " + run(Mnist.load(), 5, folder));
  }

  static double run(Split digits, int epochs, Path folder) {
    try (CompiledModel net = trainer(digits, network(10)).compile()) {
      net.fit(digits.train(), Fit.epochs(epochs).batchSize(64));
      net.save(folder);
    }
    // @start region="new-head"
    SavedModel trunk = SavedModel.load(folder, Kinds.standard());
    Model model = network(2).freeze("dense");

    try (CompiledModel net = trainer(digits, model).compile()) {
      System.out.println("taken over: " + net.take(trunk, "dense"));
      Fit fit = Fit.epochs(epochs).batchSize(64).validation(odd(digits.test()));
      return net.fit(odd(digits.train()), fit).last("validationAccuracy");
    }
    // @end
  }

  private static Sequential network(int classes) {
    return Sequential.of(
        Input.of(28, 28, 1),
        new Flatten(),
        Dense.of(64).withActivation(new Relu()),
        Dense.of(classes).withActivation(new Softmax()));
  }

  private static Trainer trainer(Split digits, Model model) {
    return Trainer.of(model, Adam.defaults(), CategoricalCrossentropy.defaults())
        .metrics(new Accuracy())
        .scaler(Scaler.defaults().fit(digits.train()));
  }

  /// The same images, asked whether the digit is odd.
  private static Dataset odd(Dataset digits) {
    float[] odd = new float[digits.size()];
    for (int i = 0; i < odd.length; i++) {
      odd[i] = digits.label(i) % 2;
    }
    return JoinedDataset.named("odd digits")
        .input("image", digits)
        .target("odd", ClassTarget.named(List.of("even", "odd")), odd)
        .build();
  }
}
