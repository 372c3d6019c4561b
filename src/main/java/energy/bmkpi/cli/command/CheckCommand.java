package energy.bmkpi.cli.command;

import energy.bmkpi.cli.options.OutputOption;
import energy.bmkpi.cli.options.WarehouseOptions;
import energy.bmkpi.cli.output.format.RowWriter;
import energy.bmkpi.cli.process.ExitCode;
import energy.bmkpi.cli.wiring.Warehouses;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.SchemaCheck;
import energy.bmkpi.warehouse.SchemaDifference;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.TableSchema;
import energy.bmkpi.warehouse.Warehouse;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Whether the source tables keep the contract. */
@Command(
    name = "check",
    description = "Compare every source table with the schema contract; exit 7 if one breaks it.",
    footer = {"%nExample:", "  bmkpi check --database market.duckdb"})
public class CheckCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin WarehouseOptions warehouseOptions;
  @Mixin OutputOption output;

  private final Warehouses warehouses;

  @Inject
  public CheckCommand(Warehouses warehouses) {
    this.warehouses = warehouses;
  }

  @Override
  public Integer call() {
    try (Warehouse warehouse =
        warehouses.openToRead(warehouseOptions, spec.commandLine().getErr())) {
      Map<SourceTable, TableSchema> tables = warehouse.sourceTables();
      printTables(tables);
      SchemaCheck check = new SchemaCheck(warehouses.tableNames(), tables);
      List<SchemaDifference> differences = check.differences(EnumSet.allOf(Dataset.class));
      differences.forEach(
          difference ->
              spec.commandLine().getErr().println("bmkpi check: " + difference.description()));
      spec.commandLine().getErr().flush();
      return (differences.isEmpty() ? ExitCode.DONE : ExitCode.SCHEMA_BROKEN).code();
    }
  }

  private void printTables(Map<SourceTable, TableSchema> tables) {
    TableNames names = warehouses.tableNames();
    try (RowWriter rows = output.format.rows(spec.commandLine().getOut())) {
      rows.header(List.of("dataset", "table", "columns", "state"));
      for (SourceTable table : SourceTable.values()) {
        TableSchema schema = tables.get(table);
        rows.row(
            List.of(
                table.datasetName(),
                names.of(table),
                schema == null ? 0 : schema.columns().size(),
                schema == null ? (table.optional() ? "absent (optional)" : "absent") : "present"));
      }
    }
  }
}
