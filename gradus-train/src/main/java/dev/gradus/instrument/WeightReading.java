package dev.gradus.instrument;

import java.util.Optional;
import java.util.OptionalDouble;

/// One weight that training changes.
///
/// @param name for example `dense_1/kernel`
/// @param size number of its elements
/// @param values its elements, if weights are watched
/// @param gradientNorm Euclidean norm of the loss's gradient, before clipping, if gradients are
///   watched
/// @param update how far the step moved it, if updates are watched and there was a step
public record WeightReading(
    String name,
    long size,
    Optional<Distribution> values,
    OptionalDouble gradientNorm,
    Optional<UpdateReading> update) {

  /// @return root mean square of the gradient's elements: the norm by the root of the size, which
  ///   can be compared between weights of different sizes
  public OptionalDouble gradientRms() {
    return gradientNorm.isPresent()
        ? OptionalDouble.of(gradientNorm.getAsDouble() / Math.sqrt((double) size))
        : OptionalDouble.empty();
  }
}
