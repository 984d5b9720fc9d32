package dev.gradus.examples.technique;

import module dev.gradus.report;
import module java.base;

import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;

/// Dropout between recurrent layers: next month's sunspots with and without.
public final class ForecastWithDropout {

  private ForecastWithDropout() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    SeriesParts parts = SeriesWindowing.of(60).split(Catalogue.standard().series("sunspots"), 0.2);
    for (double rate : new double[] {0, 0.2}) {
      System.out.println("dropout " + rate + ": " + run(parts, rate, 50, 20));
    }
  }

  /// @return the error on the test part, in sunspots
  static ForecastError run(SeriesParts parts, double rate, int units, int epochs) {
    // @start region="sequence-dropout"
    Sequential model =
        Sequential.of(
            Input.of(60, 1),
            Lstm.of(units).withReturnSequences(true),
            new Dropout(rate),
            Lstm.of(units),
            new Dropout(rate),
            Dense.of(1));
    Trainer trainer =
        Trainer.of(model, RmsProp.defaults(), new MeanSquaredError()).scaler(parts.scaler());

    try (CompiledModel net = trainer.compile()) {
      net.fit(parts.train(), Fit.epochs(epochs).batchSize(32));
      return ForecastError.of(net.predict(parts.test()), parts.test());
    }
    // @end
  }
}
