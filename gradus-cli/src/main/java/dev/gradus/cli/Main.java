package dev.gradus.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The entry point: parses the words after `./gradus`, runs the command and exits with its status.
@Command(
    name = "gradus",
    mixinStandardHelpOptions = true,
    version = "gradus " + Main.VERSION,
    description = "Trains neural networks on the JVM and measures what makes them better.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit status: 0 done, 1 the work failed, 2 the request was wrong.",
      "",
      "Examples:",
      "  ./gradus doctor                 is this machine set up?",
      "  ./gradus compare                seven usual changes to a network on MNIST, with verdicts",
      "  ./gradus train spec.yaml        one run, kept in runs/",
      "  ./gradus COMMAND --help         what a command does, with an example"
    })
final class Main implements Callable<Integer> {

  /// Version of Gradus.
  static final String VERSION = "0.1.0-SNAPSHOT";

  private static final int HELP_WIDTH = 100;

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /// Without a command there is nothing to do but to say which there are.
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitStatus.WRONG_REQUEST;
  }

  /// Runs one command.
  ///
  /// @param arguments the words after the program's name
  public static void main(String... arguments) {
    System.exit(run(arguments, Terminal.ofSystem()));
  }

  /// Runs one command.
  ///
  /// @param arguments the words after the program's name
  /// @param terminal where it writes
  /// @return the exit status
  static int run(String[] arguments, Terminal terminal) {
    Complaints complaints = new Complaints(terminal);
    CommandLine line = commandLine(terminal, complaints);
    try {
      return line.execute(arguments);
    } catch (Error e) { // picocli passes on what is no exception, such as a lack of memory
      return complaints.unexpected("gradus", e, Arrays.asList(arguments).contains("--verbose"));
    } finally {
      line.getOut().flush();
      line.getErr().flush();
    }
  }

  private static CommandLine commandLine(Terminal terminal, Complaints complaints) {
    CommandLine line =
        new CommandLine(new Main())
            .addSubcommand(new TrainCommand(terminal))
            .addSubcommand(new EvaluateCommand(terminal))
            .addSubcommand(new PredictCommand(terminal))
            .addSubcommand(new SummaryCommand(terminal))
            .addSubcommand(new CompareCommand(terminal))
            .addSubcommand(LabCommand.group(terminal))
            .addSubcommand(new LrFindCommand(terminal))
            .addSubcommand(new ScheduleCommand(terminal))
            .addSubcommand(DataCommand.group(terminal))
            .addSubcommand(new DoctorCommand(terminal))
            .addSubcommand(new BenchCommand(terminal))
            .addSubcommand(new HelpCommand());
    return line.setOut(writer(terminal.out()))
        .setErr(writer(terminal.err()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setExpandAtFiles(false)
        .setUsageHelpWidth(HELP_WIDTH)
        .setParameterExceptionHandler(complaints)
        .setExecutionExceptionHandler(complaints);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }
}
