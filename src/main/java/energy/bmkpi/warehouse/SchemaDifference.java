package energy.bmkpi.warehouse;

import energy.bmkpi.market.SourceColumn;
import org.jspecify.annotations.Nullable;

/** One way in which a source table breaks the contract. */
public sealed interface SchemaDifference {

  /** What is wrong and what would be right, in one line. */
  String description();

  record MissingTable(String table) implements SchemaDifference {
    @Override
    public String description() {
      return table + ": there is no such table";
    }
  }

  /**
   * @param nearest the most similar name among the table's columns; null when none is similar
   */
  record MissingColumn(String table, SourceColumn column, @Nullable String nearest)
      implements SchemaDifference {
    @Override
    public String description() {
      String missing =
          table + ": no column " + column.name() + " (" + column.type().description() + ")";
      return nearest == null ? missing : missing + "; did you mean " + nearest + "?";
    }
  }

  record WrongType(String table, SourceColumn column, String type) implements SchemaDifference {
    @Override
    public String description() {
      return "%s: column %s is %s, which cannot be read as %s"
          .formatted(table, column.name(), type, column.type().description());
    }
  }
}
