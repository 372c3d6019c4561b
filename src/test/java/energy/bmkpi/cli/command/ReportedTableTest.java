package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.table.TableColumn;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.OutputTable;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rows of an output table, every column. */
@QuarkusTest
@Slow
class ReportedTableTest extends ReportFixture {
  @ParameterizedTest
  @EnumSource(OutputTable.class)
  void everyColumnOfATableIsPrintedSortedByItsKeyWithNullAsEmpty(OutputTable table)
      throws IOException {
    bmkpi.run(
        "run",
        "--days",
        "3",
        "--datasets",
        "bod",
        "--allow-empty",
        "--database",
        market.path().toString());
    List<String> columns = table.columns().stream().map(TableColumn::name).toList();

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
  void numbersAreWrittenInFullWithoutExponent() {
    market.execute("UPDATE bm_kpi_market SET net_cashflow_gbp = 123456789.125, paid_gbp = 2.5e-5");

    assertThat(report("--table", "market", "--days", "1", "-o", "csv").out())
        .contains(",123456789.125,")
        .contains(",0.000025,")
        .doesNotContain("E-");
  }
}
