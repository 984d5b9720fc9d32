package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.callback.Callback;
import dev.gradus.callback.TrainEvent;
import dev.gradus.core.Buffer;
import dev.gradus.core.GradusException;
import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.history.Checkpoint;
import dev.gradus.history.Checkpoints;
import dev.gradus.history.History;
import dev.gradus.history.TrainingPosition;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Dropout;
import dev.gradus.layer.Input;
import dev.gradus.metric.Accuracy;
import dev.gradus.metric.Metric;
import dev.gradus.metric.MetricState;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Adam;
import dev.gradus.optimizer.ClipByGlobalNorm;
import dev.gradus.optimizer.Lbfgs;
import dev.gradus.optimizer.Sgd;
import dev.gradus.optimizer.UpdateSettings;
import dev.gradus.schedule.CosineDecay;
import dev.gradus.spec.CheckpointEvery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {

  private static final Dataset DATA = Toys.blobs("blobs", 50);
  private static final Dataset HELD = Toys.blobs("held", 20);

  @TempDir Path folder;

  private static Fit fit() {
    return Fit.epochs(3).batchSize(16).validation(HELD);
  }

  /// Dropout, states of layers, two slots a weight, a rate that changes.
  private static Trainer trainer() {
    return Toys.blobsTrainer(0.3)
        .optimizer(new Adam(0.02).withLearningRate(new CosineDecay(0.02, 10)));
  }

  /// Pauses once so many batches have been seen by the metric.
  private static final class PauseAfter implements Metric {

    private final int batches;
    private int seen;
    private Runnable pause = () -> {};

    PauseAfter(int batches) {
      this.batches = batches;
    }

    Callback callback() {
      return control -> {
        pause = () -> control.pause("enough for today");
        return _ -> {};
      };
    }

    @Override
    public String name() {
      return "seen";
    }

    @Override
    public MetricState start(Shape prediction, Shape target) {
      return new MetricState() {
        @Override
        public void update(Buffer predictions, Buffer targets, int samples) {
          seen++;
          if (seen == batches) {
            pause.run();
          }
        }

        @Override
        public double result() {
          return 0;
        }

        @Override
        public void reset() {}

        @Override
        public double[] state() {
          return new double[0];
        }

        @Override
        public void restore(double[] state) {}
      };
    }
  }

  private static Map<String, List<Double>> untimed(History history) {
    SequencedMap<String, List<Double>> series = new LinkedHashMap<>(history.series());
    series.remove(History.SECONDS);
    return series;
  }

  /// Everything that training leaves, after a run that is paused after so many batches, kept in a
  /// file and gone on with by another network.
  private void assertSameBits(Trainer trainer, int batches) {
    PauseAfter pause = new PauseAfter(batches);
    Trainer measured = trainer.metrics(new Accuracy(), pause);
    Trainer plain = trainer.metrics(new Accuracy(), new PauseAfter(-1));
    Path file = folder.resolve("paused.safetensors");
    try (CompiledModel whole = CompiledModelTest.compile(plain);
        CompiledModel first = CompiledModelTest.compile(measured);
        CompiledModel second = CompiledModelTest.compile(plain)) {
      History expected = whole.fit(DATA, fit());
      first.fit(DATA, fit().callbacks(pause.callback()));
      assertTrue(first.isPaused());
      first.checkpoint().write(file);
      Checkpoint read = Checkpoint.read(file);
      assertEquals(first.checkpoint(), read);
      second.resume(read);
      assertEquals(first.position(), second.position());
      History resumed = second.fit(DATA, fit());
      assertEquals(untimed(expected), untimed(resumed), () -> "after " + batches);
      assertEquals(CompiledModelTest.weights(whole), CompiledModelTest.weights(second));
      assertEquals(whole.position(), second.position());
      assertFalse(second.isPaused());
      // The network that was paused goes on by itself just as well.
      assertEquals(untimed(expected), untimed(first.fit(DATA, fit())));
      assertEquals(CompiledModelTest.weights(whole), CompiledModelTest.weights(first));
    }
  }

  /// An epoch has 4 batches of 16, 16, 16 and 2 samples, and its validation one of 20.
  @Test
  void resume_afterEachBatch_endsWithTheSameBitsAndHistory() {
    for (int batches = 1; batches <= 14; batches++) {
      assertSameBits(trainer(), batches);
    }
  }

  @Test
  void resume_statesOfLayersAndMomentum_sameBits() {
    Sequential model =
        Sequential.of(Input.of(2), Dense.of(8), BatchNormalization.defaults(), Dense.of(3));
    Trainer trainer =
        Toys.classifier(model).optimizer(Sgd.defaults().withMomentum(0.9)).seed(-3_000_000_000L);
    assertSameBits(trainer, 3);
    assertSameBits(trainer, 5);
  }

  /// A move that is interrupted is made again, from the same states and with the same noise.
  @Test
  void resume_lbfgs_sameBits() {
    Sequential model =
        Sequential.of(
            Input.of(2), Dense.of(8), BatchNormalization.defaults(), new Dropout(0.2), Dense.of(3));
    Trainer trainer = Toys.classifier(model).optimizer(Lbfgs.defaults().withHistorySize(2));
    for (int batches : new int[] {1, 4, 5, 8, 12}) {
      assertSameBits(trainer, batches);
    }
  }

  /// A move of all weights an epoch; what it remembers are variables too.
  @Test
  void resume_quasiNewton_sameBits() {
    assertSameBits(Toys.blobsTrainer(0).optimizer(Lbfgs.defaults()), 3);
    assertSameBits(Toys.blobsTrainer(0).optimizer(Lbfgs.defaults()), 8);
  }

  /// Three batches make a move here, so an epoch of four ends between two moves.
  @Test
  void resume_betweenTwoMoves_sameBits() {
    Trainer trainer =
        trainer()
            .update(
                UpdateSettings.defaults()
                    .withAccumulate(3)
                    .withEma(0.9)
                    .withClip(new ClipByGlobalNorm(1)));
    for (int batches = 1; batches <= 8; batches++) {
      assertSameBits(trainer, batches);
    }
  }

  @Test
  void fit_withCheckpoints_keepsTheNewestTwo() {
    Checkpoints kept = Checkpoints.in(folder.resolve("kept"));
    try (CompiledModel net = CompiledModelTest.compile(trainer())) {
      net.fit(DATA, fit().checkpoints(kept));
      assertEquals(List.of("step-000000008", "step-000000012"), names(kept));
      Checkpoint newest = kept.newest().orElseThrow().checkpoint();
      assertEquals(new TrainingPosition(12, 3), newest.position());
      assertEquals(net.checkpoint(), newest);
    }
  }

  @Test
  void fit_everyThreeSteps_writesWithinEpochsAndAtTheirEnds() {
    Checkpoints kept =
        Checkpoints.in(folder.resolve("kept")).every(new CheckpointEvery.Steps(3)).keep(99);
    try (CompiledModel net = CompiledModelTest.compile(trainer())) {
      net.fit(DATA, fit().checkpoints(kept));
    }
    assertEquals(
        List.of(
            "step-000000003",
            "step-000000004",
            "step-000000006",
            "step-000000008",
            "step-000000009",
            "step-000000012"),
        names(kept));
    try (CompiledModel whole = CompiledModelTest.compile(trainer());
        CompiledModel net = CompiledModelTest.compile(trainer())) {
      History expected = whole.fit(DATA, fit());
      for (Path file : kept.files()) {
        net.resume(Checkpoint.read(file));
        assertEquals(untimed(expected), untimed(net.fit(DATA, fit())), file::toString);
        assertEquals(CompiledModelTest.weights(whole), CompiledModelTest.weights(net));
      }
    }
  }

  @Test
  void fit_everyInstant_writesAfterEachStep() {
    Checkpoints kept =
        Checkpoints.in(folder.resolve("kept")).every(new CheckpointEvery.Seconds(1e-9)).keep(99);
    try (CompiledModel net = CompiledModelTest.compile(trainer())) {
      net.fit(DATA, fit().checkpoints(kept));
    }
    assertEquals(12, kept.files().size());
  }

  @Test
  void fit_never_writesNothing() {
    Checkpoints kept = Checkpoints.in(folder.resolve("kept")).every(new CheckpointEvery.None());
    try (CompiledModel net = CompiledModelTest.compile(trainer())) {
      net.fit(DATA, fit().checkpoints(kept));
    }
    assertEquals(List.of(), kept.files());
  }

  /// A run that was stopped is over: whoever goes on from its checkpoint gets its result.
  @Test
  void resume_runThatWasStopped_endsAtOnceForTheSameReason() {
    List<TrainEvent> events = new ArrayList<>();
    Callback stop =
        control ->
            event -> {
              if (event instanceof TrainEvent.EpochFinished finished && finished.epoch() == 2) {
                control.stop("seen enough");
                control.pause("not this");
              }
            };
    Checkpoints kept = Checkpoints.in(folder.resolve("kept"));
    try (CompiledModel first = CompiledModelTest.compile(trainer());
        CompiledModel second = CompiledModelTest.compile(trainer())) {
      History stopped = first.fit(DATA, fit().checkpoints(kept).callbacks(stop));
      assertFalse(first.isPaused());
      second.resume(kept.newest().orElseThrow().checkpoint());
      assertEquals(stopped, second.fit(DATA, fit().callbacks(Callback.onEvent(events::add))));
      assertEquals(CompiledModelTest.weights(first), CompiledModelTest.weights(second));
      assertTrue(
          events.getLast() instanceof TrainEvent.TrainingFinished(int epochs, _, String reason, _)
              && epochs == 2
              && reason.equals("seen enough"));
    }
  }

  @Test
  void resume_moreEpochs_sameBitsAsALongRun() {
    try (CompiledModel whole = CompiledModelTest.compile(trainer());
        CompiledModel net = CompiledModelTest.compile(trainer())) {
      History expected = whole.fit(DATA, Fit.epochs(5).batchSize(16));
      net.fit(DATA, Fit.epochs(3).batchSize(16));
      net.resume(net.checkpoint());
      assertEquals(untimed(expected), untimed(net.fit(DATA, Fit.epochs(5).batchSize(16))));
      assertEquals(CompiledModelTest.weights(whole), CompiledModelTest.weights(net));
    }
  }

  @Test
  void resume_whatDoesNotFit_isRefused() {
    PauseAfter pause = new PauseAfter(6);
    Trainer trainer = trainer().metrics(pause);
    Checkpoint checkpoint;
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      net.fit(DATA, Fit.epochs(3).batchSize(16).callbacks(pause.callback()));
      checkpoint = net.checkpoint();
    }
    assertRefused(
        "resume: the checkpoint is of a run from seed 1, this one is from seed 2. Take the same seed.",
        trainer.seed(2),
        checkpoint);
    assertRefused(
        "resume: the checkpoint has no dense/kernel/sgd/velocity, which this network and its"
            + " optimizer have. Go on with the model and optimizer of the run.",
        trainer.optimizer(Sgd.defaults().withMomentum(0.9)),
        checkpoint);
    assertRefused(
        "resume: the checkpoint has dense/kernel/adam/m, dense/kernel/adam/v, dense/bias/adam/m,"
            + " dense/bias/adam/v, dense_1/kernel/adam/m, dense_1/kernel/adam/v,"
            + " dense_1/bias/adam/m, dense_1/bias/adam/v, which this network and its optimizer do"
            + " not have. Go on with the model and optimizer of the run.",
        trainer.optimizer(Sgd.defaults()),
        checkpoint);
    assertRefused(
        "resume: dense/kernel is [2, 16] in the checkpoint and [2, 8] in this network. Go on with"
            + " the model of the run.",
        Toys.classifier(Sequential.of(Input.of(2), Dense.of(8), Dense.of(3))),
        checkpoint);
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      net.resume(checkpoint);
      assertComplaint(
          "blobs: has 50 samples in batches of 8, but epoch 2 was interrupted after 2 batches of 50"
              + " samples in batches of 16. Go on with the same data and batch size.",
          () -> net.fit(DATA, Fit.epochs(3).batchSize(8)));
      assertComplaint(
          "held: has 20 samples in batches of 16, but epoch 2 was interrupted after 2 batches of 50"
              + " samples in batches of 16. Go on with the same data and batch size.",
          () -> net.fit(HELD, Fit.epochs(3).batchSize(16)));
      Checkpoint later;
      try (CompiledModel other = CompiledModelTest.compile(trainer)) {
        other.fit(DATA, Fit.epochs(2));
        later = other.checkpoint();
      }
      net.resume(later);
      assertComplaint(
          "fit: epochs is 1, but the run that goes on has finished 2. Give the epochs"
              + " of the whole run, at least 2.",
          () -> net.fit(DATA, Fit.epochs(1)));
      assertComplaint(
          "checkpoint: fit is running. Pause it first, or let it write checkpoints:"
              + " Fit.checkpoints(...).",
          () -> net.fit(DATA, Fit.epochs(3).callbacks(Callback.onEvent(_ -> net.checkpoint()))));
    }
  }

  private static void assertRefused(String message, Trainer trainer, Checkpoint checkpoint) {
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      Map<String, List<Float>> before = CompiledModelTest.weights(net);
      assertComplaint(message, () -> net.resume(checkpoint));
      assertEquals(before, CompiledModelTest.weights(net));
    }
  }

  private static void assertComplaint(String message, Runnable action) {
    assertEquals(message, assertThrows(GradusException.class, action::run).getMessage());
  }

  private static List<String> names(Checkpoints kept) {
    return kept.files().stream()
        .map(file -> file.getFileName().toString().replace(".safetensors", ""))
        .toList();
  }
}
