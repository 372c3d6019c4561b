package energy.bmkpi.warehouse;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.failure.NearestName;
import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares the source tables as they are with the source contract. */
public final class SchemaCheck {
  private final TableNames names;
  private final Map<SourceTable, TableSchema> actual;

  public SchemaCheck(TableNames names, Map<SourceTable, TableSchema> actual) {
    this.names = names;
    this.actual = actual;
  }

  /** Every difference of the tables of these datasets and of the BM unit reference, at once. */
  public List<SchemaDifference> differences(Collection<Dataset> datasets) {
    List<SchemaDifference> differences = new ArrayList<>();
    datasets.stream().sorted().map(Dataset::table).forEach(table -> compare(table, differences));
    compare(SourceTable.BM_UNITS, differences);
    return List.copyOf(differences);
  }

  /** Fails with every difference in its message, if there is one. */
  public void require(Collection<Dataset> datasets) {
    List<SchemaDifference> differences = differences(datasets);
    if (!differences.isEmpty()) {
      throw new Failure(
          FailureCategory.SCHEMA,
          differences.stream().map(SchemaDifference::description).collect(Collectors.joining("; ")),
          "load the data, name the right tables with bmkpi.tables.*, or leave datasets out with --datasets");
    }
  }

  private void compare(SourceTable table, List<SchemaDifference> differences) {
    TableSchema schema = actual.get(table);
    if (schema == null) {
      if (!table.optional()) {
        differences.add(new SchemaDifference.MissingTable(names.of(table)));
      }
      return;
    }
    for (SourceColumn column : table.columns()) {
      TableSchema.Column found = schema.column(column.name());
      if (found == null && column.requiredInTables()) {
        differences.add(
            new SchemaDifference.MissingColumn(
                schema.table(),
                column,
                NearestName.of(column.name(), schema.columns().keySet()).orElse(null)));
      } else if (found != null && !found.readableAs().contains(column.type())) {
        differences.add(new SchemaDifference.WrongType(schema.table(), column, found.type()));
      }
    }
  }
}
