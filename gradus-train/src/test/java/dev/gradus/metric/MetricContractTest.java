package dev.gradus.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gradus.core.Buffer;
import dev.gradus.core.DataException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.history.History;
import dev.gradus.spec.Kinds;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every metric promises: a pass that is kept and taken up ends with the same bits, NaN before
/// the first sample, the same numbers in any batches and any order, nothing gained by NaN, a form
/// in files.
class MetricContractTest {

  private static final Kinds KINDS = Kinds.standard();

  static Stream<MetricSubject> subjects() {
    return MetricSubjects.all();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void restore_inTheMiddle_endsWithTheSameBits(MetricSubject subject) {
    MetricState whole = subject.start();
    whole.update(subject.predictions(37, 1), subject.targets(37, 1), 37);
    double[] kept = whole.state();
    whole.update(subject.predictions(20, 2), subject.targets(20, 2), 20);
    MetricState resumed = subject.start();
    resumed.update(subject.predictions(5, 3), subject.targets(5, 3), 5);
    resumed.restore(kept);
    resumed.update(subject.predictions(20, 2), subject.targets(20, 2), 20);
    assertFalse(Double.isNaN(whole.result()));
    assertEquals(whole.result(), resumed.result());
    assertEquals(toList(whole.state()), toList(resumed.state()));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void update_inAnyBatches_givesTheSameBits(MetricSubject subject) {
    int samples = 41;
    MetricState whole = subject.start();
    whole.update(subject.predictions(samples, 4), subject.targets(samples, 4), samples);
    for (int batch : new int[] {1, 7, 40}) {
      MetricState parts = subject.start();
      subject.inBatches(parts, samples, batch, 4);
      assertEquals(whole.result(), parts.result());
    }
  }

  /// Counts are exact; a sum of n terms changes by at most n units in the last place of the sum of
  /// their sizes, of which no metric here has more than a hundred times its result or 1.
  @ParameterizedTest
  @MethodSource("subjects")
  void update_inAnotherOrder_givesTheSame(MetricSubject subject) {
    int samples = 53;
    Buffer predictions = subject.predictions(samples, 5);
    Buffer targets = subject.targets(samples, 5);
    MetricState inOrder = subject.start();
    inOrder.update(predictions, targets, samples);
    MetricState mixed = subject.start();
    for (int sample : RandomStream.of(6).permutation(0, samples)) {
      mixed.update(
          subject.one(predictions, subject.prediction(), sample),
          subject.one(targets, subject.target(), sample),
          1);
    }
    double tolerance = samples * 0x1p-53 * 100 * Math.max(1, Math.abs(inOrder.result()));
    assertEquals(inOrder.result(), mixed.result(), tolerance);
  }

  /// Wherever a prediction is replaced by NaN, the result is NaN or not better than before.
  @ParameterizedTest
  @MethodSource("subjects")
  void update_aPredictionIsNan_isNotBetter(MetricSubject subject) {
    int samples = 23;
    Buffer targets = subject.targets(samples, 7);
    MetricState state = subject.start();
    state.update(subject.predictions(samples, 7), targets, samples);
    double before = state.result();
    int each = (int) subject.prediction().size();
    for (int place = 0; place < samples * each; place++) {
      Buffer broken = subject.predictions(samples, 7);
      broken.set(place, Float.NaN);
      state.reset();
      state.update(broken, targets, samples);
      double after = state.result();
      boolean better = subject.metric().higherIsBetter() ? after > before : after < before;
      assertFalse(better, () -> before + " became " + after);
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void update_afterGrowth_allocatesNothing(MetricSubject subject) {
    MetricState state = subject.start();
    Buffer predictions = subject.predictions(64, 8);
    Buffer targets = subject.targets(64, 8);
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int round = 0; round < 500; round++) {
      state.update(predictions, targets, 64);
    }
    state.reset();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int round = 0; round < 400; round++) {
      state.update(predictions, targets, 64);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 400, () -> allocated + " bytes in 400 updates");
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void restore_nothingSeen_forgets(MetricSubject subject) {
    double[] fresh = subject.start().state();
    MetricState state = subject.start();
    state.update(subject.predictions(5, 3), subject.targets(5, 3), 5);
    state.restore(fresh);
    assertEquals(Double.NaN, state.result());
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void restore_wrongLength_complains(MetricSubject subject) {
    MetricState state = subject.start();
    state.update(subject.predictions(5, 3), subject.targets(5, 3), 5);
    double[] kept = state.state();
    double[] longer = Arrays.copyOf(kept, kept.length + 1);
    DataException complaint = assertThrows(DataException.class, () -> state.restore(longer));
    String metric = subject.metric().getClass().getSimpleName();
    String start = metric + ": a state of %d numbers was given, the metric keeps ";
    assertTrue(
        complaint.getMessage().startsWith(start.formatted(kept.length + 1)), complaint::getMessage);
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void state_ofTheCaller_isACopy(MetricSubject subject) {
    MetricState state = subject.start();
    state.update(subject.predictions(5, 3), subject.targets(5, 3), 5);
    double before = state.result();
    double[] kept = state.state();
    state.restore(kept);
    Arrays.fill(kept, 7);
    Arrays.fill(state.state(), 7);
    assertEquals(before, state.result());
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void isHigherBetter_byName_saysTheSame(MetricSubject subject) {
    String name = History.validation(subject.metric().name());
    assertEquals(subject.metric().higherIsBetter(), Metric.isHigherBetter(name), name);
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void writtenAndReadBack_isEqual(MetricSubject subject) {
    Object plain = KINDS.toPlain(Metric.class, subject.metric(), "test", "metrics");
    assertEquals(subject.metric(), KINDS.fromPlain(Metric.class, plain, "test", "metrics"));
  }

  @Test
  void subjects_allKinds_areEnrolled() {
    List<String> words =
        subjects()
            .map(each -> KINDS.toPlain(Metric.class, each.metric(), "test", "metrics"))
            .map(plain ->
                plain instanceof Map<?, ?> map
                    ? map.keySet().iterator().next().toString()
                    : plain.toString())
            .toList();
    assertEquals(KINDS.names(Metric.class), List.copyOf(new TreeSet<>(words)));
  }

  @Test
  void restore_noCount_complains() {
    MetricState state = new Accuracy().start(Shape.of(1), Shape.of(1));
    for (double count : new double[] {-1, 0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      DataException complaint =
          assertThrows(DataException.class, () -> state.restore(new double[] {0, count}));
      assertEquals(
          "Accuracy: the state counts %s samples, a count is a whole number from 0 on. Restore only what a state of the same metric, for the same shapes, gave."
              .formatted(count),
          complaint.getMessage());
    }
  }

  private static List<Double> toList(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
