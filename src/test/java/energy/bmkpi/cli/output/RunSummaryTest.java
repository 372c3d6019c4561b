package energy.bmkpi.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.DemoDatabase;
import energy.bmkpi.cli.DuckDbFile;
import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run prints when it is done. */
@QuarkusTest
@Slow
class RunSummaryTest {
  private static final String DATES = "settlement_date >= DATE '2026-03-29'";

  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;
  @TempDir Path directory;

  private DuckDbFile market;

  @BeforeEach
  void copyTheMarketWithoutOneDayOfVolumes() {
    market = new DuckDbFile(demo.copyInto(directory));
    market.execute("DELETE FROM bmrs_boav WHERE settlementDate = DATE '2026-03-30'");
  }

  @Test
  void jsonTellsTheNumbersThatAreInTheTables() throws IOException {
    JsonNode summary = new ObjectMapper().readTree(run("json").out());

    assertThat(summary.get("date_from").asText()).isEqualTo("2026-03-29");
    assertThat(summary.get("date_to").asText()).isEqualTo("2026-03-31");
    assertThat(summary.get("batches").asInt()).isEqualTo(2);
    assertThat(summary.get("workers").asInt()).isEqualTo(5);
    assertThat(summary.get("days_with_data").asInt()).isEqualTo(3);
    assertThat(summary.get("run_id").asText())
        .isEqualTo(
            market.value("SELECT run_id FROM bm_kpi_run WHERE date_from = DATE '2026-03-29'"));
    assertThat(summary.get("unit_days").asText())
        .isEqualTo(market.value("SELECT COUNT(*) FROM bm_kpi_summary WHERE " + DATES));
    assertThat(summary.get("units").asText())
        .isEqualTo(
            market.value("SELECT COUNT(DISTINCT bm_unit) FROM bm_kpi_summary WHERE " + DATES));
    assertThat(summary.get("acceptances").asText())
        .isEqualTo(market.value("SELECT SUM(acceptance_count) FROM bm_kpi_market WHERE " + DATES));
    assertThat(summary.get("net_cashflow_gbp").asDouble())
        .isCloseTo(
            Double.parseDouble(
                market.value("SELECT SUM(net_cashflow_gbp) FROM bm_kpi_summary WHERE " + DATES)),
            within(1e-6));
    assertThat(summary.get("rows").asText())
        .isEqualTo(market.value("SELECT SUM(\"rows\") FROM bm_kpi_coverage WHERE " + DATES));
    assertThat(summary.get("bytes_billed").isNull()).isTrue();
  }

  @Test
  void jsonTellsOfEachDatasetItsRowsQueriesAndGaps() throws IOException {
    JsonNode datasets = new ObjectMapper().readTree(run("json").out()).get("datasets");

    assertThat(datasets.findValuesAsText("dataset"))
        .containsExactly("BOALF", "BOD", "BOAV", "EBOCF");
    for (JsonNode dataset : datasets) {
      assertThat(dataset.get("queries").asInt()).isEqualTo(2);
      assertThat(dataset.get("rows").asText())
          .isEqualTo(
              market.value(
                  "SELECT SUM(\"rows\") FROM bm_kpi_coverage WHERE dataset = '%s' AND %s"
                      .formatted(dataset.get("dataset").asText(), DATES)));
    }
    assertThat(datasets.get(1).get("gaps")).isEmpty();
    assertThat(datasets.get(2).get("gaps")).hasSize(1);
    assertThat(datasets.get(2).get("gaps").get(0).asText()).isEqualTo("2026-03-30");
  }

  @Test
  void textTellsGapsTotalsAndTimes() {
    CommandRunner.Result result = run("text");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("gap: BOAV has no row for 2026-03-30; its KPIs are NULL there\n")
        .containsPattern(
            "90 unit-days of 30 units on 3 of 3 dates; \\d+ acceptances; net cashflow −?£")
        .containsPattern(
            "published 2026-03-29 to 2026-03-31 in \\d+\\.\\d\\d s: check .*, 2 batches on 5 workers"
                + " .*, publish .*; [\\d,]+ rows/s\\n$");
  }

  @Test
  void csvHoldsARowForEachDataset() {
    assertThat(run("csv").out().lines())
        .hasSize(5)
        .startsWith("dataset,rows,queries,query_s,gaps,bytes_billed,partial_days")
        .anySatisfy(line -> assertThat(line).matches("BOAV,\\d+,2,[\\d.]+,1,,\\d"));
  }

  private CommandRunner.Result run(String format) {
    return bmkpi.run(
        "run",
        "--allow-empty",
        "--from",
        "2026-03-29",
        "--batch-days",
        "2",
        "--workers",
        "5",
        "--output",
        format,
        "--database",
        market.path().toString());
  }
}
