package dev.gradus.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.data.Dataset;
import dev.gradus.data.TargetScaling;
import dev.gradus.data.ValueTarget;
import dev.gradus.data.series.ForecastError;
import dev.gradus.data.series.SeriesWindows;
import dev.gradus.history.SavedModel;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.spec.Kinds;
import dev.gradus.spec.Patch;
import dev.gradus.spec.TrainSpec;
import dev.gradus.train.CompiledModel;
import dev.gradus.train.Fit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Training on windows of a series: scaled inside, in the series' own unit outside.
class SeriesRunTest {

  private static final Kinds KINDS = Kinds.standard();

  @TempDir private Path folder;

  private TrainSpec spec = CloudData.SPEC;

  /// A wave between 900 and 1100, which nobody could predict unscaled in a few epochs.
  @BeforeEach
  void writeWave() throws IOException {
    StringBuilder text = new StringBuilder("time,value\n");
    for (int step = 0; step < 200; step++) {
      text.append(
          String.format(Locale.ROOT, "%d,%.3f%n", step, 1000 + 100 * Math.sin(step * Math.PI / 8)));
    }
    Path file = Files.writeString(folder.resolve("wave.csv"), text.toString());
    spec =
        TrainSpec.parse(
            """
            data: {series: %s, window: 16}
            model: [flatten, dense: 1]
            loss: mean-squared-error
            optimizer: {adam: {learningRate: 0.01}}
            metrics: [mean-absolute-error]
            fit: {epochs: 20, batchSize: 16}
            """
                .formatted(file),
            "spec",
            KINDS);
  }

  private TrainRun run(String... edits) {
    return TrainRun.of(Patch.of(edits).apply(spec, KINDS), new SharedData());
  }

  @Test
  void predict_afterTraining_isInTheUnitOfTheSeries() {
    TrainRun run = run();
    try (Backend backend = new ReferenceBackend();
        CompiledModel net = run.trainer().compile(backend)) {
      net.fit(run.trainingData(), Fit.epochs(20).batchSize(16));
      Dataset test = run.split().test();
      float[][] predicted = net.predict(test);
      ForecastError error = ForecastError.of(predicted, test);
      assertTrue(error.meanAbsolute() < 10, error.toString());
      // what is measured is the same in scaled numbers
      double scaled = net.evaluate(test).get("meanAbsoluteError");
      double factor = ((ValueTarget) test.target()).scaling().factor();
      assertEquals(error.meanAbsolute() * factor, scaled, 1e-6);
      float[] window = new float[16];
      test.copyFeatures(3, window, 0);
      assertArrayEquals(predicted[3], net.predict(window), 1e-3f);
    }
  }

  @Test
  void load_savedNetwork_predictsTheSameBits() {
    TrainRun run = run();
    Dataset test = run.split().test();
    try (Backend backend = new ReferenceBackend();
        CompiledModel net = run.trainer().compile(backend)) {
      net.fit(run.trainingData(), Fit.epochs(1).batchSize(16));
      net.save(folder.resolve("model"));
      SavedModel saved = SavedModel.load(folder.resolve("model"), KINDS);
      assertEquals(test.target(), saved.target());
      try (CompiledModel again = TrainedModel.restore(saved, List.of(), backend)) {
        assertArrayEquals(net.predict(test), again.predict(test));
        assertEquals(net.evaluate(test).get("loss"), again.evaluate(test).get("loss"));
      }
    }
  }

  /// Another series is scaled by what the network learned, not by its own range.
  @Test
  void evaluate_otherScaling_usesTheNetworksOwn() {
    TrainRun run = run();
    Dataset other = run("data.series.scale=none").split().test();
    assertEquals(
        TargetScaling.identity(), assertInstanceOf(ValueTarget.class, other.target()).scaling());
    try (Backend backend = new ReferenceBackend();
        CompiledModel net = run.trainer().compile(backend)) {
      net.fit(run.trainingData(), Fit.epochs(1).batchSize(16));
      Map<String, Double> expected = net.evaluate(run.split().test());
      assertEquals(expected, net.evaluate(other));
    }
  }

  @Test
  void validation_shareOfASeries_isItsEnd() {
    TrainRun run = run("fit.validation=0.25");
    SeriesWindows train = assertInstanceOf(SeriesWindows.class, run.trainingData());
    assertEquals(119, train.lastTargetStep(train.size() - 1)); // of 160
    assertEquals(train.scaling().orElseThrow(), run.trainer().scaler());
    assertEquals(train.target(), run.testData().target()); // scaled by what is left, too
    RunResult result;
    try (Backend backend = new ReferenceBackend()) {
      result = run.train(backend);
    }
    assertTrue(result.history().last("validationMeanAbsoluteError") < 0.1);
  }

  @Test
  void scale_besideTheSeries_isRefused() {
    ConfigException thrown = assertThrows(ConfigException.class, () -> run("scale=min-max"));
    assertEquals(
        "scale: is min-max, but wave.csv scales features and target by the `scale` of its own settings. Leave scale out, or say it there.",
        thrown.getMessage());
  }
}
