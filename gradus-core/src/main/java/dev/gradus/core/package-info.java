/// Shapes, buffers, random streams, the formula language and the primitive operations.
package dev.gradus.core;
