package dev.gradus.examples;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.data.Folds;
import dev.gradus.layer.Input;

/// How well a network does on data of which there are few: every flower is in a test part once, and
/// the deviation says how much the number depends on who was.
public final class CrossValidation {

  private CrossValidation() {}

  /// @param arguments one: a CSV file such as `specs/iris.csv`
  public static void main(String[] arguments) {
    List<Double> accuracies = run(Csv.of(Path.of(arguments[0]), "Species").read(), 40);
    System.out.println("accuracy of each fold: " + accuracies);
  }

  static List<Double> run(Dataset iris, int epochs) {
    Sequential model =
        Sequential.of(
            Input.of(4),
            Dense.of(16).withActivation(new Relu()),
            Dense.of(3).withActivation(new Softmax()));
    // @start region="folds"
    List<Double> accuracies = new ArrayList<>();
    for (Split fold : Folds.of(5).stratified(iris, RandomStream.of(1))) {
      Trainer trainer =
          Trainer.of(model, new Adam(0.02), CategoricalCrossentropy.defaults())
              .metrics(new Accuracy())
              .scaler(Scaler.of(ScalingMethod.STANDARDIZE).fit(fold.train()));
      try (CompiledModel net = trainer.compile()) {
        net.fit(fold.train(), Fit.epochs(epochs).batchSize(16));
        accuracies.add(net.evaluate(fold.test()).get("accuracy"));
      }
    }
    DoubleSummaryStatistics all = accuracies.stream().mapToDouble(one -> one).summaryStatistics();
    double mean = all.getAverage();
    double squares = accuracies.stream().mapToDouble(one -> Math.pow(one - mean, 2)).sum();
    System.out.printf(Locale.ROOT, "accuracy %.3f, deviation %.3f%n", mean, Math.sqrt(squares / 4));
    // @end
    return accuracies;
  }
}
