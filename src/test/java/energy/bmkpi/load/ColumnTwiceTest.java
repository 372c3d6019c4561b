package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.EBOCF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two names of one column refuse a file, as nobody knows which of them is the right one. */
@Slow
class ColumnTwiceTest extends LoadingFixture {

  @ParameterizedTest
  @CsvSource({
    "_direction, side",
    "_direction, bidOfferFlag",
    "direction, bidOffer",
    "bmUnit, bmUnitId",
    "bmUnit, BM Unit ID",
    "settlementDate, settlement_date"
  })
  void inCsvAndParquet(String one, String other) throws IOException {
    String header = "settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction";
    String column = one.equals("direction") ? "_direction" : one;
    Path csv =
        file(
            "rows.csv",
            "%s,%s%n2025-10-14,1,A,1,bid,x%n".formatted(header.replace(column, one), other));
    Path parquet = directory.resolve("rows.parquet");
    tables.execute(
        "COPY (SELECT DATE '2025-10-14' AS settlementDate, 1 AS settlementPeriod, 'A' AS bmUnit, 1.0 AS totalCashflow, 'bid' AS _direction, 'x' AS \"%s\") TO '%s' (FORMAT parquet)"
            .replace("AS " + column + ",", "AS " + one + ",")
            .formatted(other, parquet));

    String cause = "has a column twice: %s and %s; nothing was loaded".formatted(one, other);
    assertRefused(EBOCF, csv, cause);
    assertRefused(EBOCF, parquet, cause);
  }

  @ParameterizedTest
  @CsvSource({"_direction, side", "bmUnit, bmUnitId", "totalCashflow, total_cashflow"})
  void inARowOfJson(String column, String other) throws IOException {
    String row =
        "{\"settlementDate\":\"2025-10-14\",\"settlementPeriod\":1,\"bmUnit\":\"A\",\"totalCashflow\":1,\"_direction\":\"bid\"}";

    assertRefused(
        EBOCF,
        file("rows.json", row + row.replace("{", "{\"%s\":\"7\",".formatted(other))),
        "row 2 has a column twice: %s, by one name or by two".formatted(column));
  }

  @Test
  void columnsThatAreIgnoredMayBeThereTwice() throws IOException {
    Path file =
        file(
            "rows.csv",
            """
            settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction,note,note
            2025-10-14,1,A,1,bid,x,y
            """);

    assertThat(told(tables.load(EBOCF, file))).isEqualTo("1 added");
  }

  private void assertRefused(SourceTable table, Path file, String cause) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(table, file))
        .withMessageStartingWith(file.toString())
        .withMessageContaining(cause);
    assertThat(tables.rows(table)).isEmpty();
  }
}
