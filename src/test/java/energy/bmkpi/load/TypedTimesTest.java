package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.EBOCF;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine reads the times of a CSV file whose first row has one in a plain form. Whatever form
 * another row has, it means what it means in JSON, of which every time is read as text.
 */
class TypedTimesTest extends LoadingFixture {
  private static final String PLAIN = "2025-10-15T06:30:00Z";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-10-15T06:31:02.5Z",
        "2025-10-15T06:31:02.123456789Z",
        "2025-10-15 06:31:02+00",
        "2025-10-15 06:31:02",
        "2025-10-15T06:31:02+01:00",
        "2025-10-15T06:31:02-0330",
        "2025-10-15 06:31",
        "2025-10-15",
        "1760509862000",
        "",
        " 2025-10-15T06:31:02Z ",
        "2025-10-15T06:31:02 UTC",
        "2025-10-15T06:31:02 GMT",
        "2025-10-15T06:31:02 BST",
        "2025-10-15T06:31:02 Europe/London",
        "2025-10-15T06:31:02 Asia/Dhaka",
        "2025-10-15T24:00:00Z",
        "2025-10-15T06:31:60Z",
        "2025-10-32T06:31:02Z",
        "2025-02-29T06:31:02Z",
        "2025/10/15 06:31:02",
        "15/10/2025 06:31",
        "06:31:02",
        "20251015T063102Z",
        "2025-10-15T06",
        "12025-10-15T06:31:02Z",
        "-2025-10-15T06:31:02Z",
        "2025-10-15T06:31:02Z (BC)",
        "2025-10-15 (BC)",
        "infinity",
        "-infinity",
        "epoch",
        "now",
        "today",
        "NaT",
        "null",
        "0",
        "45945.2715"
      })
  void aTimeInCsvMeansWhatItMeansInJson(String time) throws IOException {
    List<String> ofCsv =
        createdOf(
            "times.csv",
            """
        settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction,createdDateTime
        2025-10-14,1,T_A-1,1,offer,%s
        2025-10-14,2,T_A-1,2,offer,%s
        """
                .formatted(PLAIN, time));
    List<String> ofJson = createdOf("times.json", json(1, PLAIN) + "\n" + json(2, time) + "\n");

    assertThat(ofCsv).isEqualTo(ofJson);
  }

  /** The engine is content with fewer digits, which text is not. */
  @ParameterizedTest
  @CsvSource({
    "2025-1-2T06:31:02Z, 2025-01-02 06:31:02+00",
    "2025-10-15T6:31:02Z, 2025-10-15 06:31:02+00"
  })
  void aTimeOfFewerDigitsIsNoOther(String time, String stored) throws IOException {
    assertThat(
            createdOf(
                "times.csv",
                """
                settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction,createdDateTime
                2025-10-14,1,T_A-1,1,offer,%s
                2025-10-14,2,T_A-1,2,offer,%s
                """
                    .formatted(PLAIN, time)))
        .contains("2|" + stored);
  }

  /** As stored; the word "refused" where nothing was. */
  private List<String> createdOf(String name, String content) throws IOException {
    try (EmbeddedTables own = EmbeddedTables.in(Files.createTempDirectory(directory, name))) {
      own.load(EBOCF, file(name, content));
      return own.rows(EBOCF, List.of("settlementPeriod", "createdDateTime"));
    } catch (Failure e) {
      assertThat(e).hasMessageContaining("createdDateTime");
      return List.of("refused");
    }
  }

  private static String json(int period, String time) {
    return """
        {"settlementDate": "2025-10-14", "settlementPeriod": %d, "bmUnit": "T_A-1", "totalCashflow": %d, "_direction": "offer", "createdDateTime": "%s"}"""
        .formatted(period, period, time);
  }
}
