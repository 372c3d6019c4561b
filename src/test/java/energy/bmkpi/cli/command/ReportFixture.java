package energy.bmkpi.cli.command;

import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.DemoDatabase;
import energy.bmkpi.cli.DuckDbFile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A published market of which a test asks for reports. */
abstract class ReportFixture {
  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;
  @TempDir Path directory;

  DuckDbFile market;

  @BeforeEach
  void copyTheMarket() {
    market = new DuckDbFile(demo.copyInto(directory));
  }

  CommandRunner.Result report(String... options) {
    List<String> command =
        new ArrayList<>(List.of("report", "--database", market.path().toString()));
    command.addAll(List.of(options));
    return bmkpi.run(command.toArray(String[]::new));
  }
}
