package dev.gradus.train;

import dev.gradus.core.ConfigException;
import dev.gradus.data.FittedScaler;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.Backends;
import dev.gradus.loss.Loss;
import dev.gradus.metric.Metric;
import dev.gradus.model.Model;
import dev.gradus.optimizer.Optimizer;
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
/// @param model the network
/// @param optimizer how its weights move
/// @param loss what training makes small
/// @param metrics what is measured beside the loss; default none
/// @param scaler applied to all features that the network sees; default the identity
/// @param seed of all randomness: first weights, order of samples, dropout; default 1
public record Trainer(
    Model model,
    Optimizer optimizer,
    Loss loss,
    List<Metric> metrics,
    FittedScaler scaler,
    long seed) {

  /// Copies the metrics.
  ///
  /// @throws ConfigException if two metrics have the same name
  public Trainer {
    metrics = List.copyOf(metrics);
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
  /// @param model the network
  /// @param optimizer how its weights move
  /// @param loss what training makes small
  /// @return a trainer for them
  public static Trainer of(Model model, Optimizer optimizer, Loss loss) {
    return new Trainer(model, optimizer, loss, List.of(), FittedScaler.identity(), 1);
  }

  /// @param mover of the weights
  /// @return this trainer with that optimizer
  public Trainer optimizer(Optimizer mover) {
    return new Trainer(model, mover, loss, metrics, scaler, seed);
  }

  /// @param measured beside the loss
  /// @return this trainer with these metrics
  public Trainer metrics(Metric... measured) {
    return new Trainer(model, optimizer, loss, List.of(measured), scaler, seed);
  }

  /// @param fitted on the training data
  /// @return this trainer with that scaling of features
  public Trainer scaler(FittedScaler fitted) {
    return new Trainer(model, optimizer, loss, metrics, fitted, seed);
  }

  /// @param root of all randomness
  /// @return this trainer with that seed
  public Trainer seed(long root) {
    return new Trainer(model, optimizer, loss, metrics, scaler, root);
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
