package energy.bmkpi.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.RunRecord;
import energy.bmkpi.warehouse.TableNames;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB itself ignores the case of names. */
class DuckDbTableNamesTest {
  private static final SettlementDates DATES = SettlementDates.ending(LocalDate.of(2026, 5, 20), 1);

  @TempDir Path directory;

  @Test
  void sourceTablesAreFoundInWhateverCaseTheyAreNamed() throws Exception {
    TableNames names = new TableNames(Map.of(SourceTable.BOD, "Elexon.BMRS_bod"), Map.of());
    try (DuckDbDatabase database = DuckDbDatabase.open(settings(names), DuckDbAccess.CREATE);
        DuckDBConnection connection = database.connect()) {
      DuckDbStatements.execute(connection, "CREATE SCHEMA elexon");
      DuckDbStatements.execute(connection, "CREATE TABLE elexon.bmrs_BOD (bmUnit VARCHAR)");
    }

    try (DuckDbWarehouse warehouse = DuckDbWarehouse.open(settings(names), DuckDbAccess.READ)) {
      assertThat(warehouse.sourceTables()).containsOnlyKeys(SourceTable.BOD);
    }
  }

  @Test
  void outputTablesAreFoundInWhateverCaseTheyAreNamed() {
    TableNames upperCase = new TableNames(Map.of(), Map.of(OutputTable.RUN, "BM_KPI_RUN"));
    publish(TableNames.defaults(), "first");

    publish(upperCase, "second");

    try (DuckDbWarehouse warehouse = DuckDbWarehouse.open(settings(upperCase), DuckDbAccess.READ)) {
      assertThat(warehouse.publishedDates(OutputTable.RUN)).isEqualTo(DATES);
    }
  }

  private void publish(TableNames names, String runId) {
    RunRecord run =
        new RunRecord(runId, DATES, "BOD", 1, 1, 1, 0, Instant.EPOCH, Instant.EPOCH, null);
    try (DuckDbWarehouse warehouse = DuckDbWarehouse.open(settings(names), DuckDbAccess.CREATE);
        Publication publication = warehouse.publish(DATES, runId)) {
      publication.stage(List.of());
      publication.commit(run);
    }
  }

  private DuckDbSettings settings(TableNames names) {
    return new DuckDbSettings(directory.resolve("names.duckdb"), 2, "500MB", names);
  }
}
