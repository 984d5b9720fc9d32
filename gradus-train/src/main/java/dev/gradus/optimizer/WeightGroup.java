package dev.gradus.optimizer;

import dev.gradus.constraint.Constraint;
import dev.gradus.core.ConfigException;
import java.util.Optional;

/// What is different for some weights of a network: their own optimizer, and so their own learning
/// rate, their own weight decay, or a constraint.
///
/// ```java
/// new WeightGroup("conv2d*").withOptimizer(new Adam(1e-4))
/// new WeightGroup("*/bias").withWeightDecay(0)
/// new WeightGroup("dense*/kernel").withConstraint(MaxNorm.defaults())
/// ```
///
/// A name without a slash is that of a layer and means all of its weights; with a slash it is the
/// path of weights, such as `dense/kernel`. Layers whose weights should not move at all are frozen:
/// [dev.gradus.model.Model#freeze].
///
/// Differences: PyTorch's parameter groups are lists of tensors; Keras has `MultiOptimizer`,
/// `exclude_from_weight_decay`, and constraints as arguments of layers (`kernel_constraint`).
///
/// @param names of layers or weights, where `*` stands for any letters and `?` for one
/// @param optimizer moves these weights; default the network's
/// @param weightDecay of these weights; default that of [UpdateSettings]
/// @param constraint where these weights are put back after each update; default nowhere
public record WeightGroup(
    String names,
    Optional<Optimizer> optimizer,
    Optional<Double> weightDecay,
    Optional<Constraint> constraint) {

  /// Checks the name and the decay.
  ///
  /// @throws ConfigException if there is no name or the decay is out of its range
  public WeightGroup {
    if (names.isBlank()) {
      throw new ConfigException(
          "WeightGroup: got no names. Name layers or weights, for example \"conv2d*\" or \"*/bias\".");
    }
    weightDecay.ifPresent(decay -> Ranges.requireNotNegative("WeightGroup", "weightDecay", decay));
  }

  /// Nothing different yet.
  ///
  /// @param names of layers or weights
  public WeightGroup(String names) {
    this(names, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// @param own moves these weights
  /// @return this group with that optimizer
  public WeightGroup withOptimizer(Optimizer own) {
    return new WeightGroup(names, Optional.of(own), weightDecay, constraint);
  }

  /// @param own share of a weight that is taken off, per unit of learning rate
  /// @return this group with that decay
  public WeightGroup withWeightDecay(double own) {
    return new WeightGroup(names, optimizer, Optional.of(own), constraint);
  }

  /// @param rule where these weights are put back after each update
  /// @return this group with that constraint
  public WeightGroup withConstraint(Constraint rule) {
    return new WeightGroup(names, optimizer, weightDecay, Optional.of(rule));
  }
}
