package dev.gradus.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The commands about data sets.
@Command(
    name = "data",
    description = "Lists, fetches and shows data sets.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  ./gradus data list                 which data sets there are, and where",
      "  ./gradus data show mnist           its numbers and its pictures",
      "  ./gradus data get fashion-mnist    fetches one into the cache",
      "  ./gradus data COMMAND --help       what a command does, with an example"
    })
final class DataCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @SuppressWarnings("unused") // picocli reads it: the help of the group
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  /// @return the group with all its commands
  static CommandLine group(Terminal terminal) {
    return new CommandLine(new DataCommand())
        .addSubcommand(new DataListCommand(terminal))
        .addSubcommand(new DataGetCommand(terminal))
        .addSubcommand(new DataShowCommand(terminal));
  }

  /// Without a command there is nothing to do but to say which there are.
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitStatus.WRONG_REQUEST;
  }
}
