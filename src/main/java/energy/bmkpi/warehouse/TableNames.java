package energy.bmkpi.warehouse;

import energy.bmkpi.market.SourceTable;
import java.util.Map;

/** What the tables are called in this warehouse; a name may be qualified by dots. */
public record TableNames(Map<SourceTable, String> sources, Map<OutputTable, String> outputs) {

  public String of(SourceTable table) {
    return sources.getOrDefault(table, table.defaultTableName());
  }

  public String of(OutputTable table) {
    return outputs.getOrDefault(table, table.defaultTableName());
  }

  public static TableNames defaults() {
    return new TableNames(Map.of(), Map.of());
  }
}
