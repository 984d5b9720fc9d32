package dev.gradus.optimizer;

/// How gradients that are too large are made smaller before the optimizer sees them.
///
/// In all formulas `g` is a gradient of the loss by one weight tensor, after regularization and
/// accumulation. A gradient that is not finite stays so: clipping hides no broken network.
///
/// Differences: Keras has the same three, `clipvalue`, `clipnorm` and `global_clipnorm`; PyTorch's
/// `clip_grad_norm_` clips by the global norm and adds 1e-6 to it.
///
/// Source: R. Pascanu, T. Mikolov, Y. Bengio, "On the difficulty of training recurrent neural
/// networks", 2013, arXiv:1211.5063, algorithm 1.
public sealed interface Clipping permits ClipByValue, ClipByNorm, ClipByGlobalNorm {}
