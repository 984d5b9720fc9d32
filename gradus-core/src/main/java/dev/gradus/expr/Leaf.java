package dev.gradus.expr;

/// A value that comes from outside the formula, or is written in it.
public sealed interface Leaf extends Expr permits Constant, Scalar, Input, Uniform {}
