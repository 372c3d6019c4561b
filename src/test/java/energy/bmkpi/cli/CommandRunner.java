package energy.bmkpi.cli;

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
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        commandLines.commandLine(args).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = commandLine.execute(args);
    return new Result(exitCode, out.toString(), err.toString());
  }
}
