package energy.bmkpi.load;

import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import energy.bmkpi.warehouse.duckdb.DuckDbSettings;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The source tables of an embedded warehouse, to load files into and to look at. */
final class EmbeddedTables implements AutoCloseable {
  private final DuckDbDatabase database;

  private EmbeddedTables(DuckDbDatabase database) {
    this.database = database;
  }

  static EmbeddedTables in(Path directory) {
    return in(directory, "500MB");
  }

  static EmbeddedTables in(Path directory, String memoryLimit) {
    Path file = directory.resolve("load.duckdb");
    return new EmbeddedTables(
        DuckDbDatabase.open(
            new DuckDbSettings(file, 2, memoryLimit, TableNames.defaults()), DuckDbAccess.CREATE));
  }

  /** Loads one file, whose rows tell their side. */
  LoadResult load(SourceTable table, Path file) {
    return load(table, null, file).get(0);
  }

  List<LoadResult> load(SourceTable table, @Nullable Direction direction, Path... files) {
    return load(LoadRequest.of(table, List.of(files), direction));
  }

  /** Takes the files as the whole of their dates. */
  List<LoadResult> replace(SourceTable table, @Nullable Direction direction, Path... files) {
    return load(
        new LoadRequest(table, List.of(files), direction, true, InputStream.nullInputStream()));
  }

  List<LoadResult> load(LoadRequest request) {
    return new FileLoader(database, TableNames.defaults()).load(request);
  }

  /** Every row, its values separated by bars, in order; empty where the table is absent. */
  List<String> rows(SourceTable table) {
    return rows(table, table.columns().stream().map(SourceColumn::name).toList());
  }

  /** These columns of every row, separated by bars, in order. */
  List<String> rows(SourceTable table, List<String> columns) {
    if (!database.hasTable(table.defaultTableName())) {
      return List.of();
    }
    String values =
        columns.stream()
            .map(column -> "COALESCE(CAST(%s AS VARCHAR), 'NULL')".formatted(column))
            .collect(Collectors.joining(" || '|' || "));
    return query(
        "SELECT %s AS value FROM %s ORDER BY value".formatted(values, table.defaultTableName()));
  }

  /** The column {@code value} of the result. */
  List<String> query(String sql) {
    List<String> values = new ArrayList<>();
    try (DuckDBConnection connection = database.connect()) {
      DuckDbStatements.query(
          connection, sql, Map.of(), row -> values.add(String.valueOf(row.text("value"))));
      return values;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  void execute(String sql) {
    try (DuckDBConnection connection = database.connect()) {
      DuckDbStatements.execute(connection, sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
