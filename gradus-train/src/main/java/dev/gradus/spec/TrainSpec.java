package dev.gradus.spec;

import dev.gradus.callback.Callback;
import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.data.augment.Augment;
import dev.gradus.data.scale.Scaler;
import dev.gradus.data.scale.Scaling;
import dev.gradus.data.scale.ScalingMethod;
import dev.gradus.layer.Dense;
import dev.gradus.loss.Loss;
import dev.gradus.loss.MeanSquaredError;
import dev.gradus.metric.Metric;
import dev.gradus.model.Model;
import dev.gradus.model.Sequential;
import dev.gradus.optimizer.Adam;
import dev.gradus.optimizer.Optimizer;
import dev.gradus.optimizer.UpdateSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Everything that one training run needs: what the command line and the lab run. Built in code or
/// read from YAML; both ways give equal specs and round-trip.
///
/// ```yaml
/// data: mnist
/// scale: divide-by-max
/// model:
///   - dense: {units: 1000, activation: relu}
///   - dense: {units: 10, activation: softmax}
/// loss: categorical-crossentropy
/// optimizer: {adam: {learningRate: 0.001}}
/// metrics: [accuracy]
/// fit: {epochs: 50, batchSize: 64, seed: 1, validation: test}
/// ```
///
/// A file may leave out what has a default. The *normal form*, which [#toMap] and [#toYaml] give
/// and which a [Patch] edits, says everything.
///
/// @param data where samples come from; required
/// @param scale how features are scaled, fitted on the training part; default `none`
/// @param augment how images are changed at random, in training only; default not at all
/// @param model the layers; required. A chain's input shape comes from the data unless it begins
///   with `input`. Layers to freeze are a key of their own, `freeze`
/// @param loss what training makes small; required
/// @param optimizer how weights move; required
/// @param update what happens to gradients and weights beside the optimizer's move; default nothing
/// @param metrics what is measured beside the loss; default none
/// @param callbacks what accompanies the run; default nothing
/// @param fit how long, in what batches, from which seed
public record TrainSpec(
    DataSource data,
    Scaling scale,
    List<Augment> augment,
    Model model,
    Loss loss,
    Optimizer optimizer,
    UpdateSettings update,
    List<Metric> metrics,
    List<Callback> callbacks,
    FitSettings fit) {

  private static final String IN_CODE = "TrainSpec";

  /// Copies the lists.
  public TrainSpec {
    augment = List.copyOf(augment);
    metrics = List.copyOf(metrics);
    callbacks = List.copyOf(callbacks);
  }

  /// @param data where samples come from
  /// @param model the layers
  /// @param loss what training makes small
  /// @param optimizer how weights move
  /// @return a spec with unscaled features, no metrics and the default fit settings
  public static TrainSpec of(DataSource data, Model model, Loss loss, Optimizer optimizer) {
    return new TrainSpec(
        data,
        Scaler.of(ScalingMethod.NONE),
        List.of(),
        model,
        loss,
        optimizer,
        UpdateSettings.defaults(),
        List.of(),
        List.of(),
        FitSettings.defaults());
  }

  /// @param yaml the text of a spec file
  /// @param source its name for messages, for example `spec.yaml`
  /// @param kinds the words it may use
  /// @return the spec
  /// @throws ConfigException for anything that is wrong in the text, with its place
  public static TrainSpec parse(String yaml, String source, Kinds kinds) {
    return fromMap(Yaml.read(yaml, source), source, kinds);
  }

  /// @param file a spec file in UTF-8
  /// @param kinds the words it may use
  /// @return the spec
  /// @throws ConfigException for anything that is wrong in the text, with its place
  /// @throws DataException if the file cannot be read
  public static TrainSpec read(Path file, Kinds kinds) {
    try {
      return parse(
          Files.readString(file, StandardCharsets.UTF_8),
          String.valueOf(file.getFileName()),
          kinds);
    } catch (IOException e) {
      throw new DataException(
          "%s: the spec cannot be read: %s. Check the path and that the file is UTF-8 text."
              .formatted(file, e),
          e);
    }
  }

  /// @param kinds the words to use
  /// @return the normal form as YAML
  /// @throws ConfigException for a part whose kind is not registered
  public String toYaml(Kinds kinds) {
    return Yaml.write(toMap(kinds));
  }

  /// @param kinds the words to use
  /// @return the normal form as plain maps and lists
  /// @throws ConfigException for a part whose kind is not registered
  public Map<String, Object> toMap(Kinds kinds) {
    return new RecordCodec(kinds).encode(prototype(), SpecForm.of(this), Place.root(IN_CODE));
  }

  /// @param plain maps, lists, texts, numbers and booleans
  /// @param source name for messages
  /// @param kinds the words it may use
  /// @return the spec
  /// @throws ConfigException for anything that is wrong, with its path
  public static TrainSpec fromMap(Object plain, String source, Kinds kinds) {
    Place place = Place.root(source);
    SpecForm form =
        (SpecForm) new RecordCodec(kinds).decode(prototype(), ValueCodec.map(plain, place), place);
    try {
      return form.spec();
    } catch (ConfigException e) {
      throw new ConfigException(source + ": " + e.getMessage(), e);
    }
  }

  /// @param changed how features are scaled
  /// @return this spec with that scaling
  public TrainSpec withScale(ScalingMethod changed) {
    return withScale(Scaler.of(changed));
  }

  /// @param changed how features are scaled
  /// @return this spec with that scaling
  public TrainSpec withScale(Scaling changed) {
    return new TrainSpec(
        data, changed, augment, model, loss, optimizer, update, metrics, callbacks, fit);
  }

  /// @param changed how images are changed at random, in training only
  /// @return this spec with these changes
  public TrainSpec withAugment(Augment... changed) {
    return new TrainSpec(
        data, scale, List.of(changed), model, loss, optimizer, update, metrics, callbacks, fit);
  }

  /// @param changed how weights move
  /// @return this spec with that optimizer
  public TrainSpec withOptimizer(Optimizer changed) {
    return new TrainSpec(
        data, scale, augment, model, loss, changed, update, metrics, callbacks, fit);
  }

  /// @param changed what happens to gradients and weights beside the optimizer's move
  /// @return this spec with these settings
  public TrainSpec withUpdate(UpdateSettings changed) {
    return new TrainSpec(
        data, scale, augment, model, loss, optimizer, changed, metrics, callbacks, fit);
  }

  /// @param changed what is measured beside the loss
  /// @return this spec with these metrics
  public TrainSpec withMetrics(Metric... changed) {
    return new TrainSpec(
        data, scale, augment, model, loss, optimizer, update, List.of(changed), callbacks, fit);
  }

  /// @param changed what accompanies the run
  /// @return this spec with these callbacks
  public TrainSpec withCallbacks(Callback... changed) {
    return new TrainSpec(
        data, scale, augment, model, loss, optimizer, update, metrics, List.of(changed), fit);
  }

  /// @param changed how long, in what batches, from which seed
  /// @return this spec with these settings
  public TrainSpec withFit(FitSettings changed) {
    return new TrainSpec(
        data, scale, augment, model, loss, optimizer, update, metrics, callbacks, changed);
  }

  /// The defaults, behind placeholders for what is required.
  private static Kind<SpecForm> prototype() {
    TrainSpec spec =
        of(
            CatalogueData.mnist(),
            Sequential.of(Dense.of(1)),
            new MeanSquaredError(),
            Adam.defaults());
    return Kind.of("spec", SpecForm.of(spec)).requiring("data", "model", "loss", "optimizer");
  }
}
