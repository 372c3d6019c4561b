package energy.bmkpi.cli.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;

/**
 * The commands below {@code bmkpi}. To read the annotations of all of them takes longer than to
 * start the native program, so only the one that is called is added, unless all have to be known:
 * to list them, to complete them, to explain one, or to find the one that was meant.
 */
public final class Subcommands {
  private static final Map<String, Class<?>> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("run", RunCommand.class);
    BY_NAME.put("resume", ResumeCommand.class);
    BY_NAME.put("plan", PlanCommand.class);
    BY_NAME.put("check", CheckCommand.class);
    BY_NAME.put("status", StatusCommand.class);
    BY_NAME.put("report", ReportCommand.class);
    BY_NAME.put("unpublish", UnpublishCommand.class);
    BY_NAME.put("kpis", KpisCommand.class);
    BY_NAME.put("load", LoadCommand.class);
    BY_NAME.put("unload", UnloadCommand.class);
    BY_NAME.put("demo", DemoCommand.class);
    BY_NAME.put("completion", CompletionCommand.class);
    BY_NAME.put("help", HelpCommand.class);
  }

  private static final Set<String> LISTS_ALL = Set.of("completion", "help");
  private static final List<String> VERSION = List.of("-V", "--version");

  private Subcommands() {}

  /** The names, in the order of the help. */
  public static Set<String> names() {
    return BY_NAME.keySet();
  }

  /** Adds those that these arguments need. */
  public static void add(CommandLine bmkpi, String... args) {
    if (args.length == 1 && VERSION.contains(args[0])) {
      return;
    }
    Optional<String> called =
        // no option of bmkpi itself has a value, so this is the first argument without a dash
        Arrays.stream(args).filter(arg -> !arg.startsWith("-")).findFirst();
    called
        .filter(name -> BY_NAME.containsKey(name) && !LISTS_ALL.contains(name))
        .ifPresentOrElse(
            name -> bmkpi.addSubcommand(name, BY_NAME.get(name)),
            () -> BY_NAME.forEach(bmkpi::addSubcommand));
  }
}
