/// How good predictions are, computed on the host and exact over a whole pass.
///
/// [Metric][dev.gradus.metric.Metric] is the configuration,
/// [MetricState][dev.gradus.metric.MetricState] what one pass has seen. Sums are kept in double,
/// counts as whole numbers; batches of any size give the same bits.
///
/// - How many classes are right: [Accuracy][dev.gradus.metric.Accuracy],
///   [TopKAccuracy][dev.gradus.metric.TopKAccuracy];
///   [BinaryAccuracy][dev.gradus.metric.BinaryAccuracy] for labels that do not exclude each other.
/// - And where classes are not equally frequent:
///   [BalancedAccuracy][dev.gradus.metric.BalancedAccuracy],
///   [MatthewsCorrelation][dev.gradus.metric.MatthewsCorrelation],
///   [CohenKappa][dev.gradus.metric.CohenKappa].
/// - Which kind of mistakes: [Precision][dev.gradus.metric.Precision],
///   [Recall][dev.gradus.metric.Recall], [F1Score][dev.gradus.metric.F1Score],
///   [FBetaScore][dev.gradus.metric.FBetaScore].
/// - Whether scores are in order, at any threshold: [RocAuc][dev.gradus.metric.RocAuc],
///   [PrAuc][dev.gradus.metric.PrAuc].
/// - Whether probabilities are true: [LogLoss][dev.gradus.metric.LogLoss],
///   [ExpectedCalibrationError][dev.gradus.metric.ExpectedCalibrationError].
/// - How far values are off: [MeanAbsoluteError][dev.gradus.metric.MeanAbsoluteError],
///   [MeanSquaredError][dev.gradus.metric.MeanSquaredError],
///   [RootMeanSquaredError][dev.gradus.metric.RootMeanSquaredError],
///   [MeanAbsolutePercentageError][dev.gradus.metric.MeanAbsolutePercentageError],
///   [R2Score][dev.gradus.metric.R2Score].
///
/// [ConfusionMatrix][dev.gradus.metric.ConfusionMatrix] counts which class was taken for which, and
/// [Reliability][dev.gradus.metric.Reliability] how often confident answers are right, from all
/// predictions at once.
///
/// A prediction of NaN never makes a metric better: where classes are counted it is wrong,
/// elsewhere the result is NaN. May use shapes, buffers, data sets, what outputs mean, and the
/// exceptions.
///
/// ```java
/// MetricState accuracy = new Accuracy().start(Shape.of(10), Shape.of(10));
/// accuracy.update(prediction, target, 64);
/// double share = accuracy.result();
/// ```
package dev.gradus.metric;
