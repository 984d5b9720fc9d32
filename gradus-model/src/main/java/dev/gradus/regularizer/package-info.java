/// Penalties on weights that join the loss: [Regularizer], [L1], [L2].
package dev.gradus.regularizer;
