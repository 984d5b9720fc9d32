/// Runnable examples.
package dev.gradus.examples;
