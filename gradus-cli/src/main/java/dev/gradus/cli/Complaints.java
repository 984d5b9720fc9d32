package dev.gradus.cli;

import dev.gradus.cli.Terminal.Color;
import dev.gradus.core.GradusException;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Tells people on the error output what went wrong, in words, and gives the exit status. The trace
/// is for those who ask for it.
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private static final int MOST_SUGGESTIONS = 3;

  private final Terminal terminal;

  Complaints(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String message = String.valueOf(exception.getMessage()).strip();
    print(name + ": " + message + (message.endsWith(".") ? "" : ".") + nearest(exception));
    terminal.err().println("See " + name + " --help.");
    terminal.err().flush();
    return ExitStatus.WRONG_REQUEST;
  }

  private static String nearest(ParameterException exception) {
    if (!(exception instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    var near = unmatched.getSuggestions().stream().limit(MOST_SUGGESTIONS).toList();
    return near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?";
  }

  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult result) {
    Throwable cause =
        thrown instanceof ExecutionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    boolean verbose = command.getParseResult().matchedOptionValue("--verbose", false);
    if (!(cause instanceof GradusException ours)) {
      return unexpected(command.getCommandSpec().qualifiedName(), cause, verbose);
    }
    print(String.valueOf(ours.getMessage()));
    trace(ours, verbose);
    return ExitStatus.of(ours);
  }

  /// Something that Gradus has no words for.
  ///
  /// @param command what was running
  /// @param verbose whether the trace is wanted
  /// @return the exit status
  int unexpected(String command, Throwable thrown, boolean verbose) {
    if (thrown instanceof OutOfMemoryError) {
      print(
          "%s: memory ran out: %s. Take smaller batches, or give Java more: GRADUS_JAVA_OPTIONS=-Xmx4g."
              .formatted(command, thrown.getMessage()));
    } else {
      print(
          "%s: an error of Gradus itself: %s.%s"
              .formatted(
                  command,
                  thrown,
                  verbose ? "" : " Run it again with --verbose and report what it says."));
    }
    trace(thrown, verbose);
    return ExitStatus.FAILED;
  }

  private void trace(Throwable thrown, boolean wanted) {
    if (wanted) {
      thrown.printStackTrace(terminal.err());
    }
    terminal.err().flush();
  }

  private void print(String message) {
    terminal.err().println(terminal.errScreen().get().paint(Color.RED, message));
  }
}
