package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The market and its units, as text and JSON. */
@QuarkusTest
@Slow
class ReportCommandTest extends ReportFixture {
  @Test
  void textTellsTheMarketAndTheUnitsThatMattered() {
    String most =
        market.value(
            "SELECT bm_unit FROM bm_kpi_summary GROUP BY 1"
                + " ORDER BY ABS(SUM(net_cashflow_gbp)) DESC LIMIT 1");

    CommandRunner.Result result = report("--days", "7", "--top", "3");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("Balancing Mechanism, 2026-03-25 to 2026-03-31\n")
        .containsPattern("unit-days +210 of 30 units on 7 days")
        .containsPattern("net cashflow +−?£");
    assertThat(unitRows(result)).hasSize(1 + 3).element(1).asString().startsWith(most + " ");
  }

  @Test
  void jsonTellsTheSameNumbersAsTheTables() throws IOException {
    JsonNode report =
        new ObjectMapper().readTree(report("--days", "2", "--top", "4", "-o", "json").out());

    String two = " WHERE settlement_date >= DATE '2026-03-30'";
    assertThat(report.get("date_from").asText()).isEqualTo("2026-03-30");
    assertThat(report.at("/market/days").asInt()).isEqualTo(2);
    assertThat(report.at("/market/unit_days").asText())
        .isEqualTo(market.value("SELECT COUNT(*) FROM bm_kpi_summary" + two));
    assertThat(report.at("/market/net_cashflow_gbp").asDouble())
        .isCloseTo(
            Double.parseDouble(
                market.value("SELECT SUM(net_cashflow_gbp) FROM bm_kpi_market" + two)),
            within(1e-6));
    assertThat(report.get("top_units").findValuesAsText("bm_unit"))
        .containsExactlyElementsOf(
            market.rows(
                "SELECT bm_unit FROM bm_kpi_summary"
                    + two
                    + " GROUP BY 1 ORDER BY ABS(SUM(net_cashflow_gbp)) DESC, 1 LIMIT 4"));
  }

  /** The table of units with its header. */
  private static List<String> unitRows(CommandRunner.Result result) {
    return result
        .out()
        .lines()
        .dropWhile(line -> !line.startsWith("bm_unit"))
        .takeWhile(line -> !line.startsWith("partial: "))
        .toList();
  }

