/// Textbook formulas in double precision on plain arrays, written without looking at the kernels:
/// what kernels are compared with. Slow and obvious on purpose; arrays are row-major.
package dev.gradus.testkit.oracle;
