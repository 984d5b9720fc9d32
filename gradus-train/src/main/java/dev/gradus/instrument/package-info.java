/// What can be seen inside a network: activations, gradients, updates and weights, layer by layer.
///
/// [Instruments][dev.gradus.instrument.Instruments] says what is watched and how often; given to a
/// run, each look comes as a [TrainEvent][dev.gradus.callback.TrainEvent]`.Inspected` with a
/// [NetworkReading][dev.gradus.instrument.NetworkReading], which a compiled network also gives at
/// any time without training (`CompiledModel.inspect`). A reading has a
/// [LayerReading][dev.gradus.instrument.LayerReading] for each layer. The numbers are made in
/// `dev.gradus.train`; here is only what they are. May use the exceptions of `dev.gradus.core`.
///
/// ```java
/// Instruments gradients = Instruments.everySteps(100).withWatch(Instrument.GRADIENTS);
/// net.fit(train, Fit.epochs(5).instruments(gradients).callbacks(watcher));
/// ```
package dev.gradus.instrument;
