/// What happens in a run, and who is told.
///
/// [TrainEvent][dev.gradus.callback.TrainEvent] lists everything that can happen;
/// [Callback][dev.gradus.callback.Callback] is the configuration that starts a
/// [TrainListener][dev.gradus.callback.TrainListener] for each run, which acts on the run through
/// [TrainControl][dev.gradus.callback.TrainControl]. May use the JDK only.
///
/// ```java
/// Callback log = Callback.onEvent(event -> {
///   if (event instanceof TrainEvent.EpochFinished(int epoch, var metrics, _, double seconds, _)) {
///     out.printf("epoch %d: %s in %.1f s%n", epoch, metrics, seconds);
///   }
/// });
/// ```
package dev.gradus.callback;
