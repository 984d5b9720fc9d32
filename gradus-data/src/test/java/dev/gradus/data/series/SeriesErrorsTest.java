package dev.gradus.data.series;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.GradusException;
import dev.gradus.core.RandomStream;
import dev.gradus.data.Dataset;
import dev.gradus.data.Folds;
import dev.gradus.data.JoinedDataset;
import dev.gradus.data.Shares;
import dev.gradus.data.Split;
import dev.gradus.data.TargetScaling;
import dev.gradus.data.WeightedDataset;
import dev.gradus.testkit.GoldenFiles;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Every message of series and their windows, whole. Those of files are in SeriesCsvTest.
class SeriesErrorsTest {

  private final StringBuilder said = new StringBuilder();

  private void refused(Executable attempt) {
    said.append(assertThrows(GradusException.class, attempt).getMessage()).append('\n');
  }

  @Test
  void messages_areAsReviewed() {
    Series nine = Series.of("nine", List.of("x"), 1, 2, 3, 4, 5, 6, 7, 8, 9);
    refused(() -> Series.of("s", List.of("a", "b"), 1, 2, 3));
    refused(() -> Series.of("s", List.of("a")));
    refused(() -> Series.of("s", List.of("a"), List.of("1", "2"), 1));
    refused(() -> Series.of("s", List.of("a", "b"), 1, 2, 3, Float.NaN));
    refused(() -> SeriesWindowing.of(0));
    refused(() -> SeriesWindowing.of(1).withHorizon(0));
    refused(() -> SeriesWindowing.of(1).withStride(-1));
    refused(() -> SeriesWindowing.of(Integer.MAX_VALUE));
    refused(() -> SeriesWindowing.of(3).split(nine, 1));
    refused(() -> SeriesWindowing.of(3).split(nine, 0, 0.2));
    refused(() -> SeriesWindowing.of(3).split(nine, 0.6, 0.6));
    refused(() -> SeriesWindowing.of(8).split(nine, 0.2));
    refused(() -> SeriesWindowing.of(6).split(nine, 0.5));
    refused(
        () -> SeriesWindowing.of(2).withHorizon(3).withPredicted(Predicted.ALL).split(nine, 0.2));
    refused(() -> SeriesWindowing.of(2).withTarget("y").split(nine, 0.2));
    refused(
        () -> SeriesWindowing.of(1).split(Series.of("flat", List.of("x"), 5, 5, 5, 5, 6, 7), 0.34));
    refused(() -> SeriesWindowing.of(10).questions(nine));
    Split split = SeriesWindowing.of(2).split(nine, 0.3).toSplit();
    refused(() -> Split.random(split.train(), 0.5, RandomStream.of(1)));
    refused(() -> Split.random(split.train().subset(0, 1, 2), 0.5, RandomStream.of(1)));
    refused(() -> split.withValidation(1.5, RandomStream.of(1)));
    refused(() ->
        Split.of(split.train(), split.test().subset(0)).withValidation(0.2, RandomStream.of(1)));
    refused(() -> ForecastError.of(new float[8][1], SeriesWindowing.of(2).questions(nine)));
    float[] weights = new float[split.train().size()];
    Arrays.fill(weights, 2);
    Dataset weighted = WeightedDataset.of(split.train(), weights);
    refused(() -> Split.random(weighted, 0.5, RandomStream.of(1)));
    refused(() ->
        Split.random(weighted.subset(0, 1, 2), new Shares(0.4, 0.3, 0.3), RandomStream.of(1)));
    refused(() -> Folds.of(2).random(weighted, RandomStream.of(1)));
    refused(() -> Folds.of(2).random(split.train().flattened(), RandomStream.of(1)));
    refused(() -> Split.of(weighted, split.test()).withValidation(0.2, RandomStream.of(1)));
    Dataset joined =
        JoinedDataset.named("two")
            .input("past", split.train())
            .target("next", split.train())
            .build();
    refused(() -> Split.random(joined, 0.5, RandomStream.of(1)));
    refused(() -> new Forecast(0));
    refused(() -> Forecast.seasonalNaive(3).predict(SeriesWindowing.of(2).questions(nine)));
    refused(() -> ForecastError.of(new float[0][], split.test()));
    refused(() -> ForecastError.of(new float[split.test().size()][2], split.test()));
    refused(() -> new TargetScaling(0, 0));
    GoldenFiles.of(SeriesErrorsTest.class).verify("errors", said.toString());
  }
}