  @Test
  void aWarehouseInWhichNothingIsPublishedIsToldInOneLine() {
    market.execute("DROP TABLE bm_kpi_market");

    CommandRunner.Result result = report();

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            "bmkpi: nothing is published in DuckDB file %s; run 'bmkpi run' first\n"
                .formatted(market.path()));
  }

  @Test
  void aDayOfPartsIsNamedBesideTheChangesAgainstItAndTheUnitsWithIt() throws IOException {
    market.execute(
        "UPDATE bm_kpi_coverage SET periods_seen = periods_expected, missing_periods = NULL"
            + " WHERE periods_seen IS NOT NULL",
        "UPDATE bm_kpi_coverage SET periods_seen = 46, missing_periods = '20-21'"
            + " WHERE settlement_date = DATE '2026-03-27' AND dataset = 'BOAV'");

    CommandRunner.Result against = report("--days", "3");
    JsonNode json = new ObjectMapper().readTree(report("--days", "3", "-o", "json").out());
    CommandRunner.Result with = report("--days", "5", "--top", "1", "-o", "csv");
    CommandRunner.Result without = report("--days", "3", "--top", "1", "-o", "csv");

    assertThat(against.out()).contains("per day with data\n               1 of these is partial\n");
    assertThat(json.at("/before/partial_days"))
        .hasToString(
            "[{\"settlement_date\":\"2026-03-27\",\"dataset\":\"BOAV\",\"missing_periods\":[20,21],\"unknown_totals\":0}]");
    assertThat(json.at("/partial_days")).isEmpty();
    assertThat(with.out().lines().skip(1)).first().asString().endsWith(",2026-03-27 boav: SP20–21");
    assertThat(without.out().lines().skip(1)).first().asString().endsWith(",");
  }

  @Test
  void changesAreAgainstAsManyDaysBeforeWhereTheyArePublished() throws IOException {
    JsonNode report = new ObjectMapper().readTree(report("--days", "3", "-o", "json").out());

    assertThat(report.at("/before/date_from").asText()).isEqualTo("2026-03-26");
    assertThat(report.at("/before/date_to").asText()).isEqualTo("2026-03-28");
    assertThat(report.at("/before/net_cashflow_gbp").asDouble())
        .isCloseTo(
            Double.parseDouble(
                market.value(
                    "SELECT SUM(net_cashflow_gbp) FROM bm_kpi_market"
                        + " WHERE settlement_date BETWEEN DATE '2026-03-26' AND DATE '2026-03-28'")),
            within(1e-6));
    assertThat(report("--days", "3").out())
        .contains("changes are against 2026-03-26 to 2026-03-28, per day with data")
        .containsPattern("acceptances .*; [+−][0-9.]+%\n");
    assertThat(report("--days", "4").out())
        .as("of the four days before, three are published")
        .doesNotContain("changes are")
        .doesNotContain("%\n");
  }

  @Test
  void unitsAreSortedByTheKpiAskedFor() {
    String most =
        market.value(
            "SELECT bm_unit FROM bm_kpi_summary GROUP BY 1 ORDER BY SUM(submission_count) DESC, 1"
                + " LIMIT 1");

    CommandRunner.Result result = report("--sort", "submission_count", "--top", "1");

    assertThat(unitRows(result))
        .hasSize(2)
        .satisfies(
            rows -> {
              assertThat(rows.get(0)).contains("days  submission_count*  net_cashflow_gbp*");
              assertThat(rows.get(1)).startsWith(most + " ");
            });
  }

  @Test
  void aKpiThatDoesNotFollowFromItsDaysSaysWhatStandsInForIt() {
    assertThat(report("--sort", "median_spread", "--top", "1").out())
        .endsWith(
            "median_spread is the mean of its days: over many days it does not follow from them\n");
  }

  @Test
  void aKpiThatIsMisspeltIsToldWithTheNearestName() {
    CommandRunner.Result result = report("--sort", "net_cashflow");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains(
            "'net_cashflow' is no KPI of a unit that is a number, do you mean 'net_cashflow_gbp'?");
    assertThat(report("--sort", "fuel_type").err()).contains("'fuel_type' is no KPI of a unit");
  }

  @Test
  void oneUnitIsPrintedDayByDay() {
    String unit = market.value("SELECT MAX(bm_unit) FROM bm_kpi_summary");

    CommandRunner.Result text = report("--unit", unit, "--days", "3");
    CommandRunner.Result csv = report("--unit", unit, "--days", "3", "--output", "csv");

    assertThat(text.out().lines())
        .element(0)
        .asString()
        .startsWith(unit + ", ")
        .endsWith(", 2026-03-29 to 2026-03-31");
    assertThat(text.out()).containsPattern("\n2026-03-29 .*\n2026-03-30 .*\n2026-03-31 .*\n$");
    assertThat(csv.out().lines())
        .containsExactlyElementsOf(
            report("--table", "summary", "--days", "3", "--output", "csv")
                .out()
                .lines()
                .filter(line -> line.startsWith("settlement_date") || line.contains(unit))
                .toList());
  }

  @Test
  void aUnitThatIsNotThereIsToldWithTheNearestName() {
    String unit = market.value("SELECT MIN(bm_unit) FROM bm_kpi_summary");

    CommandRunner.Result result = report("--unit", unit.toLowerCase(Locale.ROOT));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("nothing is published of BM unit " + unit.toLowerCase(Locale.ROOT))
        .contains("did you mean " + unit + "?");
  }

  @Test
  void whatExcludesEachOtherIsRefused() {
    CommandRunner.Result result = report("--unit", "T_X-1", "--html", "report.html");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("--table, --unit and --html exclude each other; give one of them");
  }
}
