package energy.bmkpi.warehouse.bigquery;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.market.SettlementCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.duckdb.DuckDBDriver;

/** The emulator as a process of its own, for the program to work on, until it is ended. */
public final class EmulatorProcess {
  private EmulatorProcess() {}

  /**
   * Prints how the program finds it.
   *
   * @param args a DuckDB file whose source tables are to be there, with yesterday for its newest
   *     settlement date, so that a run of the last days finds rows; or nothing
   */
  public static void main(String... args) throws InterruptedException, IOException, SQLException {
    Path state = Files.createTempDirectory("bmkpi-emulator");
    try (EmulatedProject project = new EmulatedProject(state)) {
      if (args.length > 0) {
        Path market = Files.copy(Path.of(args[0]), state.resolve("market.duckdb"));
        endYesterday(market);
        project.runOn(market).close();
      }
      System.out.printf(
          "export BMKPI_WAREHOUSE=bigquery BMKPI_BIGQUERY_CREDENTIALS=none BMKPI_BIGQUERY_PROJECT=%s"
              + " BMKPI_BIGQUERY_DATASET=%s BMKPI_BIGQUERY_HOST=%s BMKPI_STATE_DIR=%s%n",
          EmulatedProject.PROJECT, EmulatedProject.DATASET, project.emulator().host(), state);
      new CountDownLatch(1).await();
    }
  }

  private static void endYesterday(Path market) throws SQLException {
    LocalDate yesterday = SettlementCalendar.yesterday(Clock.systemUTC());
    try (Connection connection =
            new DuckDBDriver().connect("jdbc:duckdb:" + market, new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute("SET VARIABLE newest = (SELECT MAX(settlementDate) FROM bmrs_bod)");
      for (Dataset dataset : Dataset.values()) {
        statement.execute(
            "UPDATE %s SET settlementDate = DATE '%s' - CAST(getvariable('newest') - settlementDate AS INTEGER)"
                .formatted(dataset.table().defaultTableName(), yesterday));
      }
    }
  }
}
