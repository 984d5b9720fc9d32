package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.gradus.activation.Softmax;
import dev.gradus.core.Shape;
import dev.gradus.core.ShapeException;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import dev.gradus.history.History;
import dev.gradus.history.TrainingPosition;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.layer.BatchNormalization;
import dev.gradus.layer.Dense;
import dev.gradus.layer.Input;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.metric.Accuracy;
import dev.gradus.metric.MeanAbsoluteError;
import dev.gradus.model.Sequential;
import dev.gradus.op.Variable;
import dev.gradus.optimizer.Sgd;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledModelTest {

  @Test
  void fit_xor_isLearned() {
    try (CompiledModel net = compile(Toys.xorTrainer())) {
      History history = net.fit(Toys.xor(), Fit.epochs(200).batchSize(4));
      assertEquals(1, history.last("accuracy"));
      assertTrue(history.last("loss") < 0.1, history.of("loss")::toString);
      float[] odd = net.predict(0, 1);
      assertTrue(odd[1] > 0.9, () -> List.of(odd[0], odd[1]).toString());
    }
  }

  @Test
  void fit_line_findsSlopeAndOffset() {
    Sequential model = Sequential.of(Input.of(1), Dense.of(1));
    Trainer trainer =
        Trainer.of(model, new Sgd(0.2).withMomentum(0.5), new MeanSquaredError())
            .metrics(new MeanAbsoluteError());
    try (CompiledModel net = compile(trainer)) {
      History history = net.fit(Toys.line(), Fit.epochs(100).batchSize(3));
      assertTrue(history.last("meanAbsoluteError") < 1e-3);
      assertEquals(2, weights(net).get("dense/kernel").getFirst(), 1e-3);
      assertEquals(-1, weights(net).get("dense/bias").getFirst(), 1e-3);
    }
  }

  @Test
  void plan_ofALine_changesWeightsAfterTheLossIsKnown() {
    Sequential model = Sequential.of(Input.of(1), Dense.of(1));
    try (CompiledModel net = compile(Trainer.of(model, new Sgd(0.25), new MeanSquaredError()))) {
      String plan = net.plan(3);
      int product = plan.indexOf("InnerProduct+bias(input, dense/kernel, dense/bias)  # dense, ");
      int guard = plan.indexOf("--- from here on variables change");
      int update = plan.indexOf("# dense/kernel/sgd, ");
      assertTrue(0 <= product && product < guard && guard < update, plan);
    }
  }

  /// One batch of one sample, by hand: `p = w x + b`, `loss = (p - y)^2`, gradients `2 (p - y) x`
  /// and `2 (p - y)`.
  @Test
  void fit_oneSgdStep_byHand() {
    Dataset one = Toys.line().subset(5);
    Sequential model = Sequential.of(Input.of(1), Dense.of(1));
    try (CompiledModel net = compile(Trainer.of(model, new Sgd(0.25), new MeanSquaredError()))) {
      net.write(net.variables().get(0), new float[] {1});
      net.write(net.variables().get(1), new float[] {0.25f});
      History history = net.fit(one, Fit.epochs(1).batchSize(1));
      // x = 0.5, y = 0, p = 0.75
      assertEquals(0.5625, history.last("loss"));
      assertEquals(List.of(1 - 0.25f * 0.75f), weights(net).get("dense/kernel"));
      assertEquals(List.of(0.25f - 0.25f * 1.5f), weights(net).get("dense/bias"));
    }
  }

  @Test
  void fit_shortLastBatch_everySampleCountsOnce() {
    Dataset data = Toys.blobs("blobs", 50);
    Trainer still = Toys.blobsTrainer(0).optimizer(new Sgd(0));
    try (CompiledModel net = compile(still)) {
      History history = net.fit(data, Fit.epochs(1).batchSize(16).validation(data));
      // Weights do not move, so training in batches of 16, 16, 16, 2 measures what evaluation in
      // one
      // batch of 50 does. Losses are float32 means: each is off by at most a few units in 2^-24.
      Map<String, Double> whole = net.evaluate(data);
      assertEquals(whole.get("accuracy"), history.last("accuracy"));
      assertEquals(whole.get("loss"), history.last("loss"), whole.get("loss") * 4 * 0x1p-24);
      assertEquals(history.last("loss"), history.last("validationLoss"), 1e-6);
      assertEquals(history.last("accuracy"), history.last("validationAccuracy"));
      assertEquals(new TrainingPosition(4, 1), net.position());
    }
  }

  @Test
  void fit_sameSeed_sameBits() {
    assertEquals(trained(Toys.blobsTrainer(0.3).seed(5)), trained(Toys.blobsTrainer(0.3).seed(5)));
    assertNotEquals(
        trained(Toys.blobsTrainer(0.3).seed(5)), trained(Toys.blobsTrainer(0.3).seed(6)));
  }

  @Test
  void fit_twice_sameBitsAsOnce() {
    Dataset data = Toys.blobs("blobs", 50);
    try (CompiledModel once = compile(Toys.blobsTrainer(0.3));
        CompiledModel twice = compile(Toys.blobsTrainer(0.3))) {
      once.fit(data, Fit.epochs(3).batchSize(16));
      twice.fit(data, Fit.epochs(1).batchSize(16));
      twice.fit(data, Fit.epochs(2).batchSize(16));
      assertEquals(weights(once), weights(twice));
      assertEquals(once.position(), twice.position());
    }
  }

  @Test
  void resume_checkpointOfAnEpochsEnd_sameBitsAsUninterrupted() {
    Dataset data = Toys.blobs("blobs", 50);
    try (CompiledModel whole = compile(Toys.blobsTrainer(0.3));
        CompiledModel first = compile(Toys.blobsTrainer(0.3));
        CompiledModel second = compile(Toys.blobsTrainer(0.3))) {
      whole.fit(data, Fit.epochs(3).batchSize(16));
      first.fit(data, Fit.epochs(2).batchSize(16));
      second.resume(first.checkpoint());
      second.fit(data, Fit.epochs(3).batchSize(16));
      assertEquals(weights(whole), weights(second));
    }
  }

  /// Dropout draws from a stream of its own: it moves neither first weights nor the order of
  /// samples.
  @Test
  void compile_dropoutAdded_firstWeightsAndOrderStay() {
    try (CompiledModel with = compile(Toys.blobsTrainer(0.5));
        CompiledModel without = compile(Toys.blobsTrainer(0))) {
      assertEquals(weights(without), weights(with));
    }
    Dataset data = Toys.blobs("blobs", 50);
    try (CompiledModel with = compile(Toys.blobsTrainer(1e-9));
        CompiledModel without = compile(Toys.blobsTrainer(0))) {
      with.fit(data, Fit.epochs(2).batchSize(16));
      without.fit(data, Fit.epochs(2).batchSize(16));
      // A rate that never drops but divides by 1 - 1e-9, which is 1 in float32.
      assertEquals(weights(without), weights(with));
    }
  }

  @Test
  void fit_batchNormalization_movesItsAveragesAndEvaluates() {
    Sequential model =
        Sequential.of(
            Input.of(2),
            BatchNormalization.defaults().withMomentum(0.5),
            Dense.of(3).withActivation(new Softmax()));
    Dataset data = Toys.blobs("blobs", 300);
    try (CompiledModel net = compile(Toys.classifier(model))) {
      History history = net.fit(data, Fit.epochs(20).batchSize(30).validation(data));
      // The centres' mean is 1 on both axes; noise of 100 samples a cloud moves it by far less than
      // 0.5.
      for (float mean : weights(net).get("batch_normalization/moving_mean")) {
        assertEquals(1, mean, 0.5);
      }
      assertEquals(history.last("loss"), history.last("validationLoss"), 0.1);
    }
  }

  @Test
  void scaler_appliesToDataAndSingleExamplesAlike() {
    Trainer scaled = Toys.xorTrainer().scaler(FittedScaler.whole(0.5, 2));
    try (CompiledModel net = compile(scaled)) {
      float[][] rows = net.predict(Toys.xor());
      assertArrayEquals(rows[1], net.predict(0, 1));
      assertArrayEquals(rows[2], net.predict(1, 0));
    }
  }

  @Test
  void predict_moreThanOneBatch_keepsOrder() {
    Dataset data = Toys.blobs("blobs", 600);
    try (CompiledModel net = compile(Toys.blobsTrainer(0))) {
      float[][] rows = net.predict(data);
      assertEquals(600, rows.length);
      for (int sample : new int[] {0, 255, 256, 599}) {
        float[] features = new float[2];
        data.copyFeatures(sample, features, 0);
        assertArrayEquals(net.predict(features), rows[sample], 1e-6f);
      }
    }
  }

  @Test
  void load_savedNetwork_answersAlike(@TempDir Path folder) {
    Dataset data = Toys.blobs("blobs", 50);
    Trainer trainer = Toys.blobsTrainer(0.3).scaler(FittedScaler.whole(1, 0.5));
    try (CompiledModel net = trainer.compile()) {
      net.fit(data, Fit.epochs(2).batchSize(16));
      net.save(folder);
      try (CompiledModel loaded = CompiledModel.load(folder, new Accuracy())) {
        assertEquals(net.evaluate(data), loaded.evaluate(data));
        assertArrayEquals(net.predict(1, 2), loaded.predict(1, 2));
        assertEquals(net.saved(), loaded.saved());
      }
    }
  }

  @Test
  void restore_otherLayers_complains() {
    try (CompiledModel blobs = compile(Toys.blobsTrainer(0));
        CompiledModel line =
            compile(
                Trainer.of(
                    Sequential.of(Input.of(1), Dense.of(1)),
                    Sgd.defaults(),
                    new MeanSquaredError()))) {
      assertEquals(
          "CompiledModel: its weights are {dense/kernel=[1, 1], dense/bias=[1]}, the saved ones"
              + " {dense/kernel=[2, 16], dense/bias=[16], dense_1/kernel=[16, 3],"
              + " dense_1/bias=[3]}. Build it from the saved model's layers.",
          complaint(() -> line.restore(blobs.saved())));
    }
  }

  @Test
  void evaluate_changesNothing() {
    try (CompiledModel net = compile(Toys.blobsTrainer(0.3))) {
      var before = weights(net);
      net.evaluate(Toys.blobs("blobs", 50));
      assertEquals(before, weights(net));
      assertEquals(TrainingPosition.START, net.position());
    }
  }

  @Test
  void close_afterUse_leavesNoNativeMemory() {
    Dataset data = Toys.blobs("blobs", 50);
    CompiledModel net = compile(Toys.blobsTrainer(0.3));
    try (net) {
      net.fit(data, Fit.epochs(1).batchSize(16).validation(data));
      net.predict(data);
      assertTrue(net.nativeBytes() > 0);
    }
    assertEquals(0, net.nativeBytes());
    net.close();
  }

  /// Twice the steps, the same bytes: what an epoch takes besides its order of samples (4 bytes a
  /// sample) does not grow with its steps. Code that is not compiled yet may make short-lived
  /// objects, so the test goes on until it is, or fails after many epochs.
  @Test
  void fit_moreSteps_allocatesNoMore() {
    Dataset few = Toys.blobs("few", 1_000);
    Dataset many = Toys.blobs("many", 2_000);
    long order = 1_000L * Integer.BYTES;
    Fit fit = Fit.epochs(1).batchSize(2);
    List<Long> excess = new ArrayList<>();
    try (CompiledModel net = compile(Toys.blobsTrainer(0.3))) {
      do {
        long less = allocated(() -> net.fit(few, fit));
        long more = allocated(() -> net.fit(many, fit));
        excess.add(more - less - order);
      } while (excess.getLast() > 500 && excess.size() < 100);
    }
    // 500 more steps: not even a byte each.
    assertTrue(excess.getLast() <= 500, excess::toString);
  }

  private static long allocated(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void fit_wrongData_complains() {
    try (CompiledModel net = compile(Toys.xorTrainer())) {
      assertEquals(
          "blobs: targets are [3], but for predictions [2] the loss categorical-crossentropy wants"
              + " [2]. Let the model end in [3].",
          complaint(() -> net.fit(Toys.blobs("blobs", 9), Fit.epochs(1))));
      assertEquals(
          "predict: got 3 features, the model takes 2: [2].",
          complaint(() -> net.predict(1, 2, 3)));
      assertEquals(
          "CompiledModel: it has no variable other [1]. Its variables are [dense/kernel [2, 8],"
              + " dense/kernel/adam/m [2, 8]].",
          complaint(() -> net.write(new Variable("other", Shape.of(1), true), new float[1]))
              .replaceAll(
                  "(kernel \\[2, 8]), .*(dense/kernel/adam/m \\[2, 8]), .*]\\.", "$1, $2]."));
    }
  }

  static CompiledModel compile(Trainer trainer) {
    return trainer.compile(new ReferenceBackend());
  }

  static Map<String, List<Float>> weights(CompiledModel net) {
    return net.variables().stream()
        .collect(Collectors.toMap(Variable::name, variable -> boxed(net.read(variable))));
  }

  private static Map<String, List<Float>> trained(Trainer trainer) {
    try (CompiledModel net = compile(trainer)) {
      net.fit(Toys.blobs("blobs", 50), Fit.epochs(2).batchSize(16));
      return weights(net);
    }
  }

  private static List<Float> boxed(float[] values) {
    return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
  }

  private static String complaint(Runnable action) {
    return String.valueOf(assertThrows(ShapeException.class, action::run).getMessage());
  }
}
