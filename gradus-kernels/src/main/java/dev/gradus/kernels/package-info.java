/// The kernel interface and the reference kernels.
package dev.gradus.kernels;
