package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.DemoDatabase;
import energy.bmkpi.cli.DuckDbFile;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.table.ValueType;
import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of the published KPIs a report shows: which dates, which units, which KPIs. */
@QuarkusTest
@Slow
class ReportChoiceTest {
  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;
  @TempDir Path directory;

  private DuckDbFile market;

  @BeforeEach
  void copyTheMarket() {
    market = new DuckDbFile(demo.copyInto(directory));
  }

  @Test
  void csvHasAsManyUnitsAsAskedForInTheOrderAskedFor() {
    List<String> rows =
        report("--top", "3", "--sort", "offer_mwh", "--output", "csv").out().lines().toList();

    assertThat(rows.get(0))
        .isEqualTo(
            "bm_unit,fuel_type,lead_party,days,net_cashflow_gbp,offer_mwh,bid_mwh,vwap_offer,vwap_bid,acceptances,partial");
    assertThat(rows.stream().skip(1).map(row -> row.split(",", -1)[0]))
        .containsExactlyElementsOf(byOfferVolume(3));
    assertThat(report("--output", "csv").out().lines()).hasSize(1 + 10);
  }

  @Test
  void jsonHasAsManyUnitsAsAskedForInTheOrderAskedFor() throws IOException {
    JsonNode json =
        new ObjectMapper()
            .readTree(report("--top", "3", "--sort", "offer_mwh", "--output", "json").out());

    assertThat(json.get("top_units").findValuesAsText("bm_unit"))
        .containsExactlyElementsOf(byOfferVolume(3));
  }

  private List<String> byOfferVolume(int units) {
    return market.rows(
        "SELECT bm_unit FROM bm_kpi_summary GROUP BY 1 ORDER BY SUM(offer_mwh) DESC, 1 LIMIT "
            + units);
  }

  @Test
  void chosenKpisAreTheColumnsAndTheFirstOfThemIsTheOrder() {
    String text = report("--kpis", "offer_mwh,median_spread", "--top", "2").out();

    assertThat(text.lines().dropWhile(line -> !line.startsWith("bm_unit")).findFirst())
        .get()
        .asString()
        .endsWith("days  offer_mwh*  median_spread*");
    assertThat(report("--kpis", "offer_mwh,median_spread", "--top", "2", "-o", "csv").out().lines())
        .hasSize(1 + 2)
        .first()
        .isEqualTo("bm_unit,fuel_type,lead_party,days,offer_mwh,median_spread,partial");
    assertThat(report("--kpis", "offer_mwh", "--top", "1", "-o", "csv").out())
        .contains("\n" + byOfferVolume(1).get(0) + ",");
  }

  @Test
  void aChosenKpiThatIsMisspeltIsToldWithTheNearestName() {
    CommandRunner.Result result = report("--kpis", "offer_mwh,vwap_ofer");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains(
            "'vwap_ofer' is no KPI of a unit that is a number, do you mean 'vwap_offer'?; 'bmkpi kpis' lists them");
  }

  @Test
  void oneUnitIsShownWithEveryKpiItHas() {
    String unit = market.value("SELECT MAX(bm_unit) FROM bm_kpi_summary");

    String week = report("--unit", unit).out();
    String day = report("--unit", unit, "--days", "1").out();

    for (UnitKpi kpi : UnitKpi.values()) {
      if (kpi.type() != ValueType.TEXT) {
        assertThat(week).containsPattern("(?m)^" + kpi.column() + " ");
        assertThat(day).containsPattern("(?m)^" + kpi.column() + " ");
      }
    }
    assertThat(week)
        .satisfies(
            text ->
                assertThat(text.lines().limit(45))
                    .as("fits a terminal of 80 columns")
                    .allMatch(line -> line.length() <= 80))
        .containsPattern("(?m)^submission_count .* sum of days$")
        .containsPattern("(?m)^vwap_offer .* quotient of sums$")
        .containsPattern("(?m)^median_spread .* mean of days$");
    assertThat(day).doesNotContain("settlement_date").doesNotContain("sum of days");
  }

  @Test
  void ofOneUnitAndOfItsTableTheChosenKpisAreShown() {
    String unit = market.value("SELECT MAX(bm_unit) FROM bm_kpi_summary");

    assertThat(report("--unit", unit, "--kpis", "stack_depth", "-o", "csv").out().lines())
        .hasSize(1 + 7)
        .first()
        .isEqualTo("settlement_date,bm_unit,stack_depth,partial");
    assertThat(report("--unit", unit, "--kpis", "stack_depth").out())
        .contains("stack_depth")
        .doesNotContain("offer_mwh");
    assertThat(report("--table", "summary", "--kpis", "stack_depth", "-o", "csv").out().lines())
        .hasSize(1 + 210)
        .first()
        .isEqualTo("settlement_date,bm_unit,stack_depth,partial");
  }

  @ParameterizedTest
  @CsvSource({
    "--table summary --top 5, --top and --sort choose among the units",
    "--unit T_X-1 --sort offer_mwh, --top and --sort choose among the units",
    "--table market --kpis offer_mwh, --kpis chooses KPIs of units",
    "--html page.html --output json, --html writes a page",
    "--html page.html --kpis offer_mwh, --kpis chooses KPIs of units",
    "--excel, --excel is for CSV; give --output csv",
    "--excel --output json, --excel is for CSV; give --output csv"
  })
  void anOptionThatWouldHaveNoEffectIsRefused(String options, String message) {
    CommandRunner.Result result = report(options.split(" ", -1));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(message);
  }

