package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.callback.Callback;
import dev.gradus.callback.TrainEvent;
import dev.gradus.core.Buffer;
import dev.gradus.core.ConfigException;
import dev.gradus.core.NumericException;
import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.history.History;
import dev.gradus.history.TrainingPosition;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.metric.Metric;
import dev.gradus.metric.MetricState;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TrainLoopTest {

  @Test
  void fit_events_comeInOrder() {
    List<TrainEvent> events = new ArrayList<>();
    Dataset data = Toys.blobs("blobs", 50);
    try (CompiledModel net = CompiledModelTest.compile(Toys.blobsTrainer(0).seed(3))) {
      History history =
          net.fit(
              data,
              Fit.epochs(2)
                  .batchSize(16)
                  .validation(data)
                  .callbacks(Callback.onEvent(events::add)));
      events.removeIf(TrainEvent.Progress.class::isInstance);
      assertEquals(
          "TrainingStarted EpochStarted EpochFinished EpochStarted EpochFinished TrainingFinished",
          kinds(events));
      assertEquals(
          new TrainEvent.TrainingStarted(1, 2, 4, 16, 50, 3, net.backend()), events.getFirst());
      assertEquals(new TrainEvent.EpochStarted(1, 0.02), events.get(1));
      TrainEvent.EpochFinished second = (TrainEvent.EpochFinished) events.get(4);
      assertEquals(2, second.epoch());
      assertEquals(
          List.of("loss", "accuracy", "validationLoss", "validationAccuracy"),
          List.copyOf(second.metrics().keySet()));
      assertEquals(second.metrics().get("loss"), history.last("loss"));
      assertEquals(second.seconds(), history.last("seconds"));
      assertTrue(second.samplesPerSecond() >= 50 / second.seconds());
      TrainEvent.TrainingFinished end = (TrainEvent.TrainingFinished) events.getLast();
      assertEquals(2, end.epochs());
      assertEquals("all epochs done", end.reason());
    }
  }

  @Test
  void fit_slowSteps_reportProgress() {
    List<TrainEvent> progress = new ArrayList<>();
    Callback keep =
        Callback.onEvent(event -> {
          if (event instanceof TrainEvent.Progress) {
            progress.add(event);
          }
        });
    try (CompiledModel net =
        CompiledModelTest.compile(Toys.xorTrainer().metrics(new SlowMetric()))) {
      net.fit(Toys.xor(), Fit.epochs(1).batchSize(3).callbacks(keep));
    }
    assertEquals(2, progress.size());
    TrainEvent.Progress first = (TrainEvent.Progress) progress.getFirst();
    assertEquals(1, first.epoch());
    assertEquals(1, first.step());
    assertEquals(2, first.stepsPerEpoch());
    assertTrue(Double.isFinite(first.loss()));
    assertTrue(first.samplesPerSecond() < 3 / 0.1, first::toString);
  }

  /// Takes longer than the time from one report to the next.
  private record SlowMetric() implements Metric {

    @Override
    public String name() {
      return "slow";
    }

    @Override
    public MetricState start(Shape prediction, Shape target) {
      return new MetricState() {
        @Override
        public void update(Buffer predictions, Buffer targets, int samples) {
          long start = System.nanoTime();
          while (System.nanoTime() - start < 101_000_000) {
            Thread.onSpinWait();
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

  @Test
  void fit_listenerStops_endsAfterThatEpoch() {
    List<TrainEvent> events = new ArrayList<>();
    Callback stopAfterTwo =
        control ->
            event -> {
              events.add(event);
              if (event instanceof TrainEvent.EpochFinished finished && finished.epoch() == 2) {
                control.stop("seen enough");
              }
            };
    try (CompiledModel net = CompiledModelTest.compile(Toys.xorTrainer())) {
      History history = net.fit(Toys.xor(), Fit.epochs(9).callbacks(stopAfterTwo));
      assertEquals(2, history.epochs());
      TrainEvent.TrainingFinished end = (TrainEvent.TrainingFinished) events.getLast();
      assertEquals("seen enough", end.reason());
      assertEquals(2, end.epochs());
      assertEquals(new TrainingPosition(2, 2), net.position());
    }
  }

  @Test
  void fit_stoppedBeforeFirstEpoch_trainsNothing() {
    Callback atOnce =
        control -> {
          control.stop("not today");
          return _ -> {};
        };
    try (CompiledModel net = CompiledModelTest.compile(Toys.xorTrainer())) {
      assertEquals(0, net.fit(Toys.xor(), Fit.epochs(9).callbacks(atOnce)).epochs());
      assertEquals(TrainingPosition.START, net.position());
    }
  }

  @Test
  void fit_validationEvery_skipsButNotTheLast() {
    try (CompiledModel net = CompiledModelTest.compile(Toys.xorTrainer())) {
      History history =
          net.fit(Toys.xor(), Fit.epochs(5).batchSize(4).validation(Toys.xor()).validationEvery(2));
      List<Boolean> measured =
          history.of("validationLoss").stream().map(value -> !value.isNaN()).toList();
      assertEquals(List.of(false, true, false, true, true), measured);
    }
  }

  /// The rate is so large that weights overflow within a few steps. The step that finds out changes
  /// nothing: it leaves the weights from before it.
  @Test
  void fit_divergence_namesStepTensorAndRemedy() {
    List<TrainEvent> events = new ArrayList<>();
    Sequential model = Sequential.of(Input.of(1), Dense.of(1));
    Trainer trainer = Trainer.of(model, new Sgd(1e15), new MeanSquaredError());
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      NumericException complaint =
          assertThrows(
              NumericException.class,
              () ->
                  net.fit(
                      Toys.line(),
                      Fit.epochs(9)
                          .batchSize(8)
                          .shuffle(false)
                          .callbacks(Callback.onEvent(events::add))));
      assertEquals(
          "epoch 3, step 1: loss is Infinity. First non-finite tensor: output of loss [8, 1]. The weights are those before this step. Try a learningRate below 1.0E15.",
          complaint.getMessage());
      assertEquals(
          new TrainEvent.TrainingFailed(3, String.valueOf(complaint.getMessage())),
          events.getLast());
      assertEquals(new TrainingPosition(2, 2), net.position());
      for (var variable : net.variables()) {
        assertTrue(Float.isFinite(net.read(variable)[0]), variable::name);
      }
    }
  }

  @Test
  void fit_scheduleGivesNaN_complains() {
    Trainer trainer =
        Toys.xorTrainer()
            .optimizer(Sgd.defaults().withLearningRate(step -> step < 2 ? 0.1 : Double.NaN));
    try (CompiledModel net = CompiledModelTest.compile(trainer)) {
      ConfigException complaint =
          assertThrows(
              ConfigException.class, () -> net.fit(Toys.xor(), Fit.epochs(5).batchSize(4)));
      assertEquals(
          "Schedule: the learningRate after 2 steps must be at least 0 and finite, got NaN.",
          complaint.getMessage());
    }
  }

  @Test
  void fit_badSettings_complains() {
    assertEquals("Fit: epochs must be at least 1, got 0.", complaint(() -> Fit.epochs(0)));
    assertEquals(
        "Fit: batchSize must be at least 1, got 0.", complaint(() -> Fit.epochs(1).batchSize(0)));
    assertEquals(
        "Fit: validationEvery must be at least 1, got 0.",
        complaint(() -> Fit.epochs(1).validationEvery(0)));
  }

  private static String kinds(List<TrainEvent> events) {
    return events.stream()
        .map(event -> event.getClass().getSimpleName())
        .collect(Collectors.joining(" "));
  }

  private static String complaint(Runnable action) {
    return String.valueOf(assertThrows(ConfigException.class, action::run).getMessage());
  }
}
