package dev.gradus.optimizer;

/// Whose form of an update is meant where the two large libraries compute different things under
/// one name: most often the place of epsilon, and whether a momentum holds moves or gradients.
///
/// Defaults are not part of a convention. `Adam.likePyTorch()` and its kin give PyTorch's defaults
/// together with its form.
public enum Convention {

  /// The form of Keras 3; the default everywhere.
  KERAS,

  /// The form of PyTorch.
  PYTORCH
}
