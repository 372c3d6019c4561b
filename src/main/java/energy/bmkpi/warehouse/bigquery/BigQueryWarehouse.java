package energy.bmkpi.warehouse.bigquery;

import com.google.cloud.bigquery.BigQueryOptions;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SettlementCalendar;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.DatasetQuery;
import energy.bmkpi.warehouse.FirstAndLastDate;
import energy.bmkpi.warehouse.OutputSelection;
import energy.bmkpi.warehouse.OutputSql;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.OutputType;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.QueryEstimate;
import energy.bmkpi.warehouse.QueryStatistics;
import energy.bmkpi.warehouse.RetryListener;
import energy.bmkpi.warehouse.Row;
import energy.bmkpi.warehouse.SqlResource;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.TableSchema;
import energy.bmkpi.warehouse.Warehouse;
import energy.bmkpi.warehouse.bigquery.publish.BigQueryPublication;
import energy.bmkpi.warehouse.bigquery.rest.BigQueryQueries;
import energy.bmkpi.warehouse.bigquery.rest.BigQueryRequests;
import energy.bmkpi.warehouse.bigquery.rest.OpenConnections;
import energy.bmkpi.warehouse.bigquery.settings.BigQuerySettings;
import energy.bmkpi.warehouse.bigquery.sql.BigQueryNames;
import energy.bmkpi.warehouse.bigquery.sql.BigQuerySourceRelation;
import energy.bmkpi.warehouse.bigquery.sql.BigQueryTypes;
import energy.bmkpi.warehouse.bigquery.sql.GoogleSql;
import energy.bmkpi.warehouse.bigquery.sql.QueryParameters;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The production warehouse: source and output tables in a project of BigQuery. */
public final class BigQueryWarehouse implements Warehouse {
  private static final OutputSql.Dialect DIALECT =
      new OutputSql.Dialect() {
        @Override
        public String identifier(String name) {
          return GoogleSql.identifier(name);
        }

        @Override
        public String type(OutputType type) {
          return BigQueryTypes.of(type);
        }
      };

  private final BigQuerySettings settings;
  private final TableNames tables;
  private final BigQueryNames names;
  private final BigQueryRequests requests;
  private final BigQueryQueries datasetQueries;
  private final BigQueryQueries queries;
  private final BytePrice price;
  private final RetryListener listener;
  private volatile @Nullable Map<String, TableSchema> catalogue;

  private BigQueryWarehouse(
      BigQuerySettings settings, BigQueryRequests requests, RetryListener listener) {
    this.listener = listener;
    this.settings = settings;
    this.tables = settings.tables();
    this.names = settings.names();
    this.requests = requests;
    this.datasetQueries = new BigQueryQueries(requests, settings, settings.maxBytesBilled());
    this.queries = new BigQueryQueries(requests, settings, null);
    this.price = new BytePrice(settings.pricePerTib());
  }

  /**
   * Sends nothing yet.
   *
   * @param client host, HTTP and credentials of the requests
   */
  public static BigQueryWarehouse open(
      BigQueryOptions client, BigQuerySettings settings, RetryListener listener) {
    BigQueryOptions ended = OpenConnections.endedWith(settings.cancellation(), client);
    return new BigQueryWarehouse(
        settings, new BigQueryRequests(ended, settings, listener), listener);
  }

  @Override
  public String description() {
    return "BigQuery dataset %s.%s".formatted(settings.project(), settings.dataset());
  }

  @Override
  public Map<SourceTable, TableSchema> sourceTables() {
    Map<SourceTable, TableSchema> found = new EnumMap<>(SourceTable.class);
    for (SourceTable table : SourceTable.values()) {
      TableSchema schema = catalogue().get(tables.of(table));
      if (schema != null) {
        found.put(table, schema);
      }
    }
    return found;
  }

  /** Looked up once: the tables do not change while a command runs, but by its own publication. */
  private synchronized Map<String, TableSchema> catalogue() {
    Map<String, TableSchema> known = catalogue;
    if (known == null) {
      List<String> wanted =
          Stream.concat(
                  Stream.of(SourceTable.values()).map(tables::of),
                  Stream.of(OutputTable.values()).map(tables::of))
              .toList();
      known = new BigQueryCatalogue(queries, names).tables(wanted);
      catalogue = known;
    }
    return known;
  }

