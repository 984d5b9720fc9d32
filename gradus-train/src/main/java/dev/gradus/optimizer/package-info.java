/// How weights move: each optimizer is a record of its settings and ten lines of visible maths.
///
/// Start with [Optimizer][dev.gradus.optimizer.Optimizer] and
/// [ElementwiseOptimizer][dev.gradus.optimizer.ElementwiseOptimizer], the contracts, then
/// [Sgd][dev.gradus.optimizer.Sgd], [RmsProp][dev.gradus.optimizer.RmsProp] and
/// [Adam][dev.gradus.optimizer.Adam]; most others are kin of the last two.
/// [Lamb][dev.gradus.optimizer.Lamb], [Adafactor][dev.gradus.optimizer.Adafactor] and
/// [Muon][dev.gradus.optimizer.Muon] build ops that look at a weight as a whole;
/// [Lbfgs][dev.gradus.optimizer.Lbfgs] moves all weights together, once an epoch. Each has Keras's
/// variant of the method and its defaults, says where the paper and PyTorch differ, and follows
/// PyTorch if made by `likePyTorch()` (see [Convention][dev.gradus.optimizer.Convention]).
///
/// What happens to gradients and weights beside the move, clipping, accumulation, weight decay,
/// averages and groups of weights, is [UpdateSettings][dev.gradus.optimizer.UpdateSettings]; an
/// optimizer sees none of it. May use ops, constraints, the formula language, `dev.gradus.schedule`
/// and the exceptions; knows neither kernels nor the training loop.
///
/// ```java
/// Adam.defaults()
/// new Adam(0.0003).withBeta2(0.98)
/// AdamW.likePyTorch().withWeightDecay(0.1)
/// new Sgd(0.1).withMomentum(0.9).withNesterov(true)
/// ```
package dev.gradus.optimizer;
