/// Runnable examples. A test runs each of them and checks what it has reached; the documents show
/// regions of them, marked by `@start` and `@end`.
///
/// Begin with [FirstNetwork][dev.gradus.examples.FirstNetwork]. May use every room but the command
/// line.
package dev.gradus.examples;
