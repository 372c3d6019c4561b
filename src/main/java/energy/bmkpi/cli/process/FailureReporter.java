package energy.bmkpi.cli.process;

import energy.bmkpi.cli.output.Messages;
import energy.bmkpi.cli.output.file.ReaderLeftException;
import energy.bmkpi.config.LogFormat;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.NearestName;
import energy.bmkpi.failure.OneLine;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The one place that turns failures into text: one line each, with -v the stack trace behind it.
 */
public final class FailureReporter
    implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final LogFormat format;
  private final CommandInProgress inProgress;
  private final Predicate<CommandLine> isVerbose;

  /**
   * @param isVerbose whether the options of a command line ask for stack traces
   */
  public FailureReporter(
      LogFormat format, CommandInProgress inProgress, Predicate<CommandLine> isVerbose) {
    this.format = format;
    this.inProgress = inProgress;
    this.isVerbose = isVerbose;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    new Messages(command.getErr(), format)
        .error(
            name,
            "wrong_usage",
            "%s; see '%s --help'".formatted(oneLine(problem(e)), name),
            Map.of("exit_code", ExitCode.USAGE.code()));
    return ExitCode.USAGE.code();
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
    return report(e, command);
  }

  /** Says in one line why the command failed; returns its exit code. */
  public int report(Throwable e, CommandLine command) {
    if (e instanceof ReaderLeftException) {
      return ExitCode.of(e).code();
    }
    boolean verbose = isVerbose.test(command);
    Messages messages = new Messages(command.getErr(), format);
    String stopped = inProgress.cancellation().reason();
    return stopped == null
        ? report(e, verbose, messages)
        : reportStopped(stopped, e, verbose, messages);
  }

  /** Whatever else failed then failed because of it. */
  private int reportStopped(String stopped, Throwable e, boolean verbose, Messages messages) {
    String message = oneLine(String.valueOf(e.getMessage()));
    int exitCode = inProgress.exitCode(e);
    messages.error(
        "stopped",
        message.startsWith(stopped) && e instanceof Failure failure
            ? "%s; %s".formatted(message, failure.remedy())
            : "%s: %s; run it again".formatted(stopped, message),
        Map.of("exit_code", exitCode));
    printStackTrace(e, verbose, messages);
    return exitCode;
  }

  static int report(Throwable e, boolean verbose, Messages messages) {
    int exitCode = ExitCode.of(e).code();
    messages.error("failed", message(e), Map.of("exit_code", exitCode));
    printStackTrace(e, verbose, messages);
    return exitCode;
  }

  private static void printStackTrace(Throwable e, boolean verbose, Messages messages) {
    if (verbose) {
      messages.stackTrace(e);
    }
  }

  private static String message(Throwable e) {
    if (e instanceof OutOfMemoryError) {
      return "the memory of the program is used up; give it more with -Xmx, or lower"
          + " bmkpi.batch-days and bmkpi.workers";
    }
    return e instanceof Failure failure
        ? "%s; %s".formatted(oneLine(String.valueOf(failure.getMessage())), failure.remedy())
        : "unexpected %s; this is a fault of bmkpi: please report it with what -v shows"
            .formatted(oneLine(e.toString()));
  }

  private static String problem(ParameterException e) {
    return e instanceof UnmatchedArgumentException unmatched
        ? unknown(unmatched)
        : String.valueOf(e.getMessage());
  }

  private static String unknown(UnmatchedArgumentException e) {
    String argument = e.getUnmatched().get(0);
    Set<String> commands = e.getCommandLine().getSubcommands().keySet();
    if (e.isUnknownOption()) {
      Set<String> options = e.getCommandLine().getCommandSpec().optionsMap().keySet();
      return "unknown option '%s'%s"
          .formatted(
              argument,
              NearestName.of(argument, options)
                  .map(similar -> "; did you mean " + similar + "?")
                  .orElse(""));
    }
    if (commands.isEmpty()) {
      return "unexpected argument '%s'; leave it out".formatted(argument);
    }
    return "unknown command '%s'; %s"
        .formatted(
            argument,
            NearestName.of(argument, commands)
                .map(similar -> "did you mean " + similar + "?")
                .orElseGet(() -> "there are " + String.join(", ", commands)));
  }

  private static String oneLine(String message) {
    return OneLine.of(message);
  }
}
