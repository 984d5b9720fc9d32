/// What can be computed: a sealed family of primitive operations on tensors, and graphs of them.
///
/// An [Op][dev.gradus.op.Op] is a record that infers the shapes of its results and refuses operands
/// that do not fit; what it computes is said in its documentation and done by kernels. Backward
/// ops, such as [Conv2dBackwardWeights][dev.gradus.op.Conv2dBackwardWeights], are ordinary members
/// of the family. Everything elementwise is one op, [Elementwise][dev.gradus.op.Elementwise], with
/// a [Formula][dev.gradus.expr.Formula].
///
/// Read [Value][dev.gradus.op.Value], [Node][dev.gradus.op.Node] and
/// [GraphBuilder][dev.gradus.op.GraphBuilder], through which layers, losses and optimizers add ops,
/// then [InnerProduct][dev.gradus.op.InnerProduct] as an example of an op and
/// [Variable][dev.gradus.op.Variable], what outlasts a step. Images have their channels last, `[N,
/// H, W, C]`; sequences are `[N, T, C]`. May use the formula language and `dev.gradus.core`.
///
/// ```java
/// GraphBuilder graph = new GraphBuilder();
/// Value x = graph.feed("x", Shape.of(64, 784));
/// Value w = graph.variable(new Variable("w", Shape.of(784, 10), true));
/// Value sums = graph.add("head", new MatMul(false, false), x, w);
/// graph.fetch("probabilities", graph.add("head", new Softmax(false), sums));
/// ```
///
/// A new op is added here and in: `ReferenceBackend`, `CpuBackend`, `Gradients`, `Printer`, and the
/// tests' `KernelCases` and `GraphOracle`. Their switches over `Op` have no default, so the
/// compiler names each place.
package dev.gradus.op;
