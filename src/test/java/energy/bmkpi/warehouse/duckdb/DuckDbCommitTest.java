package energy.bmkpi.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.RunRecord;
import energy.bmkpi.warehouse.TableNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published is in the file when the commit returns, whatever becomes of the process. */
class DuckDbCommitTest {
  private static final SettlementDates DATES = SettlementDates.ending(LocalDate.of(2026, 3, 31), 1);

  @TempDir Path directory;

  private Path file;

  @BeforeEach
  void anEmptyFile() {
    file = directory.resolve("market.duckdb");
    DuckDbDatabase.open(settings(file), DuckDbAccess.CREATE).close();
  }

  @Test
  void aCopyOfTheFileAloneHasTheRunBeforeTheWarehouseIsClosed() throws Exception {
    try (DuckDbWarehouse warehouse = DuckDbWarehouse.open(settings(file), DuckDbAccess.WRITE);
        Publication publication = warehouse.publish(DATES, "run")) {
      publication.stage(List.of());
      publication.commit(
          new RunRecord("run", DATES, "BOD", 1, 1, 1, 0, Instant.EPOCH, Instant.EPOCH, null));

      Path copy = Files.copy(file, directory.resolve("copy.duckdb"));
      try (DuckDbWarehouse copied = DuckDbWarehouse.open(settings(copy), DuckDbAccess.READ)) {
        assertThat(copied.publishedDates(OutputTable.RUN)).isEqualTo(DATES);
      }
    }
  }

  private static DuckDbSettings settings(Path file) {
    return new DuckDbSettings(file, 2, "500MB", TableNames.defaults());
  }
}
