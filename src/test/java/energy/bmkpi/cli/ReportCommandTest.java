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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
    assertThat(result.out().lines().dropWhile(line -> !line.startsWith("bm_unit")))
        .hasSize(1 + 3)
        .element(1)
        .asString()
        .startsWith(most + " ");
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
      assertThat(csv.getHeaderNames()).isEqualTo(columns);
      assertThat(csv.getRecords().stream().map(ReportCommandTest::shape))
          .isNotEmpty()
          .containsExactlyElementsOf(market.rows(shapes(table)));
    }
  }

  /** The key as it is, of all other values only whether there is one. */
  private static String shape(CSVRecord row) {
    return row.stream().map(value -> value.isEmpty() ? "." : "x").collect(Collectors.joining())
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

  private CommandRunner.Result report(String... options) {
    List<String> command =
        new ArrayList<>(List.of("report", "--database", market.path().toString()));
    command.addAll(List.of(options));
    return bmkpi.run(command.toArray(String[]::new));
  }
}
