package energy.bmkpi.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Command lines that only ask about the program: help, version, completion. No setting matters to
 * them, so they are answered whatever the settings are: whoever has a setting wrong may need them.
 */
final class HelpRequest {
  private static final Set<String> OPTIONS = Set.of("-h", "--help", "-V", "--version");
  private static final Set<String> COMMANDS = Set.of("help", "completion");

  private HelpRequest() {}

  static boolean isMadeBy(String... args) {
    List<String> words = Arrays.stream(args).takeWhile(arg -> !arg.equals("--")).toList();
    return words.stream().anyMatch(OPTIONS::contains)
        || words.stream()
            .filter(word -> !word.startsWith("-"))
            .findFirst()
            .map(COMMANDS::contains)
            // without a command, bmkpi prints its help
            .orElse(Arrays.stream(args).allMatch(arg -> arg.startsWith("-")));
  }
}
