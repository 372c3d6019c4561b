package energy.bmkpi.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.TableNames;
import java.nio.file.Path;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits of the engine are told with the key that sets them. */
@Slow
class DuckDbFailuresTest {
  private static final String SORT =
      "SELECT hash(i) AS h, repeat('x', 200) FROM range(1000000) t(i) ORDER BY h";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"1MB, 1", "3MB, 2", "5MB, 256"})
  void memoryThatIsUsedUpNamesItsKey(String memoryLimit, int threads) {
    DuckDbSettings settings =
        new DuckDbSettings(
            directory.resolve("market.duckdb"), threads, memoryLimit, TableNames.defaults());

    Failure failure =
        catchThrowableOfType(
            Failure.class,
            () -> {
              try (DuckDbDatabase database = DuckDbDatabase.open(settings, DuckDbAccess.CREATE);
                  DuckDBConnection connection = database.connect()) {
                DuckDbStatements.execute(connection, "CREATE TABLE sorted AS " + SORT);
              } catch (SQLException e) {
                throw DuckDbFailures.of("cannot sort", e);
              }
            });

    assertThat(failure.remedy()).startsWith("raise bmkpi.duckdb.memory-limit");
  }

  @Test
  void aDiskThatIsFullOfWhatMemoryCouldNotHoldIsToldAsSuch() {
    SQLException full =
        new SQLException(
            "Out of Memory Error: failed to offload data block of size 256.0 KiB (1 GiB/1 GiB"
                + " used).\nThis limit was set by the 'max_temp_directory_size' setting.");

    assertThat(DuckDbFailures.of("cannot sort", full).remedy())
        .startsWith("free space on the disk of the database");
  }

  @Test
  void moreThreadsThanTheSystemAllowsNameTheirKey() {
    SQLException refused = new SQLException("Invalid Error: Resource temporarily unavailable");

    assertThat(DuckDbFailures.of("cannot open", refused).remedy())
        .startsWith("lower bmkpi.duckdb.threads");
  }
}
