package dev.gradus.data;

/// Features for one input of a network, and how they are scaled.
///
/// @param data whose features are written
/// @param scaler applied to them
public record ScaledInput(Dataset data, FittedScaler scaler) {

  /// @throws dev.gradus.core.ConfigException if the scaler was fitted to another number of features
  public ScaledInput {
    scaler.requireFits(data);
  }
}
