package dev.gradus.optimizer;

import dev.gradus.core.ConfigException;
import java.util.List;
import java.util.Optional;

/// What happens to gradients before the optimizer sees them, and to weights beside its move. At
/// their defaults none of these costs anything.
///
/// ```java
/// UpdateSettings.defaults().withClip(new ClipByGlobalNorm(1)).withAccumulate(4).withEma(0.999)
/// ```
///
/// In the order of a step, for each trainable weight:
///
/// 1. *accumulate*: batches add up their gradients; only every `accumulate`-th batch goes on, with
///    their mean. Schedules count batches, optimizers' `step` counts updates, as in Keras.
/// 2. *clip*, then *noise*.
/// 3. *weightDecay*, decoupled: `weight = weight - learningRate * weightDecay * weight`. As in
///    Keras it reaches biases and scales too; groups can exempt them. [AdamW] and [Lion] have one
///    of their own, which comes on top.
/// 4. the optimizer's move, then a group's *constraint*.
/// 5. *ema*: `average = ema * average + (1 - ema) * weight`, beginning with the weights after the
///    first update. Validation, evaluation, prediction and saved models use the averages; training
///    goes on with the weights. Keras keeps averages beside the weights and overwrites the weights
///    at the end.
///
/// Sources: weight decay: I. Loshchilov, F. Hutter, "Decoupled weight decay regularization", 2019,
/// arXiv:1711.05101; averages: B. Polyak, A. Juditsky, "Acceleration of stochastic approximation by
/// averaging", 1992.
///
/// @param clip how gradients are made smaller; default not
/// @param noise added to gradients; default none
/// @param accumulate batches an update, at least 1; default 1
/// @param weightDecay share of a weight that is taken off, per unit of learning rate, at least 0;
///   default 0
/// @param ema share of the average that stays, in `[0, 1)`; 0 for no averages; default 0
/// @param groups what is different for some weights; of two that name a weight and differ in the
///   same thing the first counts; default none
public record UpdateSettings(
    Optional<Clipping> clip,
    Optional<GradientNoise> noise,
    int accumulate,
    double weightDecay,
    double ema,
    List<WeightGroup> groups) {

  /// Checks the ranges and copies the groups.
  ///
  /// @throws ConfigException if a value is out of its range
  public UpdateSettings {
    if (accumulate < 1) {
      throw new ConfigException(
          "UpdateSettings: accumulate must be at least 1, got %d.".formatted(accumulate));
    }
    Ranges.requireNotNegative("UpdateSettings", "weightDecay", weightDecay);
    Ranges.requireFraction("UpdateSettings", "ema", ema);
    groups = List.copyOf(groups);
  }

  /// @return nothing beside the optimizer's move
  public static UpdateSettings defaults() {
    return new UpdateSettings(Optional.empty(), Optional.empty(), 1, 0, 0, List.of());
  }

  /// @param clipping how gradients are made smaller
  /// @return these settings with it
  public UpdateSettings withClip(Clipping clipping) {
    return new UpdateSettings(Optional.of(clipping), noise, accumulate, weightDecay, ema, groups);
  }

  /// @param added to gradients
  /// @return these settings with it
  public UpdateSettings withNoise(GradientNoise added) {
    return new UpdateSettings(clip, Optional.of(added), accumulate, weightDecay, ema, groups);
  }

  /// @param batches an update
  /// @return these settings with so many
  public UpdateSettings withAccumulate(int batches) {
    return new UpdateSettings(clip, noise, batches, weightDecay, ema, groups);
  }

  /// @param share of a weight that is taken off, per unit of learning rate
  /// @return these settings with that weight decay
  public UpdateSettings withWeightDecay(double share) {
    return new UpdateSettings(clip, noise, accumulate, share, ema, groups);
  }

  /// @param share of the average that stays
  /// @return these settings with such averages
  public UpdateSettings withEma(double share) {
    return new UpdateSettings(clip, noise, accumulate, weightDecay, share, groups);
  }

  /// @param changed what is different for some weights
  /// @return these settings with these groups
  public UpdateSettings withGroups(WeightGroup... changed) {
    return new UpdateSettings(clip, noise, accumulate, weightDecay, ema, List.of(changed));
  }
}
