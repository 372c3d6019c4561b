package energy.bmkpi.demo;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import energy.bmkpi.warehouse.duckdb.DuckDbFailures;
import energy.bmkpi.warehouse.duckdb.DuckDbSettings;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import energy.bmkpi.warehouse.duckdb.NewDatabase;
import energy.bmkpi.warehouse.duckdb.SourceGeneration;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A DuckDB file that holds a synthetic market, and says which. */
public final class DemoFile {
  private final DuckDbSettings settings;

  public DemoFile(DuckDbSettings settings) {
    this.settings = settings;
  }

  /**
   * Makes the file hold the market: at once if it does already, else by generating it out of sight
   * and putting it in place when it is whole. A file that is no demo is never touched, not even one
   * that another process makes meanwhile.
   *
   * @param generated told of each run of dates that is ready
   * @return whether the market had to be generated
   */
  public boolean provide(DemoMarket market, Consumer<SettlementDates> generated) {
    if (Files.exists(settings.path()) && read().equals(market)) {
      return false;
    }
    try (NewDatabase made = NewDatabase.of(settings)) {
      try (DuckDbDatabase database = made.open()) {
        new DemoGenerator(database).generate(market, generated);
      }
      if (made.putInPlace()) {
        return true;
      }
      return replace(made, market);
    }
  }

  /** False where another process has made an equal market meanwhile. */
  private boolean replace(NewDatabase made, DemoMarket market) {
    try (DuckDbDatabase old = DuckDbDatabase.open(settings, DuckDbAccess.WRITE)) {
      if (market(old).equals(market)) {
        return false;
      }
      requireOnlyTheDemo(old);
      made.replace(old);
      return true;
    }
  }

  /** Rows that a user has loaded into a demo are not the demo's to delete. */
  private void requireOnlyTheDemo(DuckDbDatabase old) {
    try (Connection connection = old.connect()) {
      // a demo of an older version does not say
      if (!old.hasColumn(DemoGenerator.MARKER, "generation")) {
        return;
      }
      String now = SourceGeneration.read(connection);
      DuckDbStatements.query(
          connection,
          "SELECT generation FROM " + DemoGenerator.MARKER,
          Map.of(),
          row -> {
            if (!now.equals(row.text("generation"))) {
              throw new Failure(
                  FailureCategory.CONFIGURATION,
                  "%s is a demo into which rows were loaded; it was not touched"
                      .formatted(settings.path()),
                  "name another file with --database, or remove this one");
            }
          });
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot read " + settings.path(), e);
    }
  }

  private DemoMarket read() {
    try (DuckDbDatabase database = DuckDbDatabase.open(settings, DuckDbAccess.READ)) {
      return market(database);
    }
  }

  /** The market that the file says it holds; fails where it is no demo. */
  private DemoMarket market(DuckDbDatabase database) {
    if (!database.hasTable(DemoGenerator.MARKER)) {
      throw notADemo();
    }
    try (Connection connection = database.connect()) {
      List<DemoMarket> found = new ArrayList<>();
      DuckDbStatements.query(
          connection,
          "SELECT date_from, date_to, units, seed FROM " + DemoGenerator.MARKER,
          Map.of(),
          row ->
              found.add(
                  new DemoMarket(
                      new SettlementDates(row.day("date_from"), row.day("date_to")),
                      Math.toIntExact(row.count("units")),
                      row.count("seed"))));
      return found.stream().findFirst().orElseThrow(this::notADemo);
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot read " + settings.path(), e);
    }
  }

  private Failure notADemo() {
    return new Failure(
        FailureCategory.CONFIGURATION,
        "%s is there already and is no demo; it was not touched".formatted(settings.path()),
        "name another file with --database");
  }
}
