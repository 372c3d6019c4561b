package energy.bmkpi.cli.wiring;

import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.DemoDatabase;
import energy.bmkpi.cli.DuckDbFile;
import energy.bmkpi.cli.process.CommandInProgress;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A published market on which a test runs the main job with somebody looking on. */
abstract class WatchedRunFixture {
  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;
  @Inject CommandInProgress command;
  @Inject Journals journals;
  @Inject Warehouses warehouses;
  @TempDir Path directory;

  DuckDbFile market;

  @BeforeEach
  void copyTheMarket() {
    market = new DuckDbFile(demo.copyInto(directory));
  }

  CommandRunner.Result run(String... options) {
    List<String> command =
        new ArrayList<>(List.of("run", "--days", "7", "--batch-days", "4", "--database"));
    command.add(market.path().toString());
    command.addAll(List.of(options));
    return bmkpi.run(command.toArray(String[]::new));
  }

  void makeBodEndless() {
    market.execute(
        "ALTER TABLE bmrs_bod RENAME TO bod_rows",
        "CREATE VIEW bmrs_bod AS SELECT bod_rows.* FROM bod_rows, range(1000000000) AS again"
            + " WHERE hash(again.range) <> 0");
  }

  static String sample(Path metrics, String name) throws IOException {
    return Files.readString(metrics)
        .lines()
        .filter(line -> line.startsWith(name + "{"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElseThrow();
  }
}