  @Test
  void withoutCashflowsVolumeIsTheOrderAndColumnsOfMoneyAreLeftOut() {
    market.execute(
        "UPDATE bm_kpi_summary SET net_cashflow_gbp = NULL, offer_cashflow_gbp = NULL,"
            + " bid_cashflow_gbp = NULL, vwap_offer = NULL, vwap_bid = NULL");

    List<String> rows =
        report("--top", "1").out().lines().dropWhile(line -> !line.startsWith("bm_unit")).toList();

    assertThat(rows.get(0).split(" +", -1))
        .containsExactly(
            "bm_unit",
            "fuel_type",
            "lead_party",
            "days",
            "gross_mwh*",
            "offer_mwh*",
            "bid_mwh*",
            "acceptances");
    assertThat(rows.get(1))
        .startsWith(
            market.value(
                "SELECT bm_unit FROM bm_kpi_summary GROUP BY 1 ORDER BY SUM(gross_mwh) DESC, 1"
                    + " LIMIT 1"));
    assertThat(report("--top", "1", "-o", "csv").out())
        .as("for programs the columns stay")
        .contains(",net_cashflow_gbp,");
  }

  @Test
  void withoutAnythingButSubmissionsTheirNumberIsTheOrder() {
    bmkpi.run(
        "run",
        "--days",
        "3",
        "--datasets",
        "bod",
        "--allow-empty",
        "--database",
        market.path().toString());

    assertThat(
            report("--days", "3", "--top", "1")
                .out()
                .lines()
                .dropWhile(line -> !line.startsWith("bm_unit"))
                .findFirst())
        .get()
        .asString()
        .endsWith("days  submission_count*");
  }

  @Test
  void datesWithoutKpisAreToldWithThoseThatArePublishedAndTheCommandThatShowsThem() {
    for (List<String> form :
        List.of(
            List.<String>of(),
            List.of("--output", "csv"),
            List.of("--unit", "T_X-1"),
            List.of("--table", "summary"),
            List.of("--html", directory.resolve("page.html").toString()))) {
      List<String> options = new ArrayList<>(List.of("--from", "2025-01-01", "--to", "2025-01-31"));
      options.addAll(form);

      CommandRunner.Result result = report(options.toArray(String[]::new));

      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .isEqualTo(
              ("bmkpi: no KPIs are published for 2025-01-01 to 2025-01-31 in DuckDB file %1$s;"
                      + " published are 2026-03-25 to 2026-03-31, 7 dates;"
                      + " 'bmkpi report --database %1$s --from 2026-03-25 --to 2026-03-31' shows them\n")
                  .formatted(market.path()));
    }
    assertThat(directory.resolve("page.html")).doesNotExist();
  }

  @Test
  void aGapAmongThePublishedDatesIsNotCounted() {
    market.execute(
        "DELETE FROM bm_kpi_market WHERE settlement_date = DATE '2026-03-29'",
        "DELETE FROM bm_kpi_summary WHERE settlement_date = DATE '2026-03-29'");

    assertThat(report("--from", "2026-03-29", "--to", "2026-03-29").err())
        .contains("no KPIs are published for 2026-03-29 in ")
        .contains("; published are 2026-03-25 to 2026-03-31, 6 dates; ");
  }

  @Test
  void peopleReadOneMinusSignAndProgramsTheOneOfAscii() {
    market.execute(
        "UPDATE bm_kpi_summary SET net_cashflow_gbp = -1234.5, vwap_bid = -7.25",
        "UPDATE bm_kpi_market SET net_cashflow_gbp = -1234.5");
    String unit = market.value("SELECT MAX(bm_unit) FROM bm_kpi_summary");

    for (String[] people :
        new String[][] {{"--days", "3"}, {"--unit", unit}, {"--table", "market"}}) {
      assertThat(report(people).out())
          .containsPattern("−(1,234|3,703)\\.50")
          .doesNotContainPattern("(?m)(^|\\s)-[£\\d]");
    }
    for (String[] programs :
        new String[][] {
          {"-o", "csv"},
          {"-o", "json"},
          {"--unit", unit, "-o", "csv"},
          {"--table", "market", "-o", "json"}
        }) {
      assertThat(report(programs).out()).containsPattern("-1234.5|-8641.5").doesNotContain("−");
    }
    for (String format : List.of("csv", "json")) {
      assertThat(bmkpi.run("kpis", "-o", format).out())
          .doesNotContain("−")
          .contains("offer_mwh - bid_mwh");
    }
    assertThat(bmkpi.run("kpis").out()).contains("offer_mwh − bid_mwh");
  }

  private CommandRunner.Result report(String... options) {
    List<String> command =
        new ArrayList<>(List.of("report", "--database", market.path().toString()));
    command.addAll(Arrays.asList(options));
    return bmkpi.run(command.toArray(String[]::new));
  }
}
