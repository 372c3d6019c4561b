package energy.bmkpi.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.dataset.AggregateRows;
import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.kpi.BmUnit;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.table.Row;
import energy.bmkpi.testing.ScratchDirectory;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.SourceRow;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.BmUnitRows;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import energy.bmkpi.warehouse.duckdb.DuckDbWarehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Equal source rows in both warehouses give equal aggregates, bit for bit. */
final class SameAggregates {
  private SameAggregates() {}

  static void assertOf(List<SourceRow> rows, SettlementDates dates) {
    try (ScratchDirectory scratch = new ScratchDirectory()) {
      assertOf(SourceFile.create(scratch.file("rows.duckdb"), rows), dates);
    }
  }

  /** Of a DuckDB file with every source table, whose rows are copied to BigQuery. */
  static void assertOf(Path file, SettlementDates dates) {
    SourceTablesInBigQuery bigQuery = copy(file);
    try (DuckDbWarehouse duckDb =
        DuckDbWarehouse.open(WholeRun.settings(file), DuckDbAccess.READ)) {
      for (Dataset dataset : Dataset.values()) {
        assertSame(dataset, bigQuery, duckDb, dates);
      }
      assertThat(bmUnits(bigQuery::readBmUnits)).isEqualTo(bmUnits(duckDb::readBmUnits));
    }
  }

  /** Neither warehouse computes anything of the row. */
  static void assertBothRefuse(Dataset dataset, SourceRow row, SettlementDates dates) {
    try (ScratchDirectory scratch = new ScratchDirectory()) {
      Path file = SourceFile.create(scratch.file("rows.duckdb"), List.of(row));
      SourceTablesInBigQuery bigQuery = copy(file);
      try (DuckDbWarehouse duckDb =
          DuckDbWarehouse.open(WholeRun.settings(file), DuckDbAccess.READ)) {
        assertThatThrownBy(() -> duckDb.fetch(duckDb.query(dataset, dates), any -> {}))
            .isInstanceOf(Failure.class);
        assertThatThrownBy(() -> bigQuery.fetch(dataset, dates, any -> {}))
            .hasMessageContaining("settlementPeriod is above 62");
      }
    }
  }

  private static void assertSame(
      Dataset dataset,
      SourceTablesInBigQuery bigQuery,
      DuckDbWarehouse duckDb,
      SettlementDates dates) {
    AggregateRows<?> expected = dataset.rows();
    duckDb.fetch(duckDb.query(dataset, dates), expected);
    AggregateRows<?> actual = dataset.rows();
    bigQuery.fetch(dataset, dates, actual);
    assertThat((Object) actual.days()).as("%s in BigQuery", dataset).isEqualTo(expected.days());
  }

  private static Map<String, BmUnit> bmUnits(Consumer<Consumer<Row>> read) {
    BmUnitRows units = new BmUnitRows();
    read.accept(units);
    return units.units();
  }

  private static SourceTablesInBigQuery copy(Path file) {
    try (DuckDbDatabase database =
        DuckDbDatabase.open(WholeRun.settings(file), DuckDbAccess.READ)) {
      return SourceTablesInBigQuery.copyOf(database);
    }
  }
}
