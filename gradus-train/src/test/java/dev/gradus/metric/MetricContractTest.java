package dev.gradus.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.DataException;
import dev.gradus.core.Shape;
import dev.gradus.metric.MetricSubject.Values;
import dev.gradus.spec.Kinds;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every metric promises: a pass that is kept and taken up ends with the same bits, NaN before
/// the first sample, a form in files.
class MetricContractTest {

  private static final Kinds KINDS = Kinds.standard();

  static Stream<MetricSubject> subjects() {
    return Stream.of(
        new MetricSubject(new Accuracy(), Shape.of(4), Shape.of(1), Values.INDEX),
        new MetricSubject(new MeanSquaredError(), Shape.of(2), Shape.of(2), Values.REAL),
        new MetricSubject(new MeanAbsoluteError(), Shape.of(2), Shape.of(2), Values.REAL));
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
    assertEquals(
        subject.metric().getClass().getSimpleName()
            + ": a state of %d numbers was given, the metric keeps %d. Restore only what a state of the same metric, for the same shapes, gave."
                .formatted(kept.length + 1, kept.length),
        complaint.getMessage());
    assertThrows(DataException.class, () -> state.restore(new double[0]));
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
