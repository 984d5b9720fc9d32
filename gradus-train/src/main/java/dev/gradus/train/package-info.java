/// Training: a network, an optimizer and a loss become weights.
///
/// Start with [Trainer][dev.gradus.train.Trainer], which says what is trained and how, and
/// [CompiledModel][dev.gradus.train.CompiledModel], the network with weights that it compiles to;
/// [Fit][dev.gradus.train.Fit] says for how long. Inside, one step is a graph (`TrainingGraph`,
/// whose end is `WeightUpdates`) that the compiler turns into a plan for each batch size (`Plans`);
/// `TrainLoop` runs epochs of it, `TrainingPass` the steps (`LbfgsPass` the moves of L-BFGS, with
/// `QuasiNewton` and `LineSearch`), `EvaluationPass`, `PredictionPass` and, for what is inside,
/// `Inspector` look without touching. May use the compiler, models, data and the other packages of
/// this room, except `dev.gradus.run`.
///
/// ```java
/// Split mnist = Mnist.load();
/// Sequential model =
///     Sequential.of(
///         Input.of(28, 28, 1),
///         new Flatten(),
///         Dense.of(128).withActivation(new Relu()),
///         Dense.of(10).withActivation(new Softmax()));
/// Trainer trainer =
///     Trainer.of(model, Adam.defaults(), CategoricalCrossentropy.defaults())
///         .metrics(new Accuracy())
///         .scaler(Scaler.defaults().fit(mnist.train()));
/// try (CompiledModel net = trainer.compile()) {
///   History history =
///       net.fit(mnist.train(), Fit.epochs(5).batchSize(64).validation(mnist.test()));
///   net.evaluate(mnist.test());
///   net.save(Path.of("mnist"));
/// }
/// ```
package dev.gradus.train;
