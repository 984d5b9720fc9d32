package dev.gradus.run;

import dev.gradus.callback.Callback;
import dev.gradus.callback.FileCallback;
import dev.gradus.callback.Measurements;
import dev.gradus.data.Dataset;
import dev.gradus.data.Split;
import dev.gradus.data.augment.Augment;
import dev.gradus.data.augment.Augmentation;
import dev.gradus.history.Checkpoints;
import dev.gradus.history.History;
import dev.gradus.history.RunFolder;
import dev.gradus.kernels.Backend;
import dev.gradus.metric.Metric;
import dev.gradus.model.Model;
import dev.gradus.spec.TrainSpec;
import dev.gradus.spec.Validation;
import dev.gradus.train.CompiledModel;
import dev.gradus.train.Fit;
import dev.gradus.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// A spec joined with its data: the scaler is fitted on the training part only, the network has the
/// data's input shape, and everything that can be found wrong without training has been.
///
/// A network that does not begin with `input` takes the data's shape; if dense layers come first
/// and the data are images, they are read as rows, through a `flatten` put in front.
///
/// Can be trained any number of times, also on several threads with a backend each; every time
/// gives the same numbers on the same machine with the same number of threads.
public final class TrainRun {

  private final TrainSpec spec;
  private final Split split;
  private final Validation.Parts parts;
  private final Model model;
  private final Trainer trainer;

  private TrainRun(
      TrainSpec spec, Split split, Validation.Parts parts, Model model, Trainer trainer) {
    this.spec = spec;
    this.split = split;
    this.parts = parts;
    this.model = model;
    this.trainer = trainer;
  }

  /// @param spec what to run
  /// @param data where it finds its data loaded, or loads them
  /// @return the run, not begun
  /// @throws dev.gradus.core.ConfigException if model, loss and data do not fit each other
  /// @throws dev.gradus.core.ShapeException if layers do not fit each other
  /// @throws dev.gradus.core.DataException if the data cannot be read
  public static TrainRun of(TrainSpec spec, SharedData data) {
    Split split = data.of(spec.data());
    Validation.Parts parts = KerasImages.parts(spec, split);
    Model model = InputFit.withInput(spec.model(), parts.train());
    model.requireExample(parts.train().featureShape());
    InputFit.requireScale(spec.scale(), split.train());
    InputFit.requireTarget(model, spec.loss(), parts.train());
    InputFit.requireClassWeight(spec.fit().classWeight(), parts.train());
    InputFit.requireAugment(augmentation(spec), spec.loss(), parts.train());
    Trainer trainer =
        Trainer.of(model, spec.optimizer(), spec.loss())
            .metrics(spec.metrics().toArray(Metric[]::new))
            .scaler(data.scaler(spec.data(), KerasImages.scaling(spec), parts.train()))
            .update(spec.update())
            .seed(spec.fit().seed());
    Measurements measured = trainer.measured(parts.validation().isPresent());
    for (Callback callback : spec.callbacks()) {
      callback.check(measured);
      placed(callback, Optional.of(Path.of("run")));
    }
    trainer.check();
    return new TrainRun(spec, split, parts, model, trainer);
  }

  /// @return what to run
  public TrainSpec spec() {
    return spec;
  }

  /// @return the spec's data, whole; [#trainingData()] may be made anew where a validation part is
  ///   taken out, and [#testData()] with it
  public Split split() {
    return split;
  }

  /// @return the part that is trained on
  public Dataset trainingData() {
    return parts.train();
  }

  /// @return the test part that belongs to [#trainingData()]: what the network is measured on
  public Dataset testData() {
    return parts.test();
  }

  /// @return the network with its input
  public Model model() {
    return model;
  }

  /// @return everything except the data and the length of training
  public Trainer trainer() {
    return trainer;
  }

  /// Trains in memory. Callbacks of the spec that write files are left out.
  ///
  /// @param backend what computes
  /// @param callbacks told about the run
  /// @return what came out
  /// @throws dev.gradus.core.NumericException if the loss stops being finite
  public RunResult train(Backend backend, Callback... callbacks) {
    return trained(backend, _ -> List.of(callbacks), _ -> {});
  }

