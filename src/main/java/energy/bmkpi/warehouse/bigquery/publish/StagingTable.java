package energy.bmkpi.warehouse.bigquery.publish;

import com.google.api.services.bigquery.model.Clustering;
import com.google.api.services.bigquery.model.Table;
import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableReference;
import com.google.api.services.bigquery.model.TableSchema;
import com.google.api.services.bigquery.model.TimePartitioning;
import energy.bmkpi.warehouse.OutputColumn;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.OutputType;
import energy.bmkpi.warehouse.bigquery.sql.BigQueryNames;
import energy.bmkpi.warehouse.bigquery.sql.BigQueryTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a run's results wait to be published: the rows of all output tables in one, so that one
 * load job brings them. It expires by itself.
 *
 * @param reference its complete name
 */
record StagingTable(TableReference reference) {
  /** Which output table a row is for. */
  static final String OUTPUT_TABLE = "output_table";

  /** A run that has not published by then cannot publish any more. */
  static final Duration LIFETIME = Duration.ofDays(1);

  private static final Map<String, OutputType> COLUMNS = columnsOfAllOutputTables();

  String quotedName() {
    return BigQueryNames.quotedComplete(
        "%s.%s.%s"
            .formatted(reference.getProjectId(), reference.getDatasetId(), reference.getTableId()));
  }

  /** After {@link #OUTPUT_TABLE}, every column that an output table has, once. */
  static List<String> columns() {
    return List.copyOf(COLUMNS.keySet());
  }

  TableSchema schema() {
    List<TableFieldSchema> fields = new ArrayList<>();
    fields.add(new TableFieldSchema().setName(OUTPUT_TABLE).setType("STRING").setMode("REQUIRED"));
    COLUMNS.forEach(
        (name, type) ->
            fields.add(new TableFieldSchema().setName(name).setType(BigQueryTypes.of(type))));
    return new TableSchema().setFields(fields);
  }

  /** The table to be made: partitioned as the output tables, so that one date is read alone. */
  Table definition(Map<String, String> labels) {
    return new Table()
        .setTableReference(reference)
        .setDescription("Results of a run of bmkpi on their way into its output tables")
        .setSchema(schema())
        .setTimePartitioning(new TimePartitioning().setType("DAY").setField("settlement_date"))
        .setClustering(new Clustering().setFields(List.of(OUTPUT_TABLE)))
        .setLabels(labels)
        .setExpirationTime(Instant.now().plus(LIFETIME).toEpochMilli());
  }

  private static Map<String, OutputType> columnsOfAllOutputTables() {
    Map<String, OutputType> columns = new LinkedHashMap<>();
    for (OutputTable table : OutputTable.values()) {
      for (OutputColumn column : table.columns()) {
        OutputType other = columns.putIfAbsent(column.name(), column.type());
        if (other != null && other != column.type()) {
          throw new IllegalStateException("output tables differ in the type of " + column.name());
        }
      }
    }
    return columns;
  }
}
