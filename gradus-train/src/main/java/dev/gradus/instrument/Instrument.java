package dev.gradus.instrument;

/// One thing to watch in a network. In files the words are `activations`, `gradients`, `updates`
/// and `weights`.
public enum Instrument {

  /// What each layer hands on, see [ActivationReading]. Costs a forward run over the samples.
  ACTIVATIONS,

  /// How strongly the loss pulls at each weight. Costs a second forward and backward run of the
  /// step's batch.
  GRADIENTS,

  /// How far a step moves each weight, see [UpdateReading]. Costs two copies of the weights.
  UPDATES,

  /// How each weight's elements are distributed. Costs a copy of the weights.
  WEIGHTS
}
