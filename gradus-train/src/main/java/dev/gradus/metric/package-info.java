/// How good predictions are, computed on the host and exact over a whole pass.
///
/// [Metric][dev.gradus.metric.Metric] is the configuration,
/// [MetricState][dev.gradus.metric.MetricState] what one pass has seen;
/// [Accuracy][dev.gradus.metric.Accuracy] counts right classes,
/// [MeanSquaredError][dev.gradus.metric.MeanSquaredError] and
/// [MeanAbsoluteError][dev.gradus.metric.MeanAbsoluteError] measure regressions. Sums are kept in
/// double. May use shapes, buffers and the exceptions.
///
/// ```java
/// MetricState accuracy = new Accuracy().start(Shape.of(10), Shape.of(10));
/// accuracy.update(prediction, target, 64);
/// double share = accuracy.result();
/// ```
package dev.gradus.metric;
