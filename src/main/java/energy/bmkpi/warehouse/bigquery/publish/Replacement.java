package energy.bmkpi.warehouse.bigquery.publish;

import com.google.api.services.bigquery.model.JobConfiguration;
import com.google.api.services.bigquery.model.JobConfigurationQuery;
import com.google.api.services.bigquery.model.QueryParameter;
import com.google.api.services.bigquery.model.TableReference;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.NewColumns;
import energy.bmkpi.warehouse.OutputColumn;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.SqlResource;
import energy.bmkpi.warehouse.TableSchema;
import energy.bmkpi.warehouse.bigquery.settings.BigQuerySettings;
import energy.bmkpi.warehouse.bigquery.sql.BigQueryNames;
import energy.bmkpi.warehouse.bigquery.sql.GoogleSql;
import energy.bmkpi.warehouse.bigquery.sql.QueryParameters;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Moves staged rows into the output tables, in the way that the project allows. */
final class Replacement {
  private final BigQuerySettings settings;
  private final BigQueryNames names;
  private final StagingTable staging;
  private final SettlementDates dates;
  private final String ddl;
  private final List<NewColumns> newColumns;

  /**
   * @param existing the tables that are there, by the name they are asked for
   */
  Replacement(
      BigQuerySettings settings,
      StagingTable staging,
      SettlementDates dates,
      Map<String, TableSchema> existing) {
    this.settings = settings;
    this.names = settings.names();
    this.staging = staging;
    this.dates = dates;
    this.ddl =
        Stream.of(OutputTable.values())
            .map(
                table ->
                    OutputTableDefinition.ddl(
                        table, quoted(table), existing.get(settings.tables().of(table))))
            .collect(Collectors.joining());
    this.newColumns =
        Stream.of(OutputTable.values())
            .flatMap(
                table -> {
                  String name = settings.tables().of(table);
                  return newColumns(table, name, existing.get(name));
                })
            .toList();
  }

  List<NewColumns> newColumns() {
    return newColumns;
  }

  private static Stream<NewColumns> newColumns(
      OutputTable table, String name, @Nullable TableSchema existing) {
    List<OutputColumn> columns = existing == null ? List.of() : table.missingFrom(existing);
    return columns.isEmpty()
        ? Stream.empty()
        : Stream.of(new NewColumns(name, columns.stream().map(OutputColumn::name).toList()));
  }

  /**
   * @param tenure of the lock: partitions that were written over in another one may since have been
   *     written over by another run
   * @param tables in which the dates are replaced; to that of the runs, the row of this run is
   *     added
   */
  void run(PublicationJobs jobs, String tenure, Set<OutputTable> tables) {
    switch (settings.publishMode()) {
      case MERGE -> merge(jobs, tables);
      case TRUNCATE -> writeOverPartitions(jobs, tenure, tables);
    }
  }

  /** One script: tables that are absent first, then every table in one transaction. */
  private void merge(PublicationJobs jobs, Set<OutputTable> tables) {
    String merges =
        tables.stream()
            .map(table -> sql(table == OutputTable.RUN ? "merge_run" : "merge", table))
            .collect(Collectors.joining());
    jobs.query(
        "publishing failed; the tables are as they were",
        "merge",
        query(
            ddl + "BEGIN TRANSACTION;\n" + merges + "COMMIT TRANSACTION;\n",
            QueryParameters.of(dates)));
  }

  private void writeOverPartitions(PublicationJobs jobs, String tenure, Set<OutputTable> tables) {
    if (!ddl.isEmpty()) {
      jobs.query("cannot make the output tables", "tables", query(ddl, List.of()));
    }
    for (LocalDate date : dates.stream().toList()) {
      for (OutputTable table : tables) {
        if (table != OutputTable.RUN) {
          writeOver(jobs, tenure, table, date);
        }
      }
    }
    if (tables.contains(OutputTable.RUN)) {
      addRun(jobs);
    }
  }

  private void addRun(PublicationJobs jobs) {
    JobConfiguration append = query(sql("staged_run", OutputTable.RUN), List.of());
    append
        .getQuery()
        .setDestinationTable(reference(OutputTable.RUN))
        .setWriteDisposition("WRITE_APPEND");
    jobs.query("cannot publish the row of the run; its dates are published", "run", append);
  }

  private void writeOver(PublicationJobs jobs, String tenure, OutputTable table, LocalDate date) {
    String day = DateTimeFormatter.BASIC_ISO_DATE.format(date);
    TableReference partition = reference(table);
    partition.setTableId(partition.getTableId() + "$" + day);
    JobConfiguration replace =
        query(sql("staged_partition", table), List.of(QueryParameters.of("settlement_date", date)));
    replace.getQuery().setDestinationTable(partition).setWriteDisposition("WRITE_TRUNCATE");
    jobs.query(
        "publishing %s failed at %s; dates before are published, it and later ones are as they were"
            .formatted(names.complete(settings.tables().of(table)), date),
        "%s-%s-%s".formatted(table.name().toLowerCase(Locale.ROOT), day, tenure),
        replace);
  }

  private String sql(String file, OutputTable table) {
    return SqlResource.read("bigquery/" + file + ".sql")
        .replace("{published}", quoted(table))
        .replace("{staging}", staging.quotedName())
        .replace("{output_table}", GoogleSql.literal(table.name()))
        .replace("{columns}", GoogleSql.columns(table));
  }

  private static JobConfiguration query(String sql, List<QueryParameter> parameters) {
    return new JobConfiguration()
        .setQuery(
            new JobConfigurationQuery()
                .setQuery(sql)
                .setUseLegacySql(false)
                .setParameterMode("NAMED")
                .setQueryParameters(parameters));
  }

  private String quoted(OutputTable table) {
    return names.quoted(settings.tables().of(table));
  }

  private TableReference reference(OutputTable table) {
    return names.reference(settings.tables().of(table));
  }
}
