package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.activation.Softmax;
import dev.gradus.callback.Callback;
import dev.gradus.callback.TrainEvent;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.augment.Augmentation;
import dev.gradus.data.augment.Brightness;
import dev.gradus.data.augment.HorizontalFlip;
import dev.gradus.data.augment.Rotation;
import dev.gradus.data.augment.Shift;
import dev.gradus.data.augment.Zoom;
import dev.gradus.history.History;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Flatten;
import dev.gradus.layer.Input;
import dev.gradus.loss.CategoricalCrossentropy;
import dev.gradus.metric.Accuracy;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Adam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class AugmentedTrainingTest {

  private static final Dataset STRIPES = stripes(60);

  private static final Augmentation CHANGES =
      Augmentation.of(
          new Rotation(10),
          new Zoom(0.1),
          new Shift(0.1, 0.1),
          new HorizontalFlip(),
          new Brightness(0.1));

  /// Pictures of a lying (class 0) or standing (class 1) bar.
  private static Dataset stripes(int samples) {
    RandomStream noise = RandomStream.of(5).named("stripes");
    float[] pixels = new float[samples * 64];
    float[] classes = new float[samples];
    for (int i = 0; i < samples; i++) {
      classes[i] = i % 2;
      for (int row = 0; row < 8; row++) {
        for (int column = 0; column < 8; column++) {
          int across = i % 2 == 0 ? row : column;
          int at = i * 64 + row * 8 + column;
          pixels[at] = 0.2f * noise.uniform(1, at) + (across == 3 || across == 4 ? 0.8f : 0);
        }
      }
    }
    return InMemoryDataset.ofFloats(
        "stripes", Shape.of(8, 8, 1), pixels, ClassTarget.of(2), classes);
  }

  private static Trainer trainer() {
    return Trainer.of(
            Sequential.of(
                Input.of(8, 8, 1), new Flatten(), Dense.of(2).withActivation(new Softmax())),
            new Adam(0.01),
            CategoricalCrossentropy.defaults())
        .metrics(new Accuracy())
        .seed(4);
  }

  private static Fit fit() {
    return Fit.epochs(6).batchSize(8).validation(STRIPES);
  }

  private static Map<String, List<Double>> untimed(History history) {
    SequencedMap<String, List<Double>> series = new LinkedHashMap<>(history.series());
    series.remove(History.SECONDS);
    return series;
  }

  private static Map<String, List<Double>> history(Fit fit) {
    try (CompiledModel net = trainer().compile()) {
      return untimed(net.fit(STRIPES, fit));
    }
  }

  @Test
  void fit_augmented_learnsAndDiffersFromPlain() {
    Map<String, List<Double>> changed = history(fit().augment(CHANGES));
    assertNotEquals(history(fit()), changed);
    assertTrue(changed.get(History.validation("accuracy")).getLast() > 0.95, changed.toString());
  }

  @Test
  void fit_anyNumberOfWorkers_givesTheSameNumbers() {
    Map<String, List<Double>> one = history(fit().augment(CHANGES));
    assertEquals(one, history(fit().augment(CHANGES.workers(3))));
  }

  @Test
  void fit_changesOfNoSize_givesTheNumbersOfPlainTraining() {
    assertEquals(history(fit()), history(fit().augment(new Rotation(0), new HorizontalFlip(0))));
  }

  /// Pausing after two epochs and going on is the same as never pausing: epoch and sample alone say
  /// what is drawn.
  @Test
  void fit_pausedAndResumed_drawsTheSame() {
    Map<String, List<Double>> whole = history(fit().augment(CHANGES));
    Callback pause =
        control ->
            event -> {
              if (event instanceof TrainEvent.EpochFinished finished && finished.epoch() == 2) {
                control.pause("enough");
              }
            };
    try (CompiledModel first = trainer().compile();
        CompiledModel second = trainer().compile()) {
      first.fit(STRIPES, fit().augment(CHANGES).callbacks(pause));
      second.resume(first.checkpoint());
      assertEquals(whole, untimed(second.fit(STRIPES, fit().augment(CHANGES))));
    }
  }

  @Test
  void fit_ended_leavesNoThreads() {
    history(fit().augment(CHANGES.workers(2)));
    assertEquals(0, workers());
  }

  private static long workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("gradus-data-"))
        .count();
  }
}
