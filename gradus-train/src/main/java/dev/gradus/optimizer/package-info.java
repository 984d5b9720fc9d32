/// How weights move: each optimizer is a record of its settings and ten lines of visible maths.
///
/// Start with [Optimizer][dev.gradus.optimizer.Optimizer], the contract, then
/// [Sgd][dev.gradus.optimizer.Sgd], [RmsProp][dev.gradus.optimizer.RmsProp] and
/// [Adam][dev.gradus.optimizer.Adam]. Each follows Keras's variant of the method and says where the
/// paper and PyTorch differ. May use the formula language, `dev.gradus.schedule` and the
/// exceptions; knows neither kernels nor the training loop.
///
/// ```java
/// Adam.defaults()
/// new Adam(0.0003).withBeta2(0.98)
/// new Sgd(0.1).withMomentum(0.9).withNesterov(true)
/// ```
package dev.gradus.optimizer;
