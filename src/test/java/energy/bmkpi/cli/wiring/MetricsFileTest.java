package energy.bmkpi.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.operations.ExpositionFormat;
import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run leaves for the collector of metrics. */
@QuarkusTest
@Slow
class MetricsFileTest extends WatchedRunFixture {
  @Test
  void metricsTakeThePlaceOfAFileOfAnotherEncoding() throws IOException {
    Path metrics =
        Files.write(
            directory.resolve("bmkpi.prom"),
            "# HELP bmkpi_last_run_success in £\n".getBytes(StandardCharsets.ISO_8859_1));

    CommandRunner.Result result = run("--metrics-file", metrics.toString());

    assertThat(result.err()).isEmpty();
    assertThat(sample(metrics, "bmkpi_last_run_success")).isEqualTo("1");
  }

  @Test
  void aFailedRunKeepsTheLastSuccessInItsMetricsAndTheSummaryAsItWas() throws IOException {
    Path metrics = directory.resolve("bmkpi.prom");
    Path summary = directory.resolve("summary.json");
    String[] files = {"--metrics-file", metrics.toString(), "--summary-file", summary.toString()};
    assertThat(run(files).exitCode()).isZero();
    String success = sample(metrics, "bmkpi_last_success_timestamp_seconds");
    String before = Files.readString(summary);
    assertThat(sample(metrics, "bmkpi_last_run_success")).isEqualTo("1");
    assertThat(sample(metrics, "bmkpi_last_success_unit_days")).isEqualTo("210");

    market.execute("DROP TABLE bmrs_boav");
    assertThat(run(files).exitCode()).isEqualTo(7);

    assertThat(sample(metrics, "bmkpi_last_run_success")).isEqualTo("0");
    assertThat(sample(metrics, "bmkpi_last_run_exit_code")).isEqualTo("7");
    assertThat(sample(metrics, "bmkpi_last_success_timestamp_seconds")).isEqualTo(success);
    assertThat(summary).hasContent(before);
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).containsExactlyInAnyOrder(market.path(), metrics, summary);
    }
  }

  @Test
  void metricsTellTheJobByItsWarehouseAndOutput() throws IOException {
    Path metrics = directory.resolve("bmkpi.prom");
    run("--metrics-file", metrics.toString());

    assertThat(ExpositionFormat.read(Files.readString(metrics)))
        .containsEntry(
            new ExpositionFormat.Series(
                "bmkpi_last_run_success",
                Map.of(
                    "warehouse",
                    "DuckDB file " + market.path().toRealPath(),
                    "output",
                    "bm_kpi_summary")),
            1.0)
        .allSatisfy((series, value) -> assertThat(series.labels()).containsKey("warehouse"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bmkpi.txt", "bmkpi", "bmkpi.prom.txt", "bmkpi.PROM"})
  void aNameThatTheCollectorIgnoresIsRefusedBeforeTheRun(String name) {
    Path file = directory.resolve(name);

    CommandRunner.Result result = run("--metrics-file", file.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("bmkpi: " + file)
        .contains("node_exporter reads files that end in .prom only; nothing was run")
        .hasLineCount(1);
    assertThat(market.value("SELECT COUNT(*) FROM bm_kpi_run")).isEqualTo("1");
  }

  @Test
  void metricsAreWrittenOverAFileThatHasBecomeAnything() throws IOException {
    Path metrics = directory.resolve("bmkpi.prom");
    byte[] damaged = "# HELP bmkpi_last_\0\u00ff\u00fe".getBytes(StandardCharsets.ISO_8859_1);
    byte[] zeroedByALossOfPower = new byte[2 << 20];
    for (byte[] old : List.of(damaged, zeroedByALossOfPower)) {
      Files.write(metrics, old);
      market.execute("DELETE FROM bmrs_boav WHERE settlementDate = DATE '2026-03-31'");

      CommandRunner.Result result = run("--require-complete", "--metrics-file", metrics.toString());

      assertThat(result.exitCode()).isEqualTo(5);
      assertThat(ExpositionFormat.read(Files.readString(metrics))).isNotEmpty();
    }
  }
}
