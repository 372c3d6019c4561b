package energy.bmkpi.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.WholeRun;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB 1.4, as others have it, opens what this program makes. */
class OlderDuckDbIT {
  private static final SettlementDates DATES = SettlementDates.ending(LocalDate.of(2026, 3, 31), 3);

  @TempDir Path directory;

  @Test
  void readsTheSameRowsInAFileThatWasMadeAndPublishedInto() throws Exception {
    Path file = SourceFile.demo(directory.resolve("market.duckdb"), new DemoMarket(DATES, 30, 42));
    try (WholeRun run = WholeRun.on(file)) {
      run.run(DATES);
      run.run(DATES);
    }

    List<String> ours = read(file, System.getProperty("java.class.path"));
    List<String> older =
        read(
            file,
            "target/older-duckdb/duckdb_jdbc.jar" + File.pathSeparator + "target/test-classes");

    assertThat(older.get(0)).startsWith("v1.4.");
    assertThat(ours.get(0)).isNotEqualTo(older.get(0));
    assertThat(older.subList(1, older.size())).hasSize(4).isEqualTo(ours.subList(1, ours.size()));
  }

  private static List<String> read(Path file, String classPath)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                DuckDbReader.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    return told.lines().toList();
  }
}
