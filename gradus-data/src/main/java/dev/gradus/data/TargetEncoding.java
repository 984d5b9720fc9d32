package dev.gradus.data;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;

/// How a batch writes its targets, which is for the loss to choose.
public enum TargetEncoding {

  /// Classes as `[N, K]`: 1 in the column of the class, 0 elsewhere. For categorical cross-entropy,
  /// and for losses of values on classes.
  ONE_HOT,

  /// Classes as `[N, 1]`: the number of the class, from 0. For sparse categorical cross-entropy,
  /// and for binary cross-entropy on two classes with a single output.
  INDEX,

  /// Values as `[N, ...]`, as they are stored. For mean squared error and its kin.
  VALUES;

  /// @param target of the data set
  /// @return the shape this encoding gives one sample's target, without the batch axis
  /// @throws ConfigException if the encoding does not fit the target
  public Shape shape(Target target) {
    return switch (target) {
      case ClassTarget classes ->
          switch (this) {
            case ONE_HOT -> Shape.of(classes.classes());
            case INDEX -> classes.shape();
            case VALUES ->
                throw new ConfigException(
                    "Target encoding VALUES: the data set has %d classes, not values. Take ONE_HOT or INDEX, or a loss for classes."
                        .formatted(classes.classes()));
          };
      case ValueTarget values -> {
        if (this != VALUES) {
          throw new ConfigException(
              "Target encoding %s: the data set has values of shape %s, not classes. Take VALUES, or a loss for values."
                  .formatted(this, values.shape()));
        }
        yield values.shape();
      }
    };
  }
}
