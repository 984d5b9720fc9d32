package dev.gradus.layer;

/// What a layer does with an input some of whose time steps are only padding.
public enum MaskRule {
  /// It acts on each time step alone, so its result has the same padded steps.
  KEEPS,
  /// It reads the mask itself, as recurrent layers do, and says which mask its result has.
  USES,
  /// It would take padding for real; a masked input is an error.
  REFUSES
}
