package energy.bmkpi.demo;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.SqlResource;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import energy.bmkpi.warehouse.duckdb.DuckDbFailures;
import energy.bmkpi.warehouse.duckdb.DuckDbSourceTables;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import energy.bmkpi.warehouse.duckdb.SourceGeneration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Generates a synthetic market inside DuckDB, some days at a time to bound memory. */
final class DemoGenerator {
  /** The table that says which market a file holds. */
  static final String MARKER = "bmkpi_demo";

  private static final List<String> ONCE = List.of("01_draw", "02_units", "03_bmu_metadata");
  private static final List<String> FOR_SOME_DAYS =
      List.of(
          "04_settlement_days",
          "05_settlement_periods",
          "06_unit_days",
          "07_submissions",
          "08_bmrs_bod",
          "09_acceptances",
          "10_acceptance_segments",
          "11_bmrs_boalf_complete",
          "12_accepted_volumes",
          "13_bmrs_boav",
          "14_bmrs_ebocf");

  /** About a million BOD rows at a time, whatever the size of the market. */
  private static final int UNIT_DAYS_AT_A_TIME = 12_000;

  private final DuckDbDatabase database;

  DemoGenerator(DuckDbDatabase database) {
    this.database = database;
  }

  void generate(DemoMarket market, Consumer<SettlementDates> generated) {
    try (Connection connection = database.connect()) {
      DuckDbSourceTables.createAbsent(connection, TableNames.defaults());
      SourceGeneration.advance(connection);
      run(ONCE, market, market.dates(), connection);
      int days = Math.max(5, UNIT_DAYS_AT_A_TIME / market.units());
      for (SettlementDates part : market.dates().split(days)) {
        run(FOR_SOME_DAYS, market, part, connection);
        generated.accept(part);
      }
      DuckDbStatements.execute(
          connection,
          ("CREATE TABLE %s AS SELECT $date_from AS date_from, $date_to AS date_to,"
                  + " $units AS units, $seed AS seed, '%s' AS generation")
              .formatted(MARKER, SourceGeneration.read(connection)),
          parameters(market, market.dates()));
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot generate the synthetic market", e);
    }
  }

  private static void run(
      List<String> files, DemoMarket market, SettlementDates dates, Connection connection)
      throws SQLException {
    for (String file : files) {
      DuckDbStatements.execute(
          connection, SqlResource.read("demo/" + file + ".sql"), parameters(market, dates));
    }
  }

  private static Map<String, Object> parameters(DemoMarket market, SettlementDates dates) {
    return Map.of(
        "date_from", dates.from(),
        "date_to", dates.to(),
        "units", market.units(),
        "seed", market.seed());
  }
}
