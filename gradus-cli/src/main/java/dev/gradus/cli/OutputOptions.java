package dev.gradus.cli;

import picocli.CommandLine.Option;

/// Options that every command has.
final class OutputOptions {

  @Option(
      names = "--json",
      description = "Print one JSON object and nothing else on the standard output.")
  boolean json;

  @Option(names = "--verbose", description = "If something fails, show where in the program.")
  boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;
}
