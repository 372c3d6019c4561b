package energy.bmkpi.warehouse;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.table.Row;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the source tables are read and the KPI tables published. Every method may be called from
 * many threads at once; failures are {@link energy.bmkpi.failure.Failure}s.
 */
public interface Warehouse extends AutoCloseable {

  /** For messages: which warehouse this is, and where. */
  String description();

  /**
   * The real columns of the source tables, from one look at INFORMATION_SCHEMA; absent tables are
   * left out.
   */
  Map<SourceTable, TableSchema> sourceTables();

  /**
   * Names what a source table holds at this moment. When two answers are equal, no row has changed
   * in between, as far as the warehouse can see; an absent table has a name of its own.
   */
  String sourceVersion(SourceTable table);

  /** The query that aggregates a dataset by settlement date and BM unit, for the given dates. */
  DatasetQuery query(Dataset dataset, SettlementDates dates);

  /**
   * How many queries run at once where they compute on this machine's processors: more would all be
   * late. 0 where a service computes.
   */
  int sharedProcessors();

  /** Whether queries cost money, so that {@link #estimate} tells how much. */
  boolean bills();

  /** What the query would cost, without running it; only of a warehouse that bills. */
  QueryEstimate estimate(DatasetQuery query);

  /** The first and the last date that a dataset has a row of; null where it has none. */
  @Nullable SettlementDates heldDates(Dataset dataset);

  /** Runs the query and hands over each row; rows are valid only during the call. */
  QueryStatistics fetch(DatasetQuery query, Consumer<Row> rows);

  /** The BM unit reference as the source lists it; none where the table is absent. */
  void readBmUnits(Consumer<Row> rows);

  /** The rows that are selected, ordered by key. None where the table is absent. */
  void read(OutputSelection selection, Consumer<Row> rows);

  /** Every column of the rows of these dates, ordered by key; see {@link OutputSelection#of}. */
  default void read(OutputTable table, SettlementDates dates, Consumer<Row> rows) {
    read(OutputSelection.of(table, dates), rows);
  }

  /** The dates that an output table holds; null where it is absent or empty. */
  @Nullable SettlementDates publishedDates(OutputTable table);

  /**
   * Begins the replacement of the dates in every output table.
   *
   * @param runId tells this run from every other; a run that is resumed keeps its own
   */
  Publication publish(SettlementDates dates, String runId);

  @Override
  void close();
}
