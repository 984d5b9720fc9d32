/// Losses: the one number that training makes small. Read [Loss], then [MeanSquaredError], then
/// [CategoricalCrossentropy], which finds the softmax in front of it and works from its logits.
package dev.gradus.loss;
