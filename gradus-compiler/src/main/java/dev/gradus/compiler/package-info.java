/// The intermediate representation, its passes and the plan.
package dev.gradus.compiler;
