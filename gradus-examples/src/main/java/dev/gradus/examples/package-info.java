/// Runnable examples, each ending in a check of what it has done, so that they are tests too.
///
/// Begin with [FirstNetwork][dev.gradus.examples.FirstNetwork]. May use every room but the command
/// line.
package dev.gradus.examples;
