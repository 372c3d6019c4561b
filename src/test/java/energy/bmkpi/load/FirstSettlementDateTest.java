package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.EBOCF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of dates before the market began could neither be unloaded nor published. */
@Slow
class FirstSettlementDateTest extends LoadingFixture {

  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01", "1900-01-01", "1999-12-31", "2001-03-26", "9999-12-31"})
  void aDateThatTheMarketDoesNotHaveIsRefusedInEveryForm(String date) throws IOException {
    String cause =
        "row 2, column settlementDate: '%s' is not a settlement date from 2001-03-27 on"
            .formatted(date);
    assertRefused(csv(date), cause);
    assertRefused(csv(date + " 00:00"), cause.replace(date, date + " 00:00"));
    assertRefused(json(date), cause);
    assertRefused(parquet("DATE", date), "row 2, column settlementDate: '" + date);
    assertRefused(parquet("VARCHAR", date), cause);
    assertRefused(parquet("TIMESTAMP", date), "row 2, column settlementDate: '" + date);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2001-03-27", "9999-12-30"})
  void theFirstAndTheLastDateAreRead(String date) throws IOException {
    for (Path file : List.of(csv(date), json(date), parquet("DATE", date))) {
      tables.load(EBOCF, file);

      assertThat(tables.rows(EBOCF, List.of("settlementDate")))
          .containsExactlyInAnyOrder("2025-10-14", date);
      tables.execute("DELETE FROM bmrs_ebocf");
    }
  }

  private Path csv(String date) throws IOException {
    return file(
        "rows.csv",
        """
        settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction
        2025-10-14,1,A,1,bid
        %s,1,A,1,bid
        """
            .formatted(date));
  }

  private Path json(String date) throws IOException {
    String row =
        "{\"settlementDate\":\"%s\",\"settlementPeriod\":1,\"bmUnit\":\"A\",\"totalCashflow\":1,\"_direction\":\"bid\"}";
    return file("rows.json", row.formatted("2025-10-14") + row.formatted(date));
  }

  private Path parquet(String type, String date) {
    Path file = directory.resolve("rows.parquet");
    tables.execute(
        "COPY (SELECT CAST(unnest(['2025-10-14', '%s']) AS %s) AS settlementDate, 1 AS settlementPeriod, 'A' AS bmUnit, 1.0 AS totalCashflow, 'bid' AS _direction) TO '%s' (FORMAT parquet)"
            .formatted(date, type, file));
    return file;
  }

  private void assertRefused(Path file, String cause) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(EBOCF, file))
        .withMessageStartingWith(file.toString())
        .withMessageContaining(cause);
    assertThat(tables.rows(EBOCF)).isEmpty();
  }
}
