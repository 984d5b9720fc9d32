/// The language in which everything elementwise is written once: activations, losses, optimizers,
/// dropout.
///
/// A [Formula][dev.gradus.expr.Formula] names its inputs, scalars and random streams and says what
/// it writes. Adam (D. Kingma and J. Ba, Adam: A Method for Stochastic Optimization, 2015, end of
/// section 2) reads as in the paper:
///
/// ```java
/// var adam = Formula.named("adam");
/// Expr w = adam.input("w");
/// Expr g = adam.input("g");
/// Expr m = adam.input("m");
/// Expr v = adam.input("v");
/// Expr learningRate = adam.scalar("learningRate");
/// Expr t = adam.scalar("t");
/// Expr m1 = beta1.times(m).plus(one.minus(beta1).times(g));
/// Expr v1 = beta2.times(v).plus(one.minus(beta2).times(g.squared()));
/// Expr rate = learningRate.times(one.minus(beta2.pow(t)).sqrt()).dividedBy(one.minus(beta1.pow(t)));
/// Expr w1 = w.minus(rate.times(m1).dividedBy(v1.sqrt().plus(epsilon)));
/// adam.output("m", m1).output("v", v1).output("w", w1).build();
/// ```
///
/// Reading order: [Expr][dev.gradus.expr.Expr] and its records; [Formula][dev.gradus.expr.Formula];
/// [Evaluator][dev.gradus.expr.Evaluator], the meaning in double precision;
/// [Program][dev.gradus.expr.Program], the straight-line form that is interpreted and compiled;
/// then [Derivative][dev.gradus.expr.Derivative], [Simplifier][dev.gradus.expr.Simplifier],
/// [Hoisted][dev.gradus.expr.Hoisted] and [Application][dev.gradus.expr.Application], by which
/// formulas are differentiated, tidied, stripped of what is the same for all elements, and fused.
/// May use only the exceptions of `dev.gradus.core`.
package dev.gradus.expr;
