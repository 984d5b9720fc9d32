package dev.gradus.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.Buffer;
import dev.gradus.core.DataException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.metric.Accuracy;
import dev.gradus.metric.MeanSquaredError;
import dev.gradus.metric.Metric;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeterTest {

  private static final List<Shape> TARGETS = List.of(Shape.of(3));

  @Test
  void restore_inTheMiddle_givesTheSameResults() {
    Trainer trainer = Toys.blobsTrainer(0).metrics(new Accuracy(), new MeanSquaredError());
    Meter whole = new Meter(trainer, TARGETS);
    Meter resumed = new Meter(trainer, TARGETS);
    for (int batch = 0; batch < 4; batch++) {
      if (batch == 2) {
        resumed.restore(whole.state());
      }
      int size = batch == 3 ? 2 : 16;
      whole.add(step(batch), size);
      if (batch >= 2) {
        resumed.add(step(batch), size);
      }
    }
    assertEquals(50, resumed.samples());
    assertEquals(whole.results(), resumed.results());
    assertEquals(whole.loss(), resumed.loss());
  }

  @Test
  void restore_otherMetrics_complains() {
    double[] kept =
        new Meter(Toys.blobsTrainer(0).metrics(new MeanSquaredError()), TARGETS).state();
    for (Trainer other :
        List.of(
            Toys.blobsTrainer(0).metrics(new Metric[0]),
            Toys.blobsTrainer(0).metrics(new Accuracy(), new MeanSquaredError()))) {
      Meter meter = new Meter(other, TARGETS);
      DataException complaint = assertThrows(DataException.class, () -> meter.restore(kept));
      assertEquals(
          "Losses and metrics: the 5 numbers kept in the middle of an epoch are not those of this trainer. Go on with the metrics and outputs that the run had.",
          complaint.getMessage());
    }
  }

  @Test
  void restore_cutShort_complains() {
    Meter meter = new Meter(Toys.blobsTrainer(0), TARGETS);
    double[] kept = meter.state();
    for (int length = 0; length < kept.length; length++) {
      double[] part = Arrays.copyOf(kept, length);
      assertThrows(DataException.class, () -> meter.restore(part));
    }
  }

  /// What a plan would have left of one batch.
  private static StepPlan step(int batch) {
    RandomStream random = RandomStream.of(batch);
    float[] predictions = new float[3 * 16];
    float[] targets = new float[3 * 16];
    for (int i = 0; i < predictions.length; i++) {
      predictions[i] = random.uniform(0, i);
      targets[i] = (i + batch) % 4 == 0 ? 1 : 0;
    }
    return new StepPlan(
        null,
        List.of(),
        List.of(buffer(targets)),
        List.of(buffer(predictions)),
        buffer(random.uniform(1, 0)),
        List.of(),
        Optional.empty());
  }

  private static Buffer buffer(float... values) {
    return new Buffer(MemorySegment.ofArray(values));
  }
}
