package energy.bmkpi.cli;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs commands in this process, as the program would, and captures what they print. */
@Singleton
public class CommandRunner {
  @Inject CommandLines commandLines;

  /** What a command left behind. */
  public record Result(int exitCode, String out, String err) {}

  public Result run(String... args) {
    return run(new StringWriter(), args);
  }

  /** Runs a command whose standard output fails as on a full disk. */
  public Result runOnFullDisk(String... args) {
    return run(new FullDisk(), args);
  }

  /** The command line that can execute these arguments. */
  public CommandLine commandLine(String... args) {
    return commandLines.commandLine(args);
  }

  private Result run(StringWriter out, String... args) {
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        commandLines.commandLine(args).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = commandLine.execute(args);
    return new Result(exitCode, out.toString(), err.toString());
  }

  private static final class FullDisk extends StringWriter {
    @Override
    public void write(String text, int offset, int length) {
      throw new Failure(
          FailureCategory.OUTPUT, "cannot write to standard output: full", "free space");
    }

    @Override
    public void write(char[] text, int offset, int length) {
      write("", 0, 0);
    }

    @Override
    public void write(int character) {
      write("", 0, 0);
    }
  }
}
