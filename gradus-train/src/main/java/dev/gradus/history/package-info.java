/// What a run measured, and where it is kept: [History][dev.gradus.history.History], run folders
/// and model files.
///
/// [RunFolder][dev.gradus.history.RunFolder] is the way in: it gives back the spec, the events, the
/// history, the [Environment][dev.gradus.history.Environment] and the
/// [SavedModel][dev.gradus.history.SavedModel] of a run, and
/// [Checkpoints][dev.gradus.history.Checkpoints], from which an interrupted run goes on. Files are
/// pure data in JSON, YAML and safetensors; reading them checks every byte of a model before it is
/// used and never takes a class, a path or an address from a file. May use the model, data, spec
/// and callback packages; with `dev.gradus.spec` the only package that touches a file format.
///
/// ```java
/// RunFolder run = RunFolder.open(Path.of("runs/mnist-1"));
/// double accuracy = run.history().last("validationAccuracy");
/// ```
package dev.gradus.history;
