/// What happens in a run, and who is told.
///
/// [TrainEvent][dev.gradus.callback.TrainEvent] lists everything that can happen;
/// [Callback][dev.gradus.callback.Callback] is the configuration that starts a
/// [TrainListener][dev.gradus.callback.TrainListener] for each run, which acts on the run through
/// [TrainControl][dev.gradus.callback.TrainControl]. Read
/// [EarlyStopping][dev.gradus.callback.EarlyStopping] next: like all callbacks here it decides by
/// the finished epochs alone, so that a resumed run decides as the uninterrupted one.
/// [Rehearsal][dev.gradus.callback.Rehearsal] plays epochs to a callback, for tests. May use the
/// exceptions and whole files of `dev.gradus.core`, `dev.gradus.schedule` and
/// `dev.gradus.instrument`.
///
/// ```java
/// Callback log = Callback.onEvent(event -> {
///   if (event instanceof TrainEvent.EpochFinished(int epoch, var metrics, _, double seconds, _)) {
///     out.printf("epoch %d: %s in %.1f s%n", epoch, metrics, seconds);
///   }
/// });
/// ```
package dev.gradus.callback;
