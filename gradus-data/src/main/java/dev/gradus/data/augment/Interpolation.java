package dev.gradus.data.augment;

/// What a place between pixels shows.
public enum Interpolation {

  /// The mean of the four pixels around it, weighted by closeness.
  BILINEAR,

  /// The closest pixel; half-way the one to the right, or below.
  NEAREST
}
