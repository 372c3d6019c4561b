package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import energy.bmkpi.warehouse.OutputColumn;
import energy.bmkpi.warehouse.OutputTable;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class ReportCommandTest {
  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;
  @TempDir Path directory;

  private DuckDbFile market;

  @BeforeEach
  void copyTheMarket() {
    market = new DuckDbFile(demo.copyInto(directory));
  }

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

  @ParameterizedTest
  @EnumSource(OutputTable.class)
  void everyColumnOfATableIsPrintedSortedByItsKeyWithNullAsEmpty(OutputTable table)
      throws IOException {
    bmkpi.run("run", "--days", "3", "--datasets", "bod", "--database", market.path().toString());
    List<String> columns = table.columns().stream().map(OutputColumn::name).toList();

    CommandRunner.Result result =
        report("--table", table.name().toLowerCase(Locale.ROOT), "--output", "csv");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    try (CSVParser csv =
        CSVParser.parse(
            new StringReader(result.out()),
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      assertThat(csv.getHeaderNames()).isEqualTo(withPartial(table, columns));
      assertThat(csv.getRecords().stream().map(row -> shape(row, columns.size())))
          .isNotEmpty()
          .containsExactlyElementsOf(market.rows(shapes(table)));
    }
  }

  /** Rows of KPIs also tell what their date lacks. */
  private static List<String> withPartial(OutputTable table, List<String> columns) {
    boolean ofKpis = table == OutputTable.SUMMARY || table == OutputTable.MARKET;
    return Stream.concat(columns.stream(), ofKpis ? Stream.of("partial") : Stream.empty()).toList();
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

  /** The key as it is, of all other values only whether there is one. */
  private static String shape(CSVRecord row, int columns) {
    return row.stream()
            .limit(columns)
            .map(value -> value.isEmpty() ? "." : "x")
            .collect(Collectors.joining())
        + row.get(0)
        + row.get(1);
  }

  private static String shapes(OutputTable table) {
    return table.columns().stream()
            .map(
                column -> "CASE WHEN \"%s\" IS NULL THEN '.' ELSE 'x' END".formatted(column.name()))
            .collect(Collectors.joining(" || ", "SELECT ", ""))
        + table.columns().stream()
            .limit(2)
            .map(column -> " || \"%s\"".formatted(column.name()))
            .collect(Collectors.joining())
        + " FROM "
        + table.defaultTableName()
        + " ORDER BY "
        + String.join(", ", table.key());
  }

  @Test
  void csvWithoutATableIsTheSummary() {
    assertThat(report("--output", "csv"))
        .isEqualTo(report("--table", "summary", "--output", "csv"));
  }

  @Test
  void numbersAreWrittenInFullWithoutExponent() {
    market.execute("UPDATE bm_kpi_market SET net_cashflow_gbp = 123456789.125, paid_gbp = 2.5e-5");

    assertThat(report("--table", "market", "--days", "1", "-o", "csv").out())
        .contains(",123456789.125,")
        .contains(",0.000025,")
        .doesNotContain("E-");
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
        .hasSize(3 + 3)
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

  @Test
  void theHtmlFileReplacesAnOlderOneAndLeavesNothingBeside() throws IOException {
    Path file = directory.resolve("report.html");
    assertThat(report("--html", file.toString()).exitCode()).isZero();

    CommandRunner.Result result = report("--html", file.toString());

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo("wrote %s\n".formatted(file));
    assertThat(file)
        .content()
        .startsWith("<!doctype html>")
        .contains("BMRS data © Elexon Limited copyright and database right")
        .endsWith("</html>\n");
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("market.duckdb", "report.html");
  }

  @Test
  void anHtmlFileThatCannotBeWrittenIsToldInOneLine() {
    CommandRunner.Result result = report("--html", directory.resolve("no/report.html").toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "bmkpi: %s cannot be written: there is no directory %s; give --html a new file in a directory that you may write to\n"
                .formatted(directory.resolve("no/report.html"), directory.resolve("no")));
  }

  @Test
  void anHtmlFileNeverTakesThePlaceOfTheDatabase() throws IOException {
    byte[] before = Files.readAllBytes(market.path());

    CommandRunner.Result result = report("--html", market.path().toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("bmkpi: %s cannot be written: it is a database; ".formatted(market.path()));
    assertThat(market.path()).hasBinaryContent(before);
  }

  @Test
  void aPageOnStandardOutputIsAllThatIsPrinted() {
    CommandRunner.Result result = report("--html", "-");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("<!doctype html>").endsWith("</html>\n");
  }

  private CommandRunner.Result report(String... options) {
    List<String> command =
        new ArrayList<>(List.of("report", "--database", market.path().toString()));
    command.addAll(List.of(options));
    return bmkpi.run(command.toArray(String[]::new));
  }
}
