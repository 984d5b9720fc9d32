package dev.gradus.examples;

import module dev.gradus.report;
import module java.base;

import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;

/// Forecasts next month's sunspots from the last 60 months, beside two forecasts that learn
/// nothing.
public final class Sunspots {

  private static final int SOLAR_CYCLE = 132;

  private Sunspots() {}

  /// @param arguments the folder for `sunspots.png`; default `sunspots`
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "sunspots");
    SeriesParts parts = parts();
    System.out.println("network:              " + run(parts, 20, folder));
    // @start region="naive-forecasts"
    SeriesWindows test = parts.test();
    Forecast lastCycle = Forecast.seasonalNaive(SOLAR_CYCLE);
    System.out.println(ForecastError.of(Forecast.naive().predict(test), test));
    System.out.println(ForecastError.of(lastCycle.predict(test), test));
    // @end
  }

  static SeriesParts parts() {
    // @start region="series-parts"
    Series sunspots = Catalogue.standard().series("sunspots");
    SeriesParts parts = SeriesWindowing.of(60).split(sunspots, 0.2);
    // @end
    return parts;
  }

  static ForecastError run(SeriesParts parts, int epochs, Path folder) {
    // @start region="sunspots"
    Sequential model = Sequential.of(Input.of(60, 1), Lstm.of(32), Dense.of(1));
    Trainer trainer =
        Trainer.of(model, new Adam(0.005), new MeanSquaredError()).scaler(parts.scaler());
    try (CompiledModel net = trainer.compile()) {
      net.fit(parts.train(), Fit.epochs(epochs).batchSize(64));
      float[][] predicted = net.predict(parts.test()); // in sunspots, not scaled
      draw(parts.test(), predicted, folder.resolve("sunspots.png"));
      return ForecastError.of(predicted, parts.test());
    }
    // @end
  }

  private static void draw(SeriesWindows test, float[][] predicted, Path file) {
    List<Double> years = new ArrayList<>();
    List<Double> truth = new ArrayList<>();
    List<Double> forecast = new ArrayList<>();
    for (int sample = 0; sample < test.size(); sample++) {
      years.add(Double.valueOf(test.series().time(test.firstTargetStep(sample))));
      truth.add((double) test.targetValue(sample, 0));
      forecast.add((double) predicted[sample][0]);
    }
    Line measured = Line.of("measured", years, truth);
    Line forecasts =
        Line.of("predicted", years, forecast).withLook(ColorRole.VERMILION, Dash.SOLID);
    Axis time = Axis.of("year");
    Axis sunspots = Axis.of("sunspots a month");
    ChartImages.png(
        new LineChart("Sunspots", time, sunspots, List.of(measured, forecasts)), file, 1600, 1000);
  }
}
