/// Learning rates over training time.
///
/// [Schedule][dev.gradus.schedule.Schedule] maps the number of updates made so far to a rate;
/// [Constant][dev.gradus.schedule.Constant] is the one that every optimizer starts from. May use
/// only the exceptions of `dev.gradus.core`.
///
/// ```java
/// Adam.defaults().withLearningRate(step -> 0.001 * Math.pow(0.5, step / 1000))
/// ```
package dev.gradus.schedule;
