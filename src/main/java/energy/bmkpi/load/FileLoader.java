package energy.bmkpi.load;

import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import energy.bmkpi.warehouse.duckdb.DuckDbFailures;
import energy.bmkpi.warehouse.duckdb.DuckDbSourceTables;
import energy.bmkpi.warehouse.duckdb.SourceGeneration;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Loads files into a source table of the embedded warehouse: all of them or none, each row once.
 */
public final class FileLoader {
  private final DuckDbDatabase database;
  private final TableNames names;

  public FileLoader(DuckDbDatabase database, TableNames names) {
    this.database = database;
    this.names = names;
  }

  /**
   * Makes the source tables that are absent, the others too: a run then finds them empty.
   *
   * @param direction the side of all rows, for files of BOAV and EBOCF that do not tell; else null
   */
  public List<LoadResult> load(SourceTable table, List<Path> files, @Nullable Direction direction) {
    try (DuckDBConnection connection = database.connect()) {
      connection.setAutoCommit(false);
      DuckDbSourceTables.createAbsent(connection, names);
      SourceTableWriter writer = new SourceTableWriter(connection, table, names.of(table));
      List<LoadResult> results = new ArrayList<>();
      for (Path path : files) {
        results.add(load(connection, table, writer, InputFile.inspect(path), direction));
      }
      if (results.stream().anyMatch(LoadResult::changesTheTable)) {
        SourceGeneration.advance(connection);
      }
      database.commit(connection);
      return results;
    } catch (SQLException e) {
      throw DuckDbFailures.of(
          "cannot load into %s; nothing was loaded".formatted(names.of(table)), e);
    }
  }

  private static LoadResult load(
      DuckDBConnection connection,
      SourceTable table,
      SourceTableWriter writer,
      InputFile file,
      @Nullable Direction direction)
      throws SQLException {
    try (RawRows raw = RawRows.read(connection, table, file, direction)) {
      new RawRowCheck(connection, table, file).require(raw.columns());
      return writer.store(file.path(), raw.columns());
    }
  }
}
