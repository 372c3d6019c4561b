package energy.bmkpi.warehouse.bigquery;

import com.google.api.services.bigquery.model.QueryParameter;
import com.google.api.services.bigquery.model.QueryParameterType;
import com.google.api.services.bigquery.model.QueryParameterValue;
import com.google.api.services.bigquery.model.TableReference;
import energy.bmkpi.warehouse.SqlResource;
import energy.bmkpi.warehouse.TableSchema;
import energy.bmkpi.warehouse.bigquery.rest.BigQueryQueries;
import energy.bmkpi.warehouse.bigquery.sql.BigQueryNames;
import energy.bmkpi.warehouse.bigquery.sql.BigQueryTypes;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables that really are there, with their columns: one query for all of them. */
final class BigQueryCatalogue {
  private final BigQueryQueries queries;
  private final BigQueryNames names;

  BigQueryCatalogue(BigQueryQueries queries, BigQueryNames names) {
    this.queries = queries;
    this.names = names;
  }

  /** Those of the named tables that exist, by the name they were asked for. */
  Map<String, TableSchema> tables(Collection<String> wanted) {
    Map<String, Map<String, TableSchema.Column>> all = new HashMap<>();
    queries.run(
        "cannot read the schema of the tables",
        sql(wanted),
        List.of(tableNames(wanted)),
        Map.of(),
        row -> {
          String type = String.valueOf(row.text("data_type"));
          String column = String.valueOf(row.text("column_name"));
          all.computeIfAbsent(
                  "%s.%s.%s"
                      .formatted(
                          row.text("table_catalog"),
                          row.text("table_schema"),
                          row.text("table_name")),
                  table -> new LinkedHashMap<>())
              .put(column, new TableSchema.Column(column, type, BigQueryTypes.readableAs(type)));
        });
    Map<String, TableSchema> found = new HashMap<>();
    for (String name : wanted) {
      String complete = names.complete(name);
      Map<String, TableSchema.Column> columns = all.get(complete);
      if (columns != null) {
        found.put(name, new TableSchema(complete, columns));
      }
    }
    return found;
  }

  /** Every dataset has an INFORMATION_SCHEMA of its own. */
  private String sql(Collection<String> wanted) {
    String columnsOfOneDataset = SqlResource.read("bigquery/columns.sql").strip();
    return wanted.stream()
        .map(names::reference)
        .map(table -> table.getProjectId() + "." + table.getDatasetId())
        .distinct()
        .sorted()
        .map(
            dataset ->
                columnsOfOneDataset.replace(
                    "INFORMATION_SCHEMA.COLUMNS", "`" + dataset + "`.INFORMATION_SCHEMA.COLUMNS"))
        .collect(Collectors.joining("\nUNION ALL\n"));
  }

  private QueryParameter tableNames(Collection<String> wanted) {
    List<QueryParameterValue> values =
        wanted.stream()
            .map(names::reference)
            .map(TableReference::getTableId)
            .distinct()
            .sorted()
            .map(name -> new QueryParameterValue().setValue(name))
            .toList();
    return new QueryParameter()
        .setName("table_names")
        .setParameterType(
            new QueryParameterType()
                .setType("ARRAY")
                .setArrayType(new QueryParameterType().setType("STRING")))
        .setParameterValue(new QueryParameterValue().setArrayValues(values));
  }
}
