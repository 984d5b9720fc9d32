package dev.gradus.instrument;

import dev.gradus.core.ConfigException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One layer.
///
/// @param name for example `dense_1`; from a layer's second use on with a number, as in `encoder:2`
/// @param activations what it hands on, if activations are watched and it does more than move
///   numbers
/// @param weights those that training changes, if anything of them is watched; none at a layer's
///   second use
public record LayerReading(
    String name, Optional<ActivationReading> activations, List<WeightReading> weights) {

  /// Copies the weights.
  public LayerReading {
    weights = List.copyOf(weights);
  }

  /// @param weight the last part of its name, for example `kernel`
  /// @return that weight
  /// @throws ConfigException if the layer has no such weight, or nothing of weights is watched
  public WeightReading weight(String weight) {
    return weights.stream()
        .filter(each -> each.name().equals(name + "/" + weight))
        .findFirst()
        .orElseThrow(() ->
            new ConfigException(
                "%s: has no reading of a weight \"%s\"; there is %s."
                    .formatted(
                        name,
                        weight,
                        weights.isEmpty()
                            ? "none"
                            : String.join(
                                ", ", weights.stream().map(WeightReading::name).toList()))));
  }

  /// @return Euclidean norm of the gradients of all its weights together, before clipping; empty if
  ///   it has none or gradients are not watched
  public OptionalDouble gradientNorm() {
    return Norms.joint(weights);
  }

  /// The step's length over that of the weights, `‖Δw‖ / ‖w‖`, all weights of the layer together.
  ///
  /// @return the ratio; empty if updates are not watched or all weights were 0
  public OptionalDouble updateRatio() {
    double moved = 0;
    double before = 0;
    for (WeightReading weight : weights) {
      if (weight.update().isPresent()) {
        UpdateReading update = weight.update().get();
        moved += weight.size() * update.rms() * update.rms();
        before += weight.size() * update.weightRms() * update.weightRms();
      }
    }
    return before == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(moved / before));
  }
}