  /// Trains in memory, and shows the trained network before it is closed.
  ///
  /// @param backend what computes
  /// @param callbacks told about the run
  /// @param trained is given the network; must not keep it
  /// @return what came out
  /// @throws dev.gradus.core.NumericException if the loss stops being finite
  public RunResult train(
      Backend backend, List<Callback> callbacks, Consumer<CompiledModel> trained) {
    return trained(backend, _ -> callbacks, trained);
  }

  /// Trains in memory, with a callback that may look at the network itself, such as one that
  /// measures it on other data after an epoch.
  ///
  /// @param backend what computes
  /// @param watcher makes the callback from the network, which it must not keep
  /// @return what came out
  /// @throws dev.gradus.core.NumericException if the loss stops being finite
  public RunResult trainWatched(Backend backend, Function<CompiledModel, Callback> watcher) {
    return trained(backend, net -> List.of(watcher.apply(net)), _ -> {});
  }

  private RunResult trained(
      Backend backend,
      Function<CompiledModel, List<Callback>> callbacks,
      Consumer<CompiledModel> trained) {
    try (CompiledModel compiled = trainer.compile(backend)) {
      compiled.adapt(parts.train());
      Timeline timeline = new Timeline(Optional.empty());
      RunResult result =
          train(
              compiled,
              backend,
              Optional.empty(),
              callbacks.apply(compiled),
              timeline,
              Optional.empty());
      trained.accept(compiled);
      return result;
    }
  }

  /// Trains into a folder, as [FolderRun] does.
  ///
  /// @param backend what computes
  /// @param folder empty
  /// @param recording what the folder notes beside the run
  /// @param callbacks told about the run, after the folder
  /// @return what came out
  /// @throws dev.gradus.core.NumericException if the loss stops being finite
  /// @throws dev.gradus.core.DataException if a file cannot be written, or another process is
  ///   writing to the folder
  public RunResult train(
      Backend backend, RunFolder folder, Recording recording, Callback... callbacks) {
    try (FolderRun held = FolderRun.start(folder, spec, recording)) {
      return held.train(this, backend, callbacks);
    }
  }

  /// Trains a network that is new and adapted, or goes on from a checkpoint.
  ///
  /// @param timeline is told about the run before the callbacks
  RunResult train(
      CompiledModel compiled,
      Backend backend,
      Optional<Path> folder,
      List<Callback> callbacks,
      Timeline timeline,
      Optional<Checkpoints> kept) {
    List<Callback> all = new ArrayList<>(callbacks);
    all.addFirst(Callback.onEvent(timeline::see));
    spec.callbacks().forEach(callback -> placed(callback, folder).ifPresent(all::add));
    Fit fit =
        Fit.epochs(spec.fit().epochs())
            .batchSize(spec.fit().batchSize())
            .shuffle(spec.fit().shuffle())
            .classWeight(spec.fit().classWeight())
            .validationEverySteps(spec.fit().validationEverySteps())
            .augment(augmentation(spec))
            .callbacks(all.toArray(Callback[]::new));
    fit = spec.fit().instruments().map(fit::instruments).orElse(fit);
    fit = kept.map(fit::checkpoints).orElse(fit);
    fit = parts.validation().map(fit::validation).orElse(fit);
    History history = compiled.fit(parts.train(), fit);
    return new RunResult(
        folder,
        history,
        timeline.resultEpoch(),
        compiled.position().steps(),
        timeline.seconds(),
        model.summary().parameters(),
        spec.fit().seed(),
        backend.threads(),
        compiled.nativeBytes());
  }

  private static Augmentation augmentation(TrainSpec spec) {
    return Augmentation.of(spec.augment().toArray(Augment[]::new));
  }

  private static Optional<Callback> placed(Callback callback, Optional<Path> folder) {
    return callback instanceof FileCallback files
        ? folder.map(files::within)
        : Optional.of(callback);
  }
}
