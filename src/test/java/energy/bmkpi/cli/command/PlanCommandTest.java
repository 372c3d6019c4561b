package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.DemoDatabase;
import energy.bmkpi.cli.DuckDbFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class PlanCommandTest {
  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;
  @TempDir Path directory;

  private String database;

  @BeforeEach
  void copyTheMarket() {
    database = demo.copyInto(directory).toString();
  }

  @Test
  void ninetyDaysAreThirteenBatchesOfSevenDaysTheLastOfSix() {
    assertThat(bmkpi.run("plan", "--output", "csv", "--database", database).out().lines())
        .hasSize(1 + 13 * 4)
        .startsWith(
            "batch,date_from,date_to,days,dataset,bytes_processed,bytes_billed,cost_usd",
            "1,2026-01-01,2026-01-07,7,BOALF,,,",
            "1,2026-01-01,2026-01-07,7,BOD,,,")
        .endsWith("13,2026-03-26,2026-03-31,6,BOAV,,,", "13,2026-03-26,2026-03-31,6,EBOCF,,,");
  }

  @Test
  void textEndsWithTheShapeOfTheRun() {
    CommandRunner.Result result = bmkpi.run("plan", "--workers", "10", "--database", database);

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .endsWith(
            "\n2026-01-01 to 2026-03-31 on DuckDB file %s: 90 days in 13 batches, 52 queries in 6 waves of 10 workers\n"
                .formatted(database));
  }

  @Test
  void aDateThatHasNotEndedIsPlannedWithAWarning() {
    CommandRunner.Result result =
        bmkpi.run("plan", "--from", "2026-03-31", "--to", "2026-04-01", "--database", database);

    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .isEqualTo(
            "bmkpi: settlement date 2026-04-01 has not ended; its KPIs are of the rows that there"
                + " are so far\n");
  }

  @Test
  void jsonHoldsAnObjectForEachQuery() throws IOException {
    String json =
        bmkpi
            .run("plan", "--days", "2", "--datasets", "bod", "-o", "json", "--database", database)
            .out();

    JsonNode queries = new ObjectMapper().readTree(json);
    assertThat(queries).hasSize(1);
    assertThat(queries.get(0))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"batch": 1, "date_from": "2026-03-30", "date_to": "2026-03-31",
                     "days": 2, "dataset": "BOD", "bytes_processed": null, "bytes_billed": null,
                     "cost_usd": null}
                    """));
  }

  @Test
  void sqlIsPrintedWithTheDatesThatAreBoundToIt() {
    String sql =
        bmkpi
            .run("plan", "--days", "1", "--datasets", "bod", "--sql", "--database", database)
            .out();

    assertThat(sql)
        .startsWith(
            "-- batch 1, BOD: $date_from = DATE '2026-03-31', $date_to = DATE '2026-03-31'\n");
    String bound =
        sql.replace("$date_from", "DATE '2026-03-31'").replace("$date_to", "DATE '2026-03-31'");
    DuckDbFile market = new DuckDbFile(Path.of(database));
    assertThat(market.rows(bound.replaceFirst("(?m)^--.*$", "")))
        .as("the rows of the query for a day of 30 units")
        .hasSizeGreaterThanOrEqualTo(30);
  }
}
