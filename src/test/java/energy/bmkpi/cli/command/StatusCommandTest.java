package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

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

@QuarkusTest
@Slow
class StatusCommandTest {
  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;
  @TempDir Path directory;

  private DuckDbFile market;

  @BeforeEach
  void copyTheMarket() {
    market = new DuckDbFile(demo.copyInto(directory));
  }

  @Test
  void gapsAreCountedAndNamed() {
    market.execute(
        "DELETE FROM bmrs_boav WHERE settlementDate IN (DATE '2026-03-25', DATE '2026-03-26', DATE '2026-03-28')");
    bmkpi.run("run", "--days", "7", "--allow-empty", "--database", market.path().toString());

    CommandRunner.Result result = status("text");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .containsPattern("BOAV +4 +2026-03-27 +2026-03-31 +3 ")
        .contains("gap: BOAV has no row for 2026-03-25 to 2026-03-26, 2026-03-28\n")
        .doesNotContain("gap: BOD");
  }

  @Test
  void aPeriodWithoutRowsOnTheShortDayIsAMissingPeriodAndNoGap() throws IOException {
    long missingBefore = bod().get("missing_periods").asLong();
    market.execute(
        "DELETE FROM bmrs_bod WHERE settlementDate = DATE '2026-03-29' AND settlementPeriod = 46");
    bmkpi.run("run", "--days", "3", "--database", market.path().toString());

    JsonNode bod = bod();

    assertThat(bod.get("missing_periods").asLong()).isEqualTo(missingBefore + 1);
    assertThat(bod.get("gaps").asInt()).isZero();
    assertThat(bod.get("days").asInt()).isEqualTo(7);
    assertThat(bod.get("newest_created").isNull()).isTrue();
  }

  private JsonNode bod() throws IOException {
    JsonNode bod = new ObjectMapper().readTree(status("json").out()).get(1);
    assertThat(bod.get("dataset").asText()).isEqualTo("BOD");
    return bod;
  }

  @Test
  void aWarehouseWithoutARunSaysSo() {
    market.execute(
        "DROP TABLE bm_kpi_summary",
        "DROP TABLE bm_kpi_market",
        "DROP TABLE bm_kpi_coverage",
        "DROP TABLE bm_kpi_run");

    CommandRunner.Result result = status("text");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).endsWith("nothing is published yet; 'bmkpi run' does that\n");
    assertThat(status("json").out()).isEqualTo("[]\n");
  }

  @Test
  void aRunThatRequiresCompleteDataIsOfferedWhatCanBeDone() {
    market.execute(
        "DELETE FROM bmrs_boav WHERE settlementDate = DATE '2026-03-31'",
        "DELETE FROM bm_kpi_coverage WHERE settlement_date = DATE '2026-03-31'");
    bmkpi.run("run", "--days", "1", "--require-complete", "--database", market.path().toString());

    assertThat(status("text").out())
        .contains(
            "; it requires complete source data: load what is missing, then 'bmkpi resume'"
                + " finishes it, or run its dates again without --require-complete: no source rows"
                + " of BOAV 2026-03-31");
  }

  private CommandRunner.Result status(String format) {
    return bmkpi.run("status", "--output", format, "--database", market.path().toString());
  }
}
