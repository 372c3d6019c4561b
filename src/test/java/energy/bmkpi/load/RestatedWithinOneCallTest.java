package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.EBOCF;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of one call that restate rows which the call itself has stored, and others. DuckDB 2.0
 * crashes, or keeps wrong rows, where one statement deletes both.
 */
class RestatedWithinOneCallTest extends LoadingFixture {
  private static final String HEADER =
      "settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction,createdDateTime\n";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theNewestRowOfEachKeyIsStored(long seed) throws IOException {
    Random random = new Random(seed);
    Map<String, Integer> newest = new HashMap<>();

    for (int call = 0; call < 3; call++) {
      tables.load(
          EBOCF,
          null,
          written(random, call + "a.csv", 5000, newest),
          written(random, call + "b.csv", 5000, newest),
          written(random, call + "c.csv", 300, newest));
    }

    List<String> stored =
        tables.query(
            """
            SELECT concat_ws(
              ',', settlementDate, settlementPeriod, bmUnit, _direction, CAST(totalCashflow AS INTEGER)
            ) AS value
            FROM bmrs_ebocf
            ORDER BY value""");
    assertThat(stored)
        .containsExactlyInAnyOrderElementsOf(
            newest.entrySet().stream().map(row -> row.getKey() + "," + row.getValue()).toList());
  }

  /** The cashflow of a row tells its minute, so that equally new rows are the same row. */
  private Path written(Random random, String name, int rows, Map<String, Integer> newest)
      throws IOException {
    StringBuilder content = new StringBuilder(HEADER);
    for (int i = 0; i < rows; i++) {
      String date = "2025-06-0" + (1 + random.nextInt(3));
      int period = 1 + random.nextInt(4);
      String unit = "U" + random.nextInt(40);
      String side = random.nextBoolean() ? "bid" : "offer";
      int minute = random.nextInt(600);
      content.append(
          "%s,%d,%s,%d,%s,2025-07-01T%02d:%02d:00Z\n"
              .formatted(date, period, unit, minute, side, minute / 60, minute % 60));
      newest.merge("%s,%d,%s,%s".formatted(date, period, unit, side), minute, Math::max);
    }
    return file(name, content.toString());
  }
}
