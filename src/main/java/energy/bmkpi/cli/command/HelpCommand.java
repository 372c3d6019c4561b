package energy.bmkpi.cli.command;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The help of a command, for those who ask for it in git's way. */
@Command(
    name = "help",
    description = "Print the help of a command, as COMMAND --help does.",
    footer = {"%nExample:", "  bmkpi help run"})
public class HelpCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "COMMAND",
      completionCandidates = Names.class,
      description = "The command; without one, bmkpi itself.")
  @Nullable String name;

  /** What a shell offers for the command. */
  @RegisterForReflection
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Subcommands.names().iterator();
    }
  }

  @Override
  public void run() {
    CommandLine bmkpi = spec.root().commandLine();
    String command = name;
    CommandLine asked = command == null ? bmkpi : bmkpi.getSubcommands().get(command);
    if (asked == null) {
      throw new UnmatchedArgumentException(bmkpi, List.of(String.valueOf(command)));
    }
    asked.usage(spec.commandLine().getOut());
  }
}
