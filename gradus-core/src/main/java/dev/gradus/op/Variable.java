package dev.gradus.op;

import dev.gradus.core.Shape;

/// A tensor that outlives a step: a weight, a running statistic, an optimizer's moment.
///
/// @param name its path, for example `dense/kernel` or `dense/kernel/adam/m`
/// @param shape its extents
/// @param trainable whether the optimizer changes it
public record Variable(String name, Shape shape, boolean trainable) {}
