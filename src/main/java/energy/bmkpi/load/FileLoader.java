package energy.bmkpi.load;

import energy.bmkpi.failure.DiskReason;
import energy.bmkpi.load.LoadResult.RowCounts;
import energy.bmkpi.load.file.InputFailures;
import energy.bmkpi.load.file.InputFile;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import energy.bmkpi.warehouse.duckdb.DuckDbFailures;
import energy.bmkpi.warehouse.duckdb.DuckDbSourceTables;
import energy.bmkpi.warehouse.duckdb.SourceGeneration;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.duckdb.DuckDBConnection;

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

  /** Makes the source tables that are absent, the others too: a run then finds them empty. */
  public List<LoadResult> load(LoadRequest request) {
    String tableName = names.of(request.table());
    try (DuckDBConnection connection = database.connect()) {
      connection.setAutoCommit(false);
      DuckDbSourceTables.createAbsent(connection, names);
      DuckDbSourceTables.addAbsentColumns(connection, request.table(), tableName);
      StoredRows stored = StoredRows.of(connection, request.table(), tableName);
      List<LoadResult> results = new Call(connection, request, stored).load();
      if (results.stream().anyMatch(result -> changesTheTable(result, request.replace()))) {
        SourceGeneration.advance(connection);
      }
      database.commit(connection);
      return results;
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot load into %s; nothing was loaded".formatted(tableName), e);
    }
  }

  private static boolean changesTheTable(LoadResult result, boolean replace) {
    return result.rows().added() != 0
        || result.rows().restated() != 0
        || (replace && result.notInFiles() != 0);
  }

  private static String nameOf(Path path) {
    return path.equals(InputFile.STANDARD_INPUT) ? "standard input" : path.toString();
  }

  /** One transaction. */
  private final class Call {
    private final DuckDBConnection connection;
    private final LoadRequest request;
    private final SourceTable table;
    private final SourceTableWriter writer;
    private final CallKeys keys;

    Call(DuckDBConnection connection, LoadRequest request, StoredRows stored) throws SQLException {
      this.connection = connection;
      this.request = request;
      this.table = request.table();
      this.writer = new SourceTableWriter(connection, table, stored, request.replace());
      this.keys = new CallKeys(connection, table, stored);
    }

    List<LoadResult> load() throws SQLException {
      List<LoadResult> results = new ArrayList<>();
      for (Path file : request.files()) {
        results.add(load(file));
      }
      SortedMap<LocalDate, Long> others = keys.others();
      if (request.replace()) {
        keys.removeOthers();
      }
      return results.stream()
          .map(
              result ->
                  new LoadResult(
                      result.file(),
                      result.dates(),
                      result.rows(),
                      keys.others(others, result.dates()),
                      result.notes()))
          .toList();
    }

    private LoadResult load(Path path) throws SQLException {
      try (InputFile input = InputFile.open(path, request.standardInput(), database::nextWorkFile);
          FileRows rows = FileRows.of(table, input, connection)) {
        List<String> notes = new ArrayList<>(rows.notes());
        if (rows.isEmpty()) {
          notes.add("holds no rows; they may not have been published yet");
          return result(path, List.of(), RowCounts.NONE, notes);
        }
        try (StagedRows staged = StagedRows.of(connection, table, rows, request.direction())) {
          return store(path, staged, notes);
        }
      } catch (IOException e) {
        throw new InputFailures(nameOf(path))
            .of("was copied, and the copy cannot be removed: " + DiskReason.of(e), "remove it", e);
      }
    }

    private LoadResult store(Path path, StagedRows staged, List<String> notes) throws SQLException {
      new StagedRowCheck(connection, table, staged).require();
      notes.addAll(NearTwins.of(connection, table, names.of(SourceTable.BM_UNITS)));
      List<LocalDate> dates = writer.dates();
      SortedSet<LocalDate> before = keys.storedBefore(dates);
      RowCounts counts = writer.store(dates, staged.columns(), keys.isOfEarlierFile());
      keys.note(dates, before);
      if (counts.total() == 0) {
        notes.add("holds no rows; they may not have been published yet");
      }
      return result(path, dates, counts, notes);
    }

    private LoadResult result(
        Path path, List<LocalDate> dates, RowCounts counts, List<String> notes) {
      return new LoadResult(nameOf(path), dates, counts, 0, notes);
    }
  }
}
