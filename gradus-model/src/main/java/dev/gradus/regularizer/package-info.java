/// Penalties on weights that join the loss: [Regularizer], [L1], [L2], [L1L2],
/// [OrthogonalRegularizer].
package dev.gradus.regularizer;
