package dev.gradus.layer;

/// A layer that goes through a sequence step by step and keeps a state, such as [Lstm]. What
/// [Bidirectional] can run both ways.
public interface RecurrentLayer extends Layer {

  /// @return whether the result has every step, `[N, T, U]`, or only the last, `[N, U]`
  boolean returnSequences();

  /// @return whether the last step comes first
  boolean goBackwards();

  /// @param changed whether the last step comes first
  /// @return this layer in that direction
  RecurrentLayer withGoBackwards(boolean changed);

  /// Padded steps repeat the state before them.
  @Override
  default MaskRule maskRule() {
    return MaskRule.USES;
  }
}
