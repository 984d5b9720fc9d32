/// From a graph of ops to a plan that runs: a flat list of kernels bound to memory.
///
/// [Gradients][dev.gradus.compiler.Gradients] appends the backward ops to a graph that is still
/// growing. [Compiler][dev.gradus.compiler.Compiler] then runs the passes in order, `Simplify`,
/// `FuseActivation`, `FuseElementwise`, each a small class with a golden print-out, with the
/// `Verifier` between them; `Lowering` asks the backend for kernels and layouts, `MemoryPlan` gives
/// tensors whose lives do not overlap the same memory. The result is a
/// [Plan][dev.gradus.compiler.Plan]: write its feeds, set its scalars, run, read its fetches. What
/// outlasts a run lies in a [VariableStore][dev.gradus.compiler.VariableStore] that plans share.
///
/// ```java
/// Gradients.add(graph, loss, weights).forEach((weight, gradient) -> …);
/// try (Plan plan = new Compiler(backend).compile(graph.build(), store, RandomStream.of(1))) {
///   plan.feed("input").set(0, 1f);
///   plan.run(0);
///   plan.fetch("loss").get(0);
/// }
/// ```
///
/// May use `dev.gradus.kernels` and below; knows neither layers nor optimizers.
package dev.gradus.compiler;
