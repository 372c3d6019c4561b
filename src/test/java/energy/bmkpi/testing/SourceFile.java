package energy.bmkpi.testing;

import energy.bmkpi.demo.DemoFile;
import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.load.FileLoader;
import energy.bmkpi.load.LoadRequest;
import energy.bmkpi.load.LoadResult;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import energy.bmkpi.warehouse.duckdb.DuckDbSourceTables;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A DuckDB file whose source tables a test fills or changes. */
public final class SourceFile {
  private SourceFile() {}

  /** Makes the file with every source table and these rows. */
  public static Path create(Path path, List<SourceRow> rows) {
    try (DuckDbDatabase database =
            DuckDbDatabase.open(WholeRun.settings(path), DuckDbAccess.CREATE);
        Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      DuckDbSourceTables.createAbsent(connection, TableNames.defaults());
      for (SourceTable table : SourceTable.values()) {
        insert(connection, table, rows.stream().filter(row -> row.table() == table).toList());
      }
      connection.commit();
      return path;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Makes the file with a synthetic market. */
  public static Path demo(Path path, DemoMarket market) {
    new DemoFile(WholeRun.settings(path)).provide(market, part -> {});
    return path;
  }

  /** Loads files into a table, one after another; makes the file if need be. */
  public static List<LoadResult> load(Path path, SourceTable table, Path... files) {
    List<LoadResult> results = new ArrayList<>();
    try (DuckDbDatabase database =
        DuckDbDatabase.open(WholeRun.settings(path), DuckDbAccess.CREATE)) {
      FileLoader loader = new FileLoader(database, TableNames.defaults());
      for (Path file : files) {
        results.addAll(loader.load(LoadRequest.of(table, List.of(file), null)));
      }
    }
    return results;
  }

  /** Runs statements on the file. */
  public static void change(Path path, String... statements) {
    try (DuckDbDatabase database =
            DuckDbDatabase.open(WholeRun.settings(path), DuckDbAccess.WRITE);
        Connection connection = database.connect()) {
      for (String statement : statements) {
        DuckDbStatements.execute(connection, statement);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void insert(Connection connection, SourceTable table, List<SourceRow> rows)
      throws SQLException {
    String marks = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
    String sql = "INSERT INTO %s VALUES (%s)".formatted(table.defaultTableName(), marks);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (SourceRow row : rows) {
        int index = 1;
        for (Object value : row.inOrder()) {
          statement.setObject(index++, bindable(value));
        }
        statement.execute();
      }
    }
  }

  private static @Nullable Object bindable(@Nullable Object value) {
    return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
  }
}
