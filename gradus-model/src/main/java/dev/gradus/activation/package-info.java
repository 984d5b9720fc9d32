/// Activations: what a layer does to its sums.
///
/// Read [Activation][dev.gradus.activation.Activation], then
/// [ElementwiseActivation][dev.gradus.activation.ElementwiseActivation], for which one
/// [Formula][dev.gradus.expr.Formula] suffices: derivative, reference and vector loop come from it.
/// [Softmax][dev.gradus.activation.Softmax], [LogSoftmax][dev.gradus.activation.LogSoftmax] and
/// [Sparsemax][dev.gradus.activation.Sparsemax] mix the elements of a row and are made of ops.
/// Names, parameters and defaults are Keras's; at kinks the slope is the one that Keras and PyTorch
/// take, and each record says which. May use the formula language and ops.
///
/// ```java
/// Dense.of(64).withActivation(new LeakyRelu(0.1))
/// new ActivationLayer(new Gelu(true))
/// ```
package dev.gradus.activation;
