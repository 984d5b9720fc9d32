package dev.gradus.train;

import dev.gradus.callback.Measurements;
import dev.gradus.core.ConfigException;
import dev.gradus.data.FittedScaler;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Backends;
import dev.gradus.loss.Loss;
import dev.gradus.loss.WeightedLoss;
import dev.gradus.metric.Metric;
import dev.gradus.model.BuiltModel;
import dev.gradus.model.ByName;
import dev.gradus.model.Model;
import dev.gradus.model.Objective;
import dev.gradus.optimizer.Optimizer;
import dev.gradus.optimizer.UpdateSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is trained and how: everything except the data and the length of training.
///
/// ```java
/// Trainer trainer = Trainer.of(model, Adam.defaults(), CategoricalCrossentropy.defaults())
///     .metrics(new Accuracy())
///     .seed(1);
/// try (CompiledModel net = trainer.compile()) {
///   net.fit(mnist.train(), Fit.epochs(5).batchSize(64).validation(mnist.test()));
/// }
/// ```
///
/// A network with several outputs has a loss for each, and metrics by output:
///
/// ```java
/// Trainer trainer = Trainer.of(model, Adam.defaults())
///     .loss("digit", CategoricalCrossentropy.defaults())
///     .loss("sum", new MeanSquaredError(), 0.1)
///     .metrics("digit", new Accuracy());
/// ```
///
/// @param model the network
/// @param optimizer how its weights move
/// @param losses what training makes small the weighted sum of, by output
/// @param metrics what is measured beside the losses, by output; default none
/// @param scalers applied to all features that the network sees, by input; default the identity
/// @param update what happens to gradients and weights beside the optimizer's move: clipping,
///   accumulation, weight decay, averages, groups; default nothing
/// @param seed of all randomness: first weights, order of samples, dropout; default 1
public record Trainer(
    Model model,
    Optimizer optimizer,
    ByName<WeightedLoss> losses,
    ByName<List<Metric>> metrics,
    ByName<FittedScaler> scalers,
    UpdateSettings update,
    long seed) {

  /// Puts losses, metrics and scalers under the names of the model's outputs and inputs.
  ///
  /// @throws ConfigException if one is for an output or input that is not there, or two metrics of
  ///   one output have the same name
  public Trainer {
    List<String> outputs = model.outputs();
    losses = losses.over(outputs, "output", "loss");
    metrics = metrics.over(outputs, "output", "metric").orElse(List.of(), outputs);
    scalers =
        scalers
            .over(model.inputNames(), "input", "scaler")
            .orElse(FittedScaler.identity(), model.inputNames());
    metrics.entries().values().forEach(Trainer::requireDifferent);
  }

  private static void requireDifferent(List<Metric> metrics) {
    Set<String> names = new HashSet<>(List.of(Meter.LOSS));
    for (Metric metric : metrics) {
      if (!names.add(metric.name())) {
        throw new ConfigException(
            "Trainer: two measurements are named %s. Give each metric once, and none the name of the loss."
                .formatted(metric.name()));
      }
    }
  }

  /// All else at its default.
  ///
  /// @param model the network, with one output
  /// @param optimizer how its weights move
  /// @param loss what training makes small
  /// @return a trainer for them
  public static Trainer of(Model model, Optimizer optimizer, Loss loss) {
    return of(model, optimizer).losses(ByName.only(WeightedLoss.of(loss)));
  }

  /// For a network with several outputs, each of which needs a [loss][#loss(String, Loss)].
  ///
  /// @param model the network
  /// @param optimizer how its weights move
  /// @return a trainer without a loss
  public static Trainer of(Model model, Optimizer optimizer) {
    return new Trainer(
        model,
        optimizer,
        ByName.none(),
        ByName.none(),
        ByName.none(),
        UpdateSettings.defaults(),
        1);
  }

  /// @param mover of the weights
  /// @return this trainer with that optimizer
  public Trainer optimizer(Optimizer mover) {
    return new Trainer(model, mover, losses, metrics, scalers, update, seed);
  }

  /// @param output its name
  /// @param loss of its predictions
  /// @return this trainer with that loss for that output
  public Trainer loss(String output, Loss loss) {
    return loss(output, loss, 1);
  }

  /// @param output its name
  /// @param loss of its predictions
  /// @param weight its factor in the sum, greater than 0
  /// @return this trainer with that loss for that output
  public Trainer loss(String output, Loss loss, double weight) {
    return losses(losses.and(output, new WeightedLoss(loss, weight)));
  }

  /// @param changed by output
  /// @return this trainer with these losses
  public Trainer losses(ByName<WeightedLoss> changed) {
    return new Trainer(model, optimizer, changed, metrics, scalers, update, seed);
  }

  /// @return what training makes small, for a network with one output
  /// @throws ConfigException if there are several
  public Loss loss() {
    return losses.only().loss();
  }

  /// @param measured beside the loss of the only output
  /// @return this trainer with these metrics
  public Trainer metrics(Metric... measured) {
    ByName<List<Metric>> all =
        measured.length == 0 ? ByName.none() : ByName.only(List.of(measured));
    return new Trainer(model, optimizer, losses, all, scalers, update, seed);
  }

  /// @param output its name
  /// @param measured beside its loss; named after the output, as in `digit_accuracy`
  /// @return this trainer with these metrics for that output
  public Trainer metrics(String output, Metric... measured) {
    return new Trainer(
        model, optimizer, losses, metrics.and(output, List.of(measured)), scalers, update, seed);
  }

  /// @param fitted on the training data
  /// @return this trainer with that scaling of the only input's features
  public Trainer scaler(FittedScaler fitted) {
    return scalers(ByName.only(fitted));
  }

  /// @param input its name
  /// @param fitted on the training data
  /// @return this trainer with that scaling of that input's features
  public Trainer scaler(String input, FittedScaler fitted) {
    return scalers(scalers.and(input, fitted));
  }

  /// @param changed by input
  /// @return this trainer with these scalings of features
  public Trainer scalers(ByName<FittedScaler> changed) {
    return new Trainer(model, optimizer, losses, metrics, changed, update, seed);
  }

  /// @return applied to the features of the only input
  /// @throws ConfigException if there are several
  public FittedScaler scaler() {
    return scalers.only();
  }

  /// @param settings what happens to gradients and weights beside the optimizer's move
  /// @return this trainer with these settings
  public Trainer update(UpdateSettings settings) {
    return new Trainer(model, optimizer, losses, metrics, scalers, settings, seed);
  }

  /// @param root of all randomness
  /// @return this trainer with that seed
  public Trainer seed(long root) {
    return new Trainer(model, optimizer, losses, metrics, scalers, update, root);
  }

  /// What training measures after an epoch.
  ///
  /// @param validates whether it has validation data
  /// @return the names as in a [dev.gradus.history.History], and which way is better
  public Measurements measured(boolean validates) {
    return MeasuredNames.of(this, validates);
  }

  /// Refuses what can be found wrong without weights: layers, losses, optimizer and update settings
  /// that do not fit each other. Compiling does the same.
  ///
  /// @throws ConfigException if a setting cannot be
  /// @throws dev.gradus.core.ShapeException if layers or loss do not fit each other
  public void check() {
    TrainingGraph.slots(this, built().trainableWeights());
  }

  /// The network with its losses for training, for one sample a batch.
  BuiltModel built() {
    LbfgsPass.requireAlone(this);
    BuiltModel built = model.build(1, true);
    Objective.of(built, losses);
    return built;
  }

  /// Gives the network its first weights, on the best backend of this machine.
  ///
  /// @return the network, ready to fit; owns its backend
  /// @throws dev.gradus.core.ShapeException if layers or loss do not fit each other
  public CompiledModel compile() {
    return compile(Backends.best(), true);
  }

  /// Gives the network its first weights.
  ///
  /// @param backend runs it; must stay open as long as the result, and is closed by the caller
  /// @return the network, ready to fit
  /// @throws dev.gradus.core.ShapeException if layers or loss do not fit each other
  public CompiledModel compile(Backend backend) {
    return compile(backend, false);
  }

  private CompiledModel compile(Backend backend, boolean owned) {
    try {
      return new CompiledModel(this, backend, owned);
    } catch (RuntimeException e) {
      if (owned) {
        backend.close();
      }
      throw e;
    }
  }
}
