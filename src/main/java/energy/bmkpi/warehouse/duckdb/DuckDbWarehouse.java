package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementCalendar;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.table.Row;
import energy.bmkpi.table.ValueType;
import energy.bmkpi.warehouse.DatasetQuery;
import energy.bmkpi.warehouse.FirstAndLastDate;
import energy.bmkpi.warehouse.OutputSelection;
import energy.bmkpi.warehouse.OutputSql;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.QueryEstimate;
import energy.bmkpi.warehouse.QueryStatistics;
import energy.bmkpi.warehouse.QueryTimeout;
import energy.bmkpi.warehouse.SqlResource;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.TableSchema;
import energy.bmkpi.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The embedded warehouse: one DuckDB file, one connection for each query in flight. The file is
 * opened when it is first used: to plan a run needs no look into it.
 */
public final class DuckDbWarehouse implements Warehouse {
  private static final OutputSql.Dialect DIALECT =
      new OutputSql.Dialect() {
        @Override
        public String identifier(String name) {
          return DuckDbNames.quoted(name);
        }

        @Override
        public String type(ValueType type) {
          return DuckDbTypes.of(type);
        }
      };

  private final DuckDbSettings settings;
  private final DuckDbAccess access;
  private final TableNames names;
  private @Nullable DuckDbDatabase opened;
  private volatile @Nullable Map<SourceTable, TableSchema> sourceTables;
  private volatile @Nullable String generation;

  private DuckDbWarehouse(DuckDbSettings settings, DuckDbAccess access) {
    this.settings = settings;
    this.access = access;
    this.names = settings.tables();
  }

  public static DuckDbWarehouse open(DuckDbSettings settings, DuckDbAccess access) {
    DatabaseFile.requireUsable(settings.path(), access);
    return new DuckDbWarehouse(settings, access);
  }

  private synchronized DuckDbDatabase database() {
    if (opened == null) {
      opened = DuckDbDatabase.open(settings, access);
    }
    return opened;
  }

  @Override
  public String description() {
    return "DuckDB file " + settings.path();
  }

  /** Looked up once: the tables do not change while a command runs. */
  @Override
  public Map<SourceTable, TableSchema> sourceTables() {
    Map<SourceTable, TableSchema> known = sourceTables;
    if (known == null) {
      known = lookUpSourceTables();
      sourceTables = known;
    }
    return known;
  }

  private Map<SourceTable, TableSchema> lookUpSourceTables() {
    try (Connection connection = database().connect()) {
      List<String> wanted =
          List.of(SourceTable.values()).stream().map(names::of).collect(Collectors.toList());
      Map<String, TableSchema> found = DuckDbCatalogue.tables(connection, wanted);
      Map<SourceTable, TableSchema> tables = new EnumMap<>(SourceTable.class);
      for (SourceTable table : SourceTable.values()) {
        TableSchema schema = found.get(names.of(table));
        if (schema != null) {
          tables.put(table, schema);
        }
      }
      return tables;
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot list the tables of " + settings.path(), e);
    }
  }

  /** Until it is closed, nobody else can change the file of a run. */
  @Override
  public String sourceVersion(SourceTable table) {
    TableSchema schema = sourceTables().get(table);
    if (schema == null) {
      return "absent";
    }
    try (Connection connection = database().connect()) {
      return generation(connection) + " rows " + SourceGeneration.rows(connection, schema);
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot learn whether %s has changed".formatted(schema.table()), e);
    }
  }

  private String generation(Connection connection) throws SQLException {
    String known = generation;
    if (known == null) {
      known = SourceGeneration.read(connection);
      generation = known;
    }
    return known;
  }

  @Override
  public DatasetQuery query(Dataset dataset, SettlementDates dates) {
    return new DatasetQuery(
        dataset, dates, sourceSql(dataset.table(), dataset.lowerCaseName()), '$');
  }

  private String sourceSql(SourceTable table, String file) {
    TableSchema schema = sourceTables().get(table);
    if (schema == null) {
      throw new Failure(
          FailureCategory.SCHEMA,
          "there is no table " + names.of(table),
          "load the data with 'bmkpi load " + table.datasetName() + " FILE'");
    }
    String sql =
        SqlResource.read("duckdb/" + file + ".sql").replace("{source}", table.defaultTableName());
    return SourceRelation.around(sql, table, schema);
  }

  @Override
  public @Nullable SettlementDates heldDates(Dataset dataset) {
    FirstAndLastDate held = new FirstAndLastDate();
    query(
        "cannot learn which dates " + names.of(dataset.table()) + " holds",
        sourceSql(dataset.table(), "held_dates"),
        DuckDbStatements.parameters(SettlementCalendar.ANY_DATE),
        held);
    return held.dates();
  }

  @Override
  public int sharedProcessors() {
    return settings.threads() / settings.threadsOfAQuery();
  }

  @Override
  public boolean bills() {
    return false;
  }

  @Override
  public QueryEstimate estimate(DatasetQuery query) {
    throw new UnsupportedOperationException("DuckDB does not bill");
  }

  @Override
  public QueryStatistics fetch(DatasetQuery query, Consumer<Row> rows) {
    String what = "query of %s for %s failed".formatted(query.dataset(), query.dates());
    Map<String, Object> dates = DuckDbStatements.parameters(query.dates());
    return new QueryStatistics(query(what, query.sql(), dates, rows), null);
  }

  @Override
  public void readBmUnits(Consumer<Row> rows) {
    TableSchema schema = sourceTables().get(SourceTable.BM_UNITS);
    if (schema != null) {
      String sql = SqlResource.read("duckdb/bmu_metadata.sql");
      query(
          "cannot read " + schema.table(),
          SourceRelation.around(sql, SourceTable.BM_UNITS, schema),
          Map.of(),
          rows);
    }
  }

  @Override
  public void read(OutputSelection selection, Consumer<Row> rows) {
    OutputTable table = selection.table();
    TableSchema existing = database().table(names.of(table));
    if (existing == null) {
      return;
    }
    Map<String, Object> parameters = new HashMap<>(DuckDbStatements.parameters(selection.dates()));
    if (selection.unit() != null) {
      parameters.put(OutputSelection.UNIT, selection.unit());
    }
    query("cannot read " + names.of(table), sql(table, existing).rows(selection), parameters, rows);
  }

  @Override
  public @Nullable SettlementDates publishedDates(OutputTable table) {
    TableSchema existing = database().table(names.of(table));
    if (existing == null) {
      return null;
    }
    FirstAndLastDate published = new FirstAndLastDate();
    query(
        "cannot read " + names.of(table),
        sql(table, existing).firstAndLastDate(),
        Map.of(),
        published);
    return published.dates();
  }

  private OutputSql sql(OutputTable table, TableSchema existing) {
    return new OutputSql(table, existing, DuckDbNames.quoted(names.of(table)), DIALECT, '$');
  }

  @Override
  public Publication publish(SettlementDates dates, String runId) {
    return new DuckDbPublication(database(), names, dates, runId);
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      opened.close();
    }
  }

  private long query(
      String failure, String sql, Map<String, Object> parameters, Consumer<Row> rows) {
    try (Connection connection = database().connect()) {
      return DuckDbStatements.query(connection, sql, parameters, settings.queryTimeout(), rows);
    } catch (SQLException e) {
      Duration limit = settings.queryTimeout();
      if (limit != null
          && DuckDbFailures.isInterruption(e)
          && !settings.cancellation().isRequested()) {
        throw QueryTimeout.exceeded(failure, limit, e);
      }
      throw DuckDbFailures.of(failure, e);
    }
  }
}
