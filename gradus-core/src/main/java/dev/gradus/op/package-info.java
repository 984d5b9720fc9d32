/// The sealed family of primitive tensor operations.
package dev.gradus.op;
