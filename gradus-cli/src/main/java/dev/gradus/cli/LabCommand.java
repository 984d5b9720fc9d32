package dev.gradus.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The commands about techniques.
@Command(
    name = "lab",
    description = "Tries optimisation techniques, on examples that come along or on your own spec.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  ./gradus lab list                            which techniques there are",
      "  ./gradus lab run dropout --quick             what one does, in a minute",
      "  ./gradus lab run dropout --spec mine.yaml    what it does to your network",
      "  ./gradus lab COMMAND --help                  what a command does, with an example"
    })
final class LabCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @SuppressWarnings("unused") // picocli reads it: the help of the group
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  /// @return the group with all its commands
  static CommandLine group(Terminal terminal) {
    return new CommandLine(new LabCommand())
        .addSubcommand(new LabListCommand(terminal))
        .addSubcommand(new LabRunCommand(terminal));
  }

  /// Without a command there is nothing to do but to say which there are.
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitStatus.WRONG_REQUEST;
  }
}
