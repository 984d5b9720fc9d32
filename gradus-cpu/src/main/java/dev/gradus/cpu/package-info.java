/// The fast backend: oneDNN's primitives where those are the fastest, loops of our own over the
/// Vector API for the rest. The only package that sees native code or the vector module.
///
/// Start with [CpuBackend][dev.gradus.cpu.CpuBackend], whose `prepare` sends every op to its class:
///
/// - by oneDNN: `InnerProducts`, `MatrixProducts`, `Convolutions`, `AveragePools`,
///   `Normalizations`, `LayerNormalizations`, `Softmaxes` (backward), `Reorders`. `OneDnn` holds
///   the library, `Descriptions` and `Attributes` what a primitive is described by,
///   `OneDnnPrepared` runs one; `Layouts` translates between [Layout][dev.gradus.kernels.Layout]
///   and oneDNN's memory formats.
/// - elementwise formulas: `Elementwises` chooses layouts and axes, `LoopCompiler` writes one
///   hidden class a formula (`LoopWriter`, `LoopBody` …, with the functions of `SimdMath` and the
///   random numbers of `SimdPhilox`), `ElementwiseKernel` walks it.
/// - rows, sums and copies: `Reductions`, `SoftmaxRows`, `RowKernels`, `Copies`, `Gathers`,
///   `MaxPools`.
/// - recurrent layers: `Recurrences`, with one walk over time forward and one back.
///
/// All of them compute on one set of threads, oneDNN's own OpenMP team (`Team`). Two rules hold
/// everywhere: running a kernel leaves no garbage, and NaN stays NaN. May use `dev.gradus.kernels`
/// and below; nothing but the service loader knows this package.
package dev.gradus.cpu;
