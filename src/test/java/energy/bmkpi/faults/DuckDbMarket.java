package energy.bmkpi.faults;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.RunJournal;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbSettings;
import energy.bmkpi.warehouse.duckdb.DuckDbSettings.Use;
import energy.bmkpi.warehouse.duckdb.DuckDbWarehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.EnumSet;

/** In a DuckDB file, of which a copy is at hand. */
final class DuckDbMarket implements PublishedMarket {
  private final Path file;
  private final Path copy;
  private final String oldTables;
  private final String newTables;

  /**
   * @param copies where the copy is
   * @param directory where the file is
   */
  DuckDbMarket(Path copies, Path directory, DemoMarket market) {
    file = SourceFile.demo(directory.resolve("market.duckdb"), market);
    copy = copies.resolve("copy.duckdb");
    Plan whole = FaultyRun.PLAN;
    publish(whole);
    newTables = published();
    publish(new Plan(whole.dates(), whole.batchDays(), 1, EnumSet.of(Dataset.BOALF, Dataset.BOAV)));
    oldTables = published();
    try {
      Files.copy(file, copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file() {
    return file;
  }

  Path log() {
    return file.resolveSibling(file.getFileName() + ".wal");
  }

  private void publish(Plan plan) {
    try (WholeRun run = WholeRun.on(file)) {
      run.run(plan);
    }
  }

  @Override
  public WholeRun open(Trouble trouble, int tries, RunJournal journal) {
    DuckDbSettings settings =
        new DuckDbSettings(
            file,
            4,
            trouble.memoryLimit(),
            TableNames.defaults(),
            trouble.queryTimeout(),
            Duration.ZERO,
            trouble.cancellation(),
            new Use(4, false));
    return WholeRun.on(DuckDbWarehouse.open(settings, DuckDbAccess.WRITE), journal);
  }

  @Override
  public void putOldTablesBack() {
    try {
      Files.deleteIfExists(log());
      Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String published() {
    try (WholeRun run = WholeRun.on(file)) {
      return run.hash(DATES);
    }
  }

  @Override
  public String oldTables() {
    return oldTables;
  }

  @Override
  public String newTables() {
    return newTables;
  }

  @Override
  public void close() {
    // every run closes its own connections
  }
}
