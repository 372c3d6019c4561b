package energy.bmkpi.warehouse;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SourceTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What the tables are called in this warehouse; a name may be qualified by dots. */
public record TableNames(Map<SourceTable, String> sources, Map<OutputTable, String> outputs) {

  public String of(SourceTable table) {
    return sources.getOrDefault(table, table.defaultTableName());
  }

  public String of(OutputTable table) {
    return outputs.getOrDefault(table, table.defaultTableName());
  }

  /**
   * Fails where one table would be written over another: a run adds columns to its output tables
   * and deletes rows from them.
   *
   * @param identity equal for two names of one table
   * @param own identities of tables that the program keeps for itself
   */
  public void requireDistinct(UnaryOperator<String> identity, Set<String> own) {
    Map<String, String> keys = new HashMap<>();
    for (SourceTable table : SourceTable.values()) {
      requireNotOwn(own, identity.apply(of(table)), of(table), table.datasetName());
      requireNew(keys, identity.apply(of(table)), of(table), table.datasetName());
    }
    for (OutputTable table : OutputTable.values()) {
      String key = table.name().toLowerCase(Locale.ROOT);
      requireNotOwn(own, identity.apply(of(table)), of(table), key);
      requireNew(keys, identity.apply(of(table)), of(table), key);
    }
  }

  private static void requireNotOwn(Set<String> own, String identity, String name, String key) {
    if (own.contains(identity)) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "bmkpi.tables.%s names %s, a table that bmkpi keeps for itself".formatted(key, name),
          "give it another name");
    }
  }

  private static void requireNew(
      Map<String, String> keys, String identity, String name, String key) {
    String other = keys.putIfAbsent(identity, key);
    if (other != null) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "bmkpi.tables.%s and bmkpi.tables.%s both name table %s".formatted(other, key, name),
          "give each table a name of its own");
    }
  }

  public static TableNames defaults() {
    return new TableNames(Map.of(), Map.of());
  }
}
