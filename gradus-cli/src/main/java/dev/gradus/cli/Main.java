package dev.gradus.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The entry point: parses the words after `./gradus`, runs the command and exits with its status.
@Command(
    name = "gradus",
    mixinStandardHelpOptions = true,
    version = "gradus 0.1.0-SNAPSHOT",
    description = "Trains neural networks on the JVM and measures what makes them better.")
final class Main implements Runnable {
  private final CommandLine commandLine = new CommandLine(this);

  private Main() {}

  @Override
  public void run() {
    commandLine.usage(commandLine.getErr());
  }

  /// Runs one command.
  ///
  /// @param arguments the words after the program's name
  public static void main(String... arguments) {
    System.exit(new Main().commandLine.execute(arguments));
  }
}
