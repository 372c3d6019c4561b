package energy.bmkpi.warehouse.duckdb;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Identifiers in DuckDB's SQL. */
final class DuckDbNames {
  private DuckDbNames() {}

  /** Quotes each part of a name that may be qualified by dots. */
  static String quoted(String name) {
    return parts(name).stream()
        .map(part -> '"' + part.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining("."));
  }

  /** The schema of a table name; DuckDB's default where the name has none. */
  static String schema(String name) {
    List<String> parts = parts(name);
    return parts.size() < 2 ? "main" : parts.get(parts.size() - 2);
  }

  /** The table name without its schema. */
  static String table(String name) {
    List<String> parts = parts(name);
    return parts.get(parts.size() - 1);
  }

  /** Equal for two names of one table: DuckDB does not tell capital letters from small ones. */
  static String identity(String name) {
    return (schema(name) + "." + table(name)).toLowerCase(Locale.ROOT);
  }

  private static List<String> parts(String name) {
    return Arrays.asList(name.split("\\.", -1));
  }
}
