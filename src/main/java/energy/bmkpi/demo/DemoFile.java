package energy.bmkpi.demo;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import energy.bmkpi.warehouse.duckdb.DuckDbFailures;
import energy.bmkpi.warehouse.duckdb.DuckDbSettings;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A DuckDB file that holds a synthetic market, and says which. */
public final class DemoFile {
  private final DuckDbSettings settings;

  public DemoFile(DuckDbSettings settings) {
    this.settings = settings;
  }

  /**
   * Makes the file hold the market: at once if it does already, else by generating it beside the
   * file and moving it into place when it is whole. A file that is no demo is never touched.
   *
   * @param generated told of each run of dates that is ready
   * @return whether the market had to be generated
   */
  public boolean provide(DemoMarket market, Consumer<SettlementDates> generated) {
    Path path = settings.path();
    if (Files.exists(path)) {
      DemoMarket present = read().orElseThrow(() -> notADemo(path));
      if (present.equals(market)) {
        return false;
      }
    }
    generate(market, generated);
    return true;
  }

  private void generate(DemoMarket market, Consumer<SettlementDates> generated) {
    Path path = settings.path();
    DuckDbDatabase.requireUsable(path.toAbsolutePath(), DuckDbAccess.CREATE);
    Path part = path.resolveSibling(path.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      try (DuckDbDatabase database = DuckDbDatabase.open(settings.at(part), DuckDbAccess.CREATE)) {
        new DemoGenerator(database).generate(market, generated);
      }
      // the log that a killed process left belongs to the old file; the new one would not open
      Files.deleteIfExists(path.resolveSibling(path.getFileName() + ".wal"));
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Failure(
          FailureCategory.WAREHOUSE,
          "cannot put the synthetic market at %s: %s".formatted(path, e),
          "name another file with --database",
          e);
    } catch (Failure e) {
      removeUnfinished(part, e);
      throw e;
    }
  }

  private static void removeUnfinished(Path part, Failure cause) {
    try {
      Files.deleteIfExists(part);
      Files.deleteIfExists(part.resolveSibling(part.getFileName() + ".wal"));
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** The market that the file says it holds. */
  private Optional<DemoMarket> read() {
    try (DuckDbDatabase database = DuckDbDatabase.open(settings, DuckDbAccess.READ);
        Connection connection = database.connect()) {
      if (!database.hasTable(DemoGenerator.MARKER)) {
        return Optional.empty();
      }
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
      return found.stream().findFirst();
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot read " + settings.path(), e);
    }
  }

  private static Failure notADemo(Path path) {
    return new Failure(
        FailureCategory.CONFIGURATION,
        "%s is there already and is no demo; it was not touched".formatted(path),
        "name another file with --database");
  }
}
