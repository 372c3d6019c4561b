package energy.bmkpi.cli.command;

import energy.bmkpi.cli.options.WarehouseOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Commands that a message offers, as a shell takes them. */
final class CommandHint {
  private final List<String> place;

  private CommandHint(List<String> place) {
    this.place = place;
  }

  /** For the DuckDB file; null where the settings name it. */
  static CommandHint on(@Nullable Path database) {
    return new CommandHint(
        database == null ? List.of() : List.of("--database", database.toString()));
  }

  /** For the warehouse that the options name. */
  static CommandHint on(WarehouseOptions options) {
    List<String> place = new ArrayList<>(on(options.database).place);
    if (options.kind != null) {
      place.add("--warehouse");
      place.add(options.kind.toString());
    }
    return new CommandHint(place);
  }

  /** E.g. {@code bmkpi report --database 'my market.duckdb' --top 20}. */
  String of(String command, String... options) {
    List<String> words = new ArrayList<>(List.of("bmkpi", command));
    words.addAll(place);
    words.addAll(List.of(options));
    return words.stream().map(CommandHint::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:=,+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
