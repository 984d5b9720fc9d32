package dev.gradus.examples;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// Classes of unequal size: one digit is rare, and every class is made to count the same.
public final class RareDigits {

  private static final int RARE = 9;
  private static final int ONE_IN = 20;

  private RareDigits() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    System.out.println("recall of the rare digit: " + run(Mnist.load(), 3));
  }

  static double run(Split digits, int epochs) {
    Dataset train = thinned(digits.train());
    Dataset test = digits.test();
    Sequential model =
        Sequential.of(
            Input.of(28, 28, 1),
            new Flatten(),
            Dense.of(64).withActivation(new Relu()),
            Dense.of(10).withActivation(new Softmax()));
    // @start region="rare-classes"
    Trainer trainer =
        Trainer.of(model, Adam.defaults(), CategoricalCrossentropy.defaults())
            .metrics(F1Score.defaults(), Recall.defaults().ofClass(9), RocAuc.defaults())
            .scaler(Scaler.defaults().fit(train));

    try (CompiledModel net = trainer.compile()) {
      net.fit(train, Fit.epochs(epochs).batchSize(64).classWeight(ClassWeight.balanced()));
      System.out.println(net.evaluate(test));
      ConfusionMatrix matrix = ConfusionMatrix.of(net.predict(test), test);
      System.out.println(matrix);
      return matrix.recall(9);
    }
    // @end
  }

  /// One in twenty of the rare digit, and all others.
  private static Dataset thinned(Dataset digits) {
    return digits.subset(
        IntStream.range(0, digits.size())
            .filter(sample -> digits.label(sample) != RARE || sample % ONE_IN == 0)
            .toArray());
  }
}
