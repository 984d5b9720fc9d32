package dev.gradus.examples;

import module dev.gradus.report;

import dev.gradus.activation.Softmax;
import dev.gradus.layer.Input;

/// Runs that are accompanied: by callbacks of Gradus and by one of one's own.
public final class OwnCallback {

  private OwnCallback() {}

  // @start region="own-callback"
  /// Stops as soon as the validation accuracy is good enough.
  public record GoodEnough(double accuracy) implements Callback {

    @Override
    public TrainListener start(TrainControl control) {
      return event -> {
        if (event instanceof TrainEvent.EpochFinished epoch
            && epoch.metrics().getOrDefault("validationAccuracy", 0.0) >= accuracy) {
          control.stop("the accuracy is good enough");
        }
      };
    }
  }

  // @end

  /// @param arguments none
  public static void main(String[] arguments) {
    System.out.println(run(Mnist.load(), 50, 0.97).series());
  }

  /// @return what was measured until the accuracy was good enough
  static History run(Split digits, int epochs, double accuracy) {
    Sequential model =
        Sequential.of(
            Input.of(28, 28, 1),
            new Flatten(),
            Dense.of(64).withActivation(new Relu()),
            Dense.of(10).withActivation(new Softmax()));
    Trainer trainer =
        Trainer.of(model, Adam.defaults(), CategoricalCrossentropy.defaults())
            .metrics(new Accuracy())
            .scaler(Scaler.defaults().fit(digits.train()));
    // @start region="callbacks"
    Fit fit =
        Fit.epochs(epochs)
            .validation(digits.test())
            .callbacks(
                EarlyStopping.defaults().withPatience(3).withRestoreBestWeights(true),
                ReduceLearningRateOnPlateau.defaults().withFactor(0.5).withPatience(2),
                new GoodEnough(accuracy),
                Callback.onEvent(event -> System.out.println(event)));
    // @end
    try (CompiledModel net = trainer.compile()) {
      return net.fit(digits.train(), fit);
    }
  }
}
