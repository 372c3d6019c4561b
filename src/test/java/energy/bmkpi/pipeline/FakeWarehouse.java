package energy.bmkpi.pipeline;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.table.Row;
import energy.bmkpi.warehouse.DatasetQuery;
import energy.bmkpi.warehouse.NewColumns;
import energy.bmkpi.warehouse.OutputSelection;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.QueryEstimate;
import energy.bmkpi.warehouse.QueryStatistics;
import energy.bmkpi.warehouse.RunRecord;
import energy.bmkpi.warehouse.TableSchema;
import energy.bmkpi.warehouse.Warehouse;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse with empty source tables, so that runs must be allowed to publish empty dates, which
 * writes down what it is asked to do.
 */
public final class FakeWarehouse implements Warehouse {
  /** What happened, in order: "look up tables", "fetch BOD 2026-03-01 to 2026-03-07", "commit". */
  final List<String> events = new CopyOnWriteArrayList<>();

  final Set<SourceTable> absentTables = EnumSet.noneOf(SourceTable.class);

  private final Consumer<DatasetQuery> duringFetch;
  private Runnable duringReadOfBmUnits = () -> {};
  private Runnable duringBeginOfPublication = () -> {};
  private boolean billing;
  private int sharedProcessors;
  private String sourceVersion = "loaded once";
  private @Nullable RuntimeException failureOfStage;
  private @Nullable RuntimeException failureOfCommit;

  /**
   * @param duringFetch runs on the worker while its query is in flight; may block or throw
   */
  public FakeWarehouse(Consumer<DatasetQuery> duringFetch) {
    this.duringFetch = duringFetch;
  }

  /**
   * @param processors of this machine, for its queries
   */
  FakeWarehouse embedded(int processors) {
    this.sharedProcessors = processors;
    return this;
  }

  FakeWarehouse holding(String version) {
    this.sourceVersion = version;
    return this;
  }

  FakeWarehouse billing() {
    this.billing = true;
    return this;
  }

  /**
   * @param action runs while the reference is read; may block or throw
   */
  FakeWarehouse readingBmUnits(Runnable action) {
    this.duringReadOfBmUnits = action;
    return this;
  }

  /**
   * @param action runs when a publication is begun; may throw
   */
  FakeWarehouse beginningPublications(Runnable action) {
    this.duringBeginOfPublication = action;
    return this;
  }

  FakeWarehouse failingToStage(RuntimeException failure) {
    this.failureOfStage = failure;
    return this;
  }

  FakeWarehouse failingToCommit(RuntimeException failure) {
    this.failureOfCommit = failure;
    return this;
  }

  List<String> fetches() {
    return events.stream().filter(event -> event.startsWith("fetch ")).toList();
  }

  @Override
  public String description() {
    return "fake warehouse";
  }

  @Override
  public Map<SourceTable, TableSchema> sourceTables() {
    events.add("look up tables");
    Map<SourceTable, TableSchema> tables = new EnumMap<>(SourceTable.class);
    for (SourceTable table : SourceTable.values()) {
      if (!absentTables.contains(table)) {
        tables.put(table, new TableSchema(table.defaultTableName(), columns(table)));
      }
    }
    return tables;
  }

  private static Map<String, TableSchema.Column> columns(SourceTable table) {
    return table.columns().stream()
        .map(
            column ->
                new TableSchema.Column(
                    column.name(), column.type().name(), EnumSet.of(column.type())))
        .collect(Collectors.toMap(TableSchema.Column::name, column -> column));
  }

  @Override
  public String sourceVersion(SourceTable table) {
    return sourceVersion;
  }

  @Override
  public DatasetQuery query(Dataset dataset, SettlementDates dates) {
    return new DatasetQuery(dataset, dates, "SELECT 1", '$');
  }

  @Override
  public int sharedProcessors() {
    return sharedProcessors;
  }

  @Override
  public boolean bills() {
    return billing;
  }

  @Override
  public QueryEstimate estimate(DatasetQuery query) {
    throw new UnsupportedOperationException("no run of a test is limited");
  }

  @Override
  public QueryStatistics fetch(DatasetQuery query, Consumer<Row> rows) {
    events.add("fetch %s %s".formatted(query.dataset(), query.dates()));
    duringFetch.accept(query);
    events.add("fetched %s %s".formatted(query.dataset(), query.dates()));
    return new QueryStatistics(0, 10L);
  }

  @Override
  public void readBmUnits(Consumer<Row> rows) {
    events.add("read BM units");
    duringReadOfBmUnits.run();
  }

  @Override
  public void read(OutputSelection selection, Consumer<Row> rows) {
    OutputTable table = selection.table();
    switch (table) {
      case RUN, COVERAGE -> events.add("read " + table);
      case SUMMARY, MARKET ->
          throw new UnsupportedOperationException("a run reads no other output table");
    }
  }

  @Override
  public @Nullable SettlementDates heldDates(Dataset dataset) {
    return null;
  }

  @Override
  public @Nullable SettlementDates publishedDates(OutputTable table) {
    throw new UnsupportedOperationException("a run reads no output table");
  }

  @Override
  public Publication publish(SettlementDates dates, String runId) {
    events.add("begin publication");
    duringBeginOfPublication.run();
    return new FakePublication();
  }

  @Override
  public void close() {
    events.add("close warehouse");
  }

  private final class FakePublication implements Publication {
    @Override
    public void stage(List<DayKpis> days) {
      events.add("stage %d days".formatted(days.size()));
      if (failureOfStage != null) {
        throw failureOfStage;
      }
    }

    @Override
    public void commit(RunRecord run) {
      events.add("commit");
      if (failureOfCommit != null) {
        throw failureOfCommit;
      }
    }

    @Override
    public void withdraw() {
      throw new UnsupportedOperationException("a run withdraws nothing");
    }

    @Override
    public List<NewColumns> newColumns() {
      return List.of();
    }

    @Override
    public void close() {
      events.add("close publication");
    }
  }
}
