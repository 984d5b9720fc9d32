package dev.gradus.examples.technique;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.data.catalogue.Catalogue;
import dev.gradus.data.read.Mnist;
import dev.gradus.data.scale.ScalingMethod;
import dev.gradus.data.series.ForecastError;
import dev.gradus.data.series.SeriesParts;
import dev.gradus.data.series.SeriesWindowing;
import dev.gradus.history.History;
import dev.gradus.optimizer.Adam;
import dev.gradus.spec.CatalogueData;
import java.util.Map;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;

/// Runs the programs of the techniques, small; those about clothes on digits, which come along.
class TechniqueExamplesCTest {

  private static final CatalogueData DIGITS = CatalogueData.mnist().withTake(500).withTakeTest(300);

  @Test
  void randomSearch_onFewDigits_findsThatTinyRatesLearnNothing() {
    NavigableMap<Double, Double> reached =
        SearchAtRandom.run(Mnist.load().train().take(200), 8, 10);
    assertEquals(8, reached.size());
    double smallest = reached.firstEntry().getValue();
    assertTrue(
        reached.values().stream().anyMatch(value -> value > smallest + 0.3), reached::toString);
  }

  @Test
  void forecast_withDropout_isBetterThanNothing() {
    SeriesParts parts =
        SeriesWindowing.of(60).withStride(12).split(Catalogue.standard().series("sunspots"), 0.2);
    ForecastError error = ForecastWithDropout.run(parts, 0.2, 8, 10);
    assertTrue(error.meanAbsolute() < 45, error::toString);
  }

  @Test
  void scaling_ofDigits_learnsThem() {
    double scaled = Double.parseDouble(ScaleClothes.run(DIGITS, ScalingMethod.DIVIDE_BY_MAX, 2));
    assertTrue(scaled > 0.4, () -> "accuracy " + scaled);
  }

  @Test
  void optimizer_adamOnDigits_learnsThem() {
    History history = OptimizersOnClothes.run(DIGITS, new Adam(0.001), 2);
    assertEquals(2, history.epochs());
    assertTrue(history.last("validationAccuracy") > 0.6);
  }

  @Test
  void depth_withoutAHiddenLayer_hasASmallGap() {
    Map<String, Double> measured = DepthOnClothes.run(DIGITS, 2);
    assertTrue(measured.get("validation") > 0.4, measured::toString);
  }
}
