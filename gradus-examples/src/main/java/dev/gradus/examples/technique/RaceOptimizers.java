package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.activation.Softmax;
import dev.gradus.callback.Callback;
import dev.gradus.layer.Input;

/// A race of optimizers: the loss of every update, until so many are made.
public final class RaceOptimizers {

  private RaceOptimizers() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    List<Optimizer> all =
        List.of(
            new Sgd(0.01),
            new Sgd(0.01).withMomentum(0.9),
            new Adagrad(0.01).withInitialAccumulatorValue(0),
            new Adam(0.001));
    for (Optimizer optimizer : all) {
      List<Double> losses = run(Mnist.load().train(), optimizer, 2000);
      double end =
          losses.subList(1960, 2000).stream().mapToDouble(loss -> loss).average().orElse(0);
      System.out.println(optimizer + ": " + end);
    }
  }

  /// @return the loss of each update
  static List<Double> run(Dataset digits, Optimizer optimizer, int updates) {
    Dense hidden = Dense.of(100).withActivation(new Relu()).withKernelInitializer(new HeNormal());
    Dense last = Dense.of(10).withActivation(new Softmax());
    Sequential model =
        Sequential.of(Input.of(28, 28, 1), new Flatten(), hidden, hidden, hidden, hidden, last);
    Trainer trainer =
        Trainer.of(model, optimizer, CategoricalCrossentropy.defaults())
            .scaler(Scaler.defaults().fit(digits));
    // @start region="optimizer-race"
    List<Double> losses = new ArrayList<>();
    Callback stopwatch =
        control -> {
          control.eachStep((step, _, loss) -> {
            losses.add(loss);
            if (step == updates) {
              control.stop("%d updates done".formatted(updates));
            }
          });
          return event -> {};
        };
    try (CompiledModel net = trainer.compile()) {
      net.fit(digits, Fit.epochs(updates).batchSize(128).callbacks(stopwatch));
    }
    // @end
    return losses;
  }
}
