package energy.bmkpi.warehouse.bigquery;

import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.http.HttpTransportOptions;
import com.google.zetasql.Value;
import energy.bmkpi.emulator.BigQueryEmulator;
import energy.bmkpi.emulator.sql.GoogleSqlEngine;
import energy.bmkpi.emulator.sql.SqlEngine;
import energy.bmkpi.emulator.sql.TestTables;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.emulator.store.TableName;
import energy.bmkpi.market.ColumnType;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.RetryListener;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.bigquery.settings.BigQuerySettings;
import energy.bmkpi.warehouse.bigquery.settings.PublishMode;
import energy.bmkpi.warehouse.bigquery.settings.RetryPolicy;
import energy.bmkpi.warehouse.bigquery.sql.BigQueryTypes;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A project of BigQuery of a test's own: project {@code p}, dataset {@code d}. */
public final class EmulatedProject implements AutoCloseable {
  public static final String PROJECT = "p";
  public static final String DATASET = "d";

  private final BigQueryEmulator emulator;
  private final Path stateDirectory;
  private final Cancellation cancellation = new Cancellation();

  /**
   * @param stateDirectory where the product notes its jobs
   */
  public EmulatedProject(Path stateDirectory) {
    this(stateDirectory, new GoogleSqlEngine());
  }

  public EmulatedProject(Path stateDirectory, SqlEngine engine) {
    this.stateDirectory = stateDirectory;
    this.emulator = BigQueryEmulator.start(engine).putDataset(PROJECT, DATASET);
  }

  /** Ends what the product does here. */
  public Cancellation cancellation() {
    return cancellation;
  }

  public BigQueryEmulator emulator() {
    return emulator;
  }

  public BigQueryWarehouse open(TableNames names) {
    return open(settings(names), (what, why, wait, tries) -> {});
  }

  public BigQueryWarehouse open(BigQuerySettings settings, RetryListener retries) {
    return BigQueryWarehouse.open(client(), settings, retries);
  }

  /** The main job on the source rows that are here. */
  public WholeRun runWithTries(int maxTries) {
    return WholeRun.on(
        openWith(Limits.USUAL.withTries(maxTries), stateDirectory, stateDirectory, cancellation));
  }

  /**
   * How long the product bears what.
   *
   * @param maxTries of a request
   * @param silence how long it waits for bytes of an answer
   * @param queryTimeout null for no limit
   */
  public record Limits(int maxTries, Duration silence, @Nullable Duration queryTimeout) {
    /** As the client has it. */
    public static final Limits USUAL = new Limits(4, Duration.ofMinutes(1), null);

    public Limits withTries(int tries) {
      return new Limits(tries, silence, queryTimeout);
    }
  }

  /** With short waits between tries. */
  public BigQueryWarehouse openWith(
      Limits limits, Path jobs, Path temporaryDirectory, Cancellation ending) {
    BigQuerySettings usual = settings(TableNames.defaults());
    BigQuerySettings settings =
        new BigQuerySettings(
            usual.project(),
            usual.dataset(),
            usual.location(),
            usual.labels(),
            usual.maxBytesBilled(),
            usual.pricePerTib(),
            usual.publishMode(),
            new RetryPolicy(limits.maxTries(), Duration.ofMinutes(1), Duration.ofMillis(1)),
            jobs,
            temporaryDirectory,
            usual.tables(),
            limits.queryTimeout(),
            usual.process(),
            ending);
    HttpTransportOptions http =
        HttpTransportOptions.newBuilder()
            .setReadTimeout(Math.toIntExact(limits.silence().toMillis()))
            .build();
    return BigQueryWarehouse.open(
        client().toBuilder().setTransportOptions(http).build(),
        settings,
        (what, why, wait, tries) -> {});
  }

  /** As in production, but for the waits between tries. */
  public BigQuerySettings settings(TableNames names) {
    return settings(names, PublishMode.MERGE, null);
  }

  public BigQuerySettings settings(
      TableNames names, PublishMode publishMode, @Nullable Long maxBytesBilled) {
    return new BigQuerySettings(
        PROJECT,
        DATASET,
        BigQueryEmulator.LOCATION,
        Map.of("app", "bmkpi"),
        maxBytesBilled,
        6.25,
        publishMode,
        new RetryPolicy(4, Duration.ofMinutes(1), Duration.ofMillis(1)),
        stateDirectory,
        stateDirectory,
        names,
        null,
        "process 4711 on night-1, started 2026-04-01T01:30:00Z",
        cancellation);
  }

  /** Makes every source table that the product reads, without a row. */
  public void createSourceTables() {
    for (SourceTable table : SourceTable.values()) {
      create(table.defaultTableName(), columns(table), List.of());
    }
  }

  /** The columns that a source table must have. */
  public static Map<String, FieldType> requiredColumns(SourceTable table) {
    Map<String, FieldType> columns = columns(table);
    table.columns().stream()
        .filter(column -> !column.requiredInTables())
        .forEach(column -> columns.remove(column.name()));
    return columns;
  }

  /** The columns of a source table as the contract has them. */
  public static Map<String, FieldType> columns(SourceTable table) {
    Map<String, FieldType> columns = new LinkedHashMap<>();
    table.columns().stream()
        // no query reads them yet
        .filter(column -> column.type() != ColumnType.PAIRS)
        .forEach(
            column -> columns.put(column.name(), FieldType.of(BigQueryTypes.of(column.type()))));
    return columns;
  }

  /**
   * Makes a table, and its dataset if need be.
   *
   * @param name may be qualified by a dataset
   * @param columns with their types
   * @param rows Java's values, or null, in the order of the columns
   */
  public void create(
      String name, Map<String, FieldType> columns, List<List<@Nullable Object>> rows) {
    create(name, columns, rows, table -> table);
  }

  public void create(
      String name,
      Map<String, FieldType> columns,
      List<List<@Nullable Object>> rows,
      UnaryOperator<Table> layout) {
    String[] parts = name.split("\\.", -1);
    String dataset = parts.length > 1 ? parts[parts.length - 2] : DATASET;
    List<Field> fields =
        columns.entrySet().stream()
            .map(column -> Field.of(column.getKey(), column.getValue()))
            .toList();
    List<List<Value>> values =
        rows.stream().map(row -> EmulatedProject.values(fields, row)).toList();
    emulator.putDataset(PROJECT, dataset);
    emulator.put(
        layout.apply(
            Table.of(new TableName(PROJECT, dataset, parts[parts.length - 1]), fields)
                .withRows(values)));
  }

  /** On the source rows that the DuckDB file has now and what earlier runs published here. */
  public WholeRun runOn(Path duckDbFile) {
    try (DuckDbDatabase database =
        DuckDbDatabase.open(WholeRun.settings(duckDbFile), DuckDbAccess.READ)) {
      CopiedSourceTables.of(database).forEach(emulator::put);
    }
    return WholeRun.on(open(TableNames.defaults()));
  }

  private static List<Value> values(List<Field> fields, List<@Nullable Object> row) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(TestTables.value(fields.get(i).type(), row.get(i)));
    }
    return values;
  }

  private BigQueryOptions client() {
    return BigQueryOptions.newBuilder()
        .setHost(emulator.host())
        .setProjectId(PROJECT)
        .setCredentials(NoCredentials.getInstance())
        .build();
  }

  @Override
  public void close() {
    emulator.close();
  }
}
