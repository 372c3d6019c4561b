package energy.bmkpi.testing;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.Budget;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.Pipeline;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.RunJournal;
import energy.bmkpi.pipeline.RunListener;
import energy.bmkpi.pipeline.RunSummary;
import energy.bmkpi.pipeline.StopConditions;
import energy.bmkpi.table.TableColumn;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.Warehouse;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbSettings;
import energy.bmkpi.warehouse.duckdb.DuckDbSettings.Use;
import energy.bmkpi.warehouse.duckdb.DuckDbWarehouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jspecify.annotations.Nullable;

/** The main job on a warehouse, and what it published: one line of a test each. */
public final class WholeRun implements AutoCloseable {
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-04-01T09:00:00Z"), ZoneOffset.UTC);

  private static final List<OutputTable> HASHED =
      List.of(OutputTable.SUMMARY, OutputTable.MARKET, OutputTable.COVERAGE);

  private final Warehouse warehouse;
  private final RunJournal journal;
  private final Clock clock;

  private WholeRun(Warehouse warehouse, RunJournal journal, Clock clock) {
    this.warehouse = warehouse;
    this.journal = journal;
    this.clock = clock;
  }

  /** On a warehouse that is closed with the run. */
  public static WholeRun on(Warehouse warehouse) {
    return on(warehouse, RunJournal.none());
  }

  public static WholeRun on(Warehouse warehouse, RunJournal journal) {
    return on(warehouse, journal, CLOCK);
  }

  public static WholeRun on(Warehouse warehouse, RunJournal journal, Clock clock) {
    return new WholeRun(warehouse, journal, clock);
  }

  /** On a DuckDB file that is there. */
  public static WholeRun on(Path duckDbFile) {
    return on(DuckDbWarehouse.open(settings(duckDbFile), DuckDbAccess.WRITE));
  }

  /** As {@link #on(Path)}; finished batches are kept. */
  public static WholeRun on(Path duckDbFile, RunJournal journal) {
    return on(DuckDbWarehouse.open(settings(duckDbFile), DuckDbAccess.WRITE), journal);
  }

  /** As tests open DuckDB files. */
  public static DuckDbSettings settings(Path duckDbFile) {
    return new DuckDbSettings(duckDbFile, 4, "1GB", TableNames.defaults()).with(new Use(4, false));
  }

  /** All datasets, in batches of a week, by 4 workers. */
  public RunSummary run(SettlementDates dates) {
    return run(plan(dates, 7, 4));
  }

  /** Also where a test has taken away what was published. */
  public RunSummary run(Plan plan) {
    return run(plan, Completeness.EMPTY_ALLOWED);
  }

  public RunSummary run(Plan plan, Completeness completeness) {
    return run(plan, completeness, new RunListener() {});
  }

  public RunSummary run(Plan plan, Completeness completeness, RunListener listener) {
    return run(plan, completeness, listener, StopConditions.firstFailure());
  }

  public RunSummary run(
      Plan plan, Completeness completeness, RunListener listener, StopConditions stop) {
    ManagedExecutor workers = WorkerThreads.bounded(plan.workers());
    try {
      return new Pipeline(warehouse, TableNames.defaults(), journal, workers, clock, listener, stop)
          .run(plan, completeness, Budget.UNLIMITED);
    } finally {
      workers.shutdownNow();
    }
  }

  /** A plan over all datasets. */
  public static Plan plan(SettlementDates dates, int batchDays, int workers) {
    return new Plan(dates, batchDays, workers, EnumSet.allOf(Dataset.class));
  }

  /** The published rows, ordered by key; each value by its column, in the order of the table. */
  public List<Map<String, @Nullable Object>> rows(OutputTable table, SettlementDates dates) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    warehouse.read(
        table,
        dates,
        row -> {
          Map<String, @Nullable Object> values = new LinkedHashMap<>();
          for (TableColumn column : table.columns()) {
            values.put(column.name(), column.type().read(row, column.name()));
          }
          rows.add(values);
        });
    return rows;
  }

  /** Equal for equal rows of the summary, market and coverage tables, in whatever order. */
  public String hash(SettlementDates dates) {
    MessageDigest digest = sha256();
    for (OutputTable table : HASHED) {
      List<String> rows = rows(table, dates).stream().map(Map::toString).sorted().toList();
      if (rows.isEmpty()) {
        throw new AssertionError("the hash of no rows proves nothing: " + table);
      }
      rows.forEach(row -> digest.update((row + "\n").getBytes(StandardCharsets.UTF_8)));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() {
    warehouse.close();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
