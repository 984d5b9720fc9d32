/// The command line.
package dev.gradus.cli;
