/// Learning rates over training time.
///
/// [Schedule][dev.gradus.schedule.Schedule] maps the number of updates made so far to a rate;
/// [Constant][dev.gradus.schedule.Constant] is the one that every optimizer starts from. Read
/// [ExponentialDecay][dev.gradus.schedule.ExponentialDecay] next, then
/// [WarmUp][dev.gradus.schedule.WarmUp], which stands in front of any other. May use only the
/// exceptions of `dev.gradus.core`.
///
/// ```java
/// Adam.defaults().withLearningRate(new CosineDecay(0.001, 10_000).withWarmUp(500))
/// ```
package dev.gradus.schedule;
