/// Runs specs: from a spec file to a trained network, in memory or into a run folder.
///
/// [TrainRun][dev.gradus.run.TrainRun] joins a spec with its data and trains it;
/// [SharedData][dev.gradus.run.SharedData] keeps data loaded for many runs;
/// [RunResult][dev.gradus.run.RunResult] is what came out;
/// [TrainedModel][dev.gradus.run.TrainedModel] brings saved networks back to life. May use every
/// package of the training room; nothing in the room uses this one.
///
/// ```java
/// try (Backend backend = Backends.best()) {
///   TrainRun run = TrainRun.of(TrainSpec.read(Path.of("spec.yaml"), kinds), new SharedData());
///   RunResult result = run.train(backend);
///   double accuracy = result.metrics().get("validationAccuracy");
/// }
/// ```
package dev.gradus.run;
