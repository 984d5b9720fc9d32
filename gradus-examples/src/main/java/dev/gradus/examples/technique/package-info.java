/// Runnable programs of the techniques: each uses one of them through the library, on digits that
/// come along, and prints what it measured.
package dev.gradus.examples.technique;
