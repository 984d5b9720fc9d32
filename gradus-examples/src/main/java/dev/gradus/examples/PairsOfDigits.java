package dev.gradus.examples;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.metric.MeanAbsoluteError;

/// Two images in, two answers out: which digit is on the left, and the sum of both digits. Both
/// images go through one encoder.
public final class PairsOfDigits {

  private PairsOfDigits() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    Split digits = Mnist.load();
    System.out.println(run(pairs(digits.train()), pairs(digits.test()), 5));
  }

  // @start region="joined-data"
  /// Pairs each digit with the next one.
  static Dataset pairs(Dataset digits) {
    int count = digits.size();
    int[] next = IntStream.range(0, count).map(i -> (i + 1) % count).toArray();
    float[] sums = new float[count];
    for (int i = 0; i < count; i++) {
      sums[i] = digits.label(i) + digits.label(next[i]);
    }
    return JoinedDataset.named("pairs")
        .input("left", digits)
        .input("right", digits.subset(next))
        .target("digit", digits)
        .target("sum", ValueTarget.single(), sums)
        .build();
  }

  // @end

  /// @return the loss, and the measurements of each output, on the test pairs
  static Map<String, Double> run(Dataset train, Dataset test, int epochs) {
    // @start region="two-inputs-two-outputs"
    SymbolicTensor left = SymbolicTensor.input("left", 28, 28, 1);
    SymbolicTensor right = SymbolicTensor.input("right", 28, 28, 1);
    Sequential encoder = Sequential.of(new Flatten(), Dense.of(64).withActivation(new Relu()));
    SymbolicTensor code = left.then(encoder);
    SymbolicTensor both = SymbolicTensor.merge(Concatenate.defaults(), code, right.then(encoder));

    SymbolicTensor digit = code.then("digit", Dense.of(10).withActivation(new Softmax()));
    SymbolicTensor sum =
        both.then(Dense.of(32).withActivation(new Relu())).then("sum", Dense.of(1));
    Functional model = Functional.of(List.of(left, right), List.of(digit, sum));

    FittedScaler pixels = FittedScaler.whole(0, 1 / 255.0);
    Trainer trainer =
        Trainer.of(model, Adam.defaults())
            .loss("digit", CategoricalCrossentropy.defaults())
            .loss("sum", new MeanSquaredError(), 0.1)
            .metrics("digit", new Accuracy())
            .metrics("sum", new MeanAbsoluteError())
            .scaler("left", pixels)
            .scaler("right", pixels);

    try (CompiledModel net = trainer.compile()) {
      net.fit(train, Fit.epochs(epochs).batchSize(64));
      return net.evaluate(test);
    }
    // @end
  }
}
