/// Activations: what a layer does to its sums. Read [Activation], then [ElementwiseActivation],
/// which one [dev.gradus.expr.Formula] suffices to implement, then [Softmax], the only one that
/// mixes elements.
package dev.gradus.activation;