  @Override
  public String sourceVersion(SourceTable table) {
    String name = tables.of(table);
    return new TableVersion(requests).of(names.complete(name), names.reference(name));
  }

  @Override
  public DatasetQuery query(Dataset dataset, SettlementDates dates) {
    return new DatasetQuery(dataset, dates, sourceSql(dataset, dataset.lowerCaseName()), '@');
  }

  private String sourceSql(Dataset dataset, String file) {
    SourceTable table = dataset.table();
    TableSchema schema = catalogue().get(tables.of(table));
    if (schema == null) {
      throw new Failure(
          FailureCategory.SCHEMA,
          "there is no table " + names.complete(tables.of(table)),
          "name the right one with bmkpi.tables." + dataset.lowerCaseName());
    }
    String sql =
        SqlResource.read("bigquery/" + file + ".sql").replace("{source}", table.defaultTableName());
    return BigQuerySourceRelation.around(
        sql, table, schema, BigQueryNames.quotedComplete(schema.table()));
  }

  /** Reads one column, and is bounded as the queries of the datasets are. */
  @Override
  public @Nullable SettlementDates heldDates(Dataset dataset) {
    FirstAndLastDate held = new FirstAndLastDate();
    datasetQueries.run(
        "cannot learn which dates %s holds".formatted(names.complete(tables.of(dataset.table()))),
        sourceSql(dataset, "held_dates"),
        QueryParameters.of(SettlementCalendar.ANY_DATE),
        Map.of("dataset", dataset.lowerCaseName()),
        held);
    return held.dates();
  }

  @Override
  public int sharedProcessors() {
    return 0;
  }

  @Override
  public boolean bills() {
    return true;
  }

  @Override
  public QueryEstimate estimate(DatasetQuery query) {
    return price.estimate(
        queries.dryRun(
            "cannot estimate the query of %s for %s".formatted(query.dataset(), query.dates()),
            query.sql(),
            QueryParameters.of(query.dates())));
  }

  @Override
  public QueryStatistics fetch(DatasetQuery query, Consumer<Row> rows) {
    return datasetQueries.run(
        "query of %s for %s failed".formatted(query.dataset(), query.dates()),
        query.sql(),
        QueryParameters.of(query.dates()),
        Map.of("dataset", query.dataset().lowerCaseName()),
        rows);
  }

  @Override
  public void readBmUnits(Consumer<Row> rows) {
    TableSchema schema = catalogue().get(tables.of(SourceTable.BM_UNITS));
    if (schema != null) {
      queries.run(
          "cannot read " + schema.table(),
          BigQuerySourceRelation.around(
              SqlResource.read("bigquery/bmu_metadata.sql"),
              SourceTable.BM_UNITS,
              schema,
              BigQueryNames.quotedComplete(schema.table())),
          List.of(),
          Map.of("dataset", SourceTable.BM_UNITS.datasetName()),
          rows);
    }
  }

  @Override
  public void read(OutputSelection selection, Consumer<Row> rows) {
    OutputTable table = selection.table();
    TableSchema existing = catalogue().get(tables.of(table));
    if (existing == null) {
      return;
    }
    queries.run(
        "cannot read " + names.complete(tables.of(table)),
        sql(table, existing).rows(selection),
        QueryParameters.of(selection),
        Map.of(),
        rows);
  }

  @Override
  public @Nullable SettlementDates publishedDates(OutputTable table) {
    TableSchema existing = catalogue().get(tables.of(table));
    if (existing == null) {
      return null;
    }
    FirstAndLastDate published = new FirstAndLastDate();
    queries.run(
        "cannot read " + names.complete(tables.of(table)),
        sql(table, existing).firstAndLastDate(),
        List.of(),
        Map.of(),
        published);
    return published.dates();
  }

  private OutputSql sql(OutputTable table, TableSchema existing) {
    return new OutputSql(table, existing, names.quoted(tables.of(table)), DIALECT, '@');
  }

  @Override
  public Publication publish(SettlementDates dates, String runId) {
    return BigQueryPublication.begin(
        requests, settings, listener, dates, runId, catalogue(), () -> catalogue = null);
  }

  @Override
  public void close() {
    // requests hold no connection between them
  }
}
