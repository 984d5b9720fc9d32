/// Benchmarks.
package dev.gradus.bench;
