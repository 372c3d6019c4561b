package energy.bmkpi.cli.command;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Completion for the shell. */
@Command(
    name = "completion",
    description = "Print the completion script for bash and zsh.",
    footer = {"%nExample:", "  source <(bmkpi completion)"})
public class CompletionCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().getOut().print(AutoComplete.bash("bmkpi", spec.root().commandLine()));
    spec.commandLine().getOut().flush();
  }
}
