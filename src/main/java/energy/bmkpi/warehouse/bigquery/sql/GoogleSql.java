package energy.bmkpi.warehouse.bigquery.sql;

import energy.bmkpi.warehouse.OutputColumn;
import energy.bmkpi.warehouse.OutputTable;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of GoogleSQL text. */
public final class GoogleSql {
  private GoogleSql() {}

  /** Quoted, as {@code rows} is a column of ours and a word of the language. */
  public static String identifier(String name) {
    return "`" + name + "`";
  }

  /** The columns of an output table, separated by commas. */
  public static String columns(OutputTable table) {
    return identifiers(table.columns().stream().map(OutputColumn::name).toList());
  }

  static String identifiers(List<String> names) {
    return names.stream().map(GoogleSql::identifier).collect(Collectors.joining(", "));
  }

  public static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }
}
