package dev.gradus.compiler;

/// A variable's change at the end of a step.
///
/// @param source what it becomes
/// @param target the variable's own tensor
record Assignment(Tensor source, Tensor target) {}
