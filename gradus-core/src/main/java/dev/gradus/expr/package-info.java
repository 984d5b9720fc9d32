/// The elementwise formula language.
package dev.gradus.expr;
