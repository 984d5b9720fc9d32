/// Losses: the one number that training makes small. Read [Loss], then [MeanAbsoluteError], an
/// [ElementwiseLoss] whose formula is all there is to it, then [CategoricalCrossentropy], which
/// finds the softmax in front of it and works from its logits; [BinaryCrossentropy] does so with a
/// sigmoid. Targets are values shaped as the prediction, columns of classes, or class numbers:
/// [TargetEncoding].
package dev.gradus.loss;
