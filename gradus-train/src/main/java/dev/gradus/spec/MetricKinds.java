package dev.gradus.spec;

import dev.gradus.metric.Accuracy;
import dev.gradus.metric.BalancedAccuracy;
import dev.gradus.metric.BinaryAccuracy;
import dev.gradus.metric.CohenKappa;
import dev.gradus.metric.ExpectedCalibrationError;
import dev.gradus.metric.F1Score;
import dev.gradus.metric.FBetaScore;
import dev.gradus.metric.LogLoss;
import dev.gradus.metric.MatthewsCorrelation;
import dev.gradus.metric.MeanAbsoluteError;
import dev.gradus.metric.MeanAbsolutePercentageError;
import dev.gradus.metric.MeanSquaredError;
import dev.gradus.metric.Metric;
import dev.gradus.metric.PrAuc;
import dev.gradus.metric.Precision;
import dev.gradus.metric.R2Score;
import dev.gradus.metric.Recall;
import dev.gradus.metric.RocAuc;
import dev.gradus.metric.RootMeanSquaredError;
import dev.gradus.metric.TopKAccuracy;

/// The words for metrics.
final class MetricKinds {

  private MetricKinds() {}

  static Kinds of(Kinds kinds) {
    return values(classes(kinds));
  }

  private static Kinds classes(Kinds kinds) {
    return kinds
        .with(Metric.class, Kind.of("accuracy", new Accuracy()))
        .with(Metric.class, Kind.of("balanced-accuracy", new BalancedAccuracy()))
        .with(
            Metric.class,
            Kind.of("binary-accuracy", BinaryAccuracy.defaults()).shorthandFor("threshold"))
        .with(Metric.class, Kind.of("cohen-kappa", new CohenKappa()))
        .with(
            Metric.class,
            Kind.of("expected-calibration-error", ExpectedCalibrationError.defaults())
                .shorthandFor("bins"))
        .with(Metric.class, Kind.of("f1-score", F1Score.defaults()).shorthandFor("average"))
        .with(
            Metric.class,
            Kind.of("fbeta-score", FBetaScore.of(1)).requiring("beta").shorthandFor("beta"))
        .with(Metric.class, Kind.of("log-loss", new LogLoss()))
        .with(Metric.class, Kind.of("matthews-correlation", new MatthewsCorrelation()))
        .with(Metric.class, Kind.of("pr-auc", PrAuc.defaults()).shorthandFor("classId"))
        .with(Metric.class, Kind.of("precision", Precision.defaults()).shorthandFor("average"))
        .with(Metric.class, Kind.of("recall", Recall.defaults()).shorthandFor("average"))
        .with(Metric.class, Kind.of("roc-auc", RocAuc.defaults()).shorthandFor("classId"))
        .with(Metric.class, Kind.of("top-k-accuracy", TopKAccuracy.defaults()).shorthandFor("k"));
  }

  private static Kinds values(Kinds kinds) {
    return kinds
        .with(Metric.class, Kind.of("mean-absolute-error", new MeanAbsoluteError()))
        .with(
            Metric.class,
            Kind.of("mean-absolute-percentage-error", new MeanAbsolutePercentageError()))
        .with(Metric.class, Kind.of("mean-squared-error", new MeanSquaredError()))
        .with(Metric.class, Kind.of("r2-score", new R2Score()))
        .with(Metric.class, Kind.of("root-mean-squared-error", new RootMeanSquaredError()));
  }
}
