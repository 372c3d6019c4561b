package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.EBOCF;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows lie by settlement date and unit, so that a query of some dates reads these only. */
class StoredOrderTest extends LoadingFixture {
  private static final String HEADER =
      "settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction\n";

  @Test
  void rowsOfAFileWithoutAnyOrderAreSorted() throws IOException {
    List<String> rows = rows();
    Collections.shuffle(rows, new Random(20260318));

    tables.load(EBOCF, file("shuffled.csv", HEADER + String.join("", rows)));

    assertThat(stepsBack()).isZero();
  }

  @Test
  void oneRowAtTheEndThatBelongsToTheBeginningIsReasonEnough() throws IOException {
    List<String> rows = rows();
    rows.add(rows.remove(0));

    tables.load(EBOCF, file("last.csv", HEADER + String.join("", rows)));

    assertThat(stepsBack()).isZero();
  }

  @Test
  void rowsOfAFileInOrderStayAsTheyAre() throws IOException {
    tables.load(EBOCF, file("sorted.csv", HEADER + String.join("", rows())));

    assertThat(stepsBack()).isZero();
    assertThat(tables.rows(EBOCF)).hasSize(rows().size());
  }

  /** Three blocks of rows and a part of one. */
  private static List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (int day = 1; day <= 7; day++) {
      for (int unit = 10; unit < 30; unit++) {
        for (int period = 1; period <= 48; period++) {
          rows.add(
              "%s,%d,T_A-%d,%d,offer\n".formatted(LocalDate.of(2025, 6, day), period, unit, unit));
        }
      }
    }
    return rows;
  }

  private long stepsBack() {
    return Long.parseLong(
        tables
            .query(
                """
                SELECT CAST(COUNT(*) AS VARCHAR) AS value
                FROM (
                  SELECT
                    (settlementDate, bmUnit) AS here,
                    LAG((settlementDate, bmUnit)) OVER (ORDER BY rowid) AS before
                  FROM bmrs_ebocf
                )
                WHERE before > here""")
            .get(0));
  }
}
