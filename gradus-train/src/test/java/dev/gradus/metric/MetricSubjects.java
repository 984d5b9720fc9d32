package dev.gradus.metric;

import dev.gradus.core.Shape;
import dev.gradus.metric.MetricSubject.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Every metric, in the forms that it takes predictions and targets.
final class MetricSubjects {

  private static final Shape FOUR = Shape.of(4);
  private static final Shape ONE = Shape.of(1);

  private MetricSubjects() {}

  static Stream<MetricSubject> all() {
    List<MetricSubject> subjects = new ArrayList<>();
    for (Metric metric : ofClasses()) {
      subjects.add(new MetricSubject(metric, FOUR, ONE, Values.INDEX));
      subjects.add(new MetricSubject(metric, FOUR, FOUR, Values.ONE_HOT));
      if (!(metric instanceof TopKAccuracy)) {
        subjects.add(new MetricSubject(metric, ONE, ONE, Values.INDEX));
      }
    }
    subjects.add(new MetricSubject(new Accuracy(), Shape.of(3, 4), Shape.of(3, 1), Values.INDEX));
    subjects.add(
        new MetricSubject(RocAuc.defaults(), Shape.of(3, 4), Shape.of(3, 1), Values.INDEX));
    subjects.add(
        new MetricSubject(
            Precision.defaults().withAverage(Average.MICRO), FOUR, ONE, Values.INDEX));
    subjects.add(
        new MetricSubject(
            Recall.defaults().withAverage(Average.WEIGHTED), FOUR, ONE, Values.INDEX));
    subjects.add(new MetricSubject(F1Score.defaults().ofClass(2), FOUR, ONE, Values.INDEX));
    subjects.add(new MetricSubject(PrAuc.defaults().ofClass(3), FOUR, ONE, Values.INDEX));
    subjects.add(new MetricSubject(RocAuc.defaults().ofClass(0), FOUR, ONE, Values.INDEX));
    subjects.add(new MetricSubject(BinaryAccuracy.defaults(), FOUR, FOUR, Values.ONE_HOT));
    for (Metric metric : ofValues()) {
      subjects.add(new MetricSubject(metric, Shape.of(2), Shape.of(2), Values.REAL));
    }
    return subjects.stream();
  }

  private static List<Metric> ofClasses() {
    return List.of(
        new Accuracy(),
        new BalancedAccuracy(),
        new CohenKappa(),
        ExpectedCalibrationError.defaults(),
        F1Score.defaults(),
        FBetaScore.of(2),
        new LogLoss(),
        new MatthewsCorrelation(),
        PrAuc.defaults(),
        Precision.defaults(),
        Recall.defaults(),
        RocAuc.defaults(),
        new TopKAccuracy(2));
  }

  private static List<Metric> ofValues() {
    return List.of(
        new MeanAbsoluteError(),
        new MeanAbsolutePercentageError(),
        new MeanSquaredError(),
        new R2Score(),
        new RootMeanSquaredError());
  }
}
