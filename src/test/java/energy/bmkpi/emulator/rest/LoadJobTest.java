package energy.bmkpi.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.testing.Slow;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a load makes of its content, and where it puts the rows. */
@Slow
class LoadJobTest {
  private static final String JSON = "\"sourceFormat\": \"NEWLINE_DELIMITED_JSON\"";
  private static final String CSV = "\"sourceFormat\": \"CSV\"";
  private static final String TRUNCATE = "\"writeDisposition\": \"WRITE_TRUNCATE\"";
  private static final String NEW_ROW = "{\"a\": 9, \"day\": \"2026-01-02\", \"s\": \"new\"}";

  private final RestFixture rest = new RestFixture();

  @BeforeEach
  void table() {
    rest.emulator.put(
        RestFixture.partitioned(
            List.of(
                RestFixture.row(1, "2026-01-01", "one"), RestFixture.row(2, "2026-01-02", "two"))));
  }

  @AfterEach
  void close() {
    rest.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": null} | Only optional fields can be set to NULL. Field: a; Value: NULL",
        "{\"s\": \"x\"} | Missing required field: a.",
        "{\"a\": 1, \"x\": 1} | No such field: x.",
        "{\"a\": \"one\"} | Could not convert value to int64. Field: a; Value: one",
        "{\"a\": 1.5} | Could not convert value to int64. Field: a; Value: 1.5",
        "{\"a\": true} | Could not convert value to int64. Field: a; Value: true",
        "{\"a\": 1, \"s\": 5} | Could not convert value to string. Field: s; Value: 5",
        "{\"a\": 1, \"day\": \"2026-02-30\"} |"
            + " Could not convert value to date. Field: day; Value: 2026-02-30",
        "{\"a\": 1 | Parser terminated before end of string",
      })
  void aBadRowFailsTheLoadAndNothingIsStored(String row, String error) {
    List<List<String>> before = rest.stored();

    rest.load("t", NEW_ROW + "\n" + row, JSON)
        .statusCode(200)
        .body("status.state", equalTo("DONE"))
        .body("status.errorResult.reason", equalTo("invalid"))
        .body(
            "status.errorResult.message",
            equalTo(
                "Error while reading data, error message: JSON table encountered too many errors,"
                    + " giving up. Rows: 2; errors: 1. Please look into the errors[] collection for"
                    + " more details."))
        .body("status.errors.message.flatten()[2]", endsWith(error));

    assertThat(rest.stored()).isEqualTo(before);
  }

  @Test
  void badRowsAreLeftOutWhereSoManyAreAllowed() {
    rest.load("t", NEW_ROW + "\n{\"x\": 1}", JSON, "\"maxBadRecords\": 1")
        .body("status", not(hasKey("errorResult")))
        .body("statistics.load.outputRows", equalTo("1"))
        .body("statistics.load.badRecords", equalTo("1"));

    assertThat(rest.stored()).hasSize(3);
  }

  @Test
  void unknownFieldsAreLeftOutWhereAllowed() {
    rest.load("t", "{\"a\": 9, \"x\": 1}", JSON, "\"ignoreUnknownValues\": true")
        .body("status", not(hasKey("errorResult")));

    assertThat(rest.stored()).contains(List.of("9", "NULL", "NULL"));
  }

  @Test
  void rowsAreAppendedUnlessTold() {
    rest.load("t", NEW_ROW, JSON);

    assertThat(rest.stored()).hasSize(3).contains(List.of("9", "2026-01-02", "new"));
  }

  @Test
  void aTableWithRowsIsNotLoadedWhereItShouldBeEmpty() {
    rest.load("t", NEW_ROW, JSON, "\"writeDisposition\": \"WRITE_EMPTY\"")
        .body("status.errorResult.reason", equalTo("duplicate"))
        .body("status.errorResult.message", equalTo("Already Exists: Table p:d.t"));

    assertThat(rest.stored()).hasSize(2);
  }

  @Test
  void aWholeTableIsReplacedButStaysPartitioned() {
    rest.load("t", NEW_ROW, JSON, TRUNCATE).body("status", not(hasKey("errorResult")));

    assertThat(rest.stored()).containsExactly(List.of("9", "2026-01-02", "new"));
    assertThat(rest.emulator.table("p", "d", "t").partitionedBy()).isEqualTo("day");
  }

  @Test
  void oneDayIsReplacedAndTheOthersStay() {
    rest.load("t$20260102", NEW_ROW, JSON, TRUNCATE).body("status", not(hasKey("errorResult")));

    assertThat(rest.stored())
        .containsExactly(List.of("1", "2026-01-01", "one"), List.of("9", "2026-01-02", "new"));
  }

  @Test
  void aDayMayBeReplacedByNothing() {
    rest.load("t$20260102", "\n", JSON, TRUNCATE).body("status", not(hasKey("errorResult")));

    assertThat(rest.stored()).containsExactly(List.of("1", "2026-01-01", "one"));
  }

  @Test
  void aRowOfAnotherDayFailsTheLoad() {
    rest.load("t$20260103", NEW_ROW, JSON, TRUNCATE)
        .body("status.errorResult.message", containsString("belong to different partitions"));

    assertThat(rest.stored()).hasSize(2);
  }

  @Test
  void aDecoratorThatIsNoDayIsRefused() {
    rest.load("t$202601", NEW_ROW, JSON, TRUNCATE)
        .statusCode(400)
        .body("error.errors[0].reason", equalTo("invalid"));
  }

  @Test
  void anotherPartitioningThanTheTablesIsRefused() {
    rest.load("t", NEW_ROW, JSON, "\"timePartitioning\": {\"type\": \"DAY\", \"field\": \"s\"}")
        .body(
            "status.errorResult.message",
            containsString("Incompatible table partitioning specification"));
  }

  @Test
  void aTableIsCreatedWithTheSchemaOfTheLoad() {
    rest.load(
            "new",
            "{\"n\": 1.50}",
            JSON,
            "\"schema\": {\"fields\": [{\"name\": \"n\", \"type\": \"NUMERIC\","
                + " \"mode\": \"REQUIRED\", \"description\": \"told\"}]}")
        .body("status", not(hasKey("errorResult")));

    Table created = rest.emulator.table("p", "d", "new");
    assertThat(created.fields()).hasSize(1);
    assertThat(created.fields().get(0).required()).isTrue();
    assertThat(created.fields().get(0).description()).isEqualTo("told");
    assertThat(created.rows().get(0).get(0).getNumericValue()).isEqualByComparingTo("1.5");
  }

  @Test
  void aTableThatIsNotThereNeedsASchema() {
    rest.load("new", NEW_ROW, JSON)
        .body("status.errorResult.message", equalTo("No schema specified on job or table."));
  }

  @Test
  void csvIsReadWithItsQuotesAndHeader() {
    rest.load(
            "t",
            "a,day,s\n7,2026-01-03,\"say \"\"x\"\",\nthen y\"\n8,,\"\"\n",
            CSV,
            "\"skipLeadingRows\": \"1\"",
            "\"allowQuotedNewlines\": true")
        .body("status", not(hasKey("errorResult")));

    assertThat(rest.stored())
        .contains(List.of("7", "2026-01-03", "say \"x\",\nthen y"), List.of("8", "NULL", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "x,2026-01-03,s | Could not parse 'x' as INT64 for field a (position 0).",
        ",2026-01-03,s | Required column value for column index: 0 is missing.",
        "1,2026-01-03 | but line contains only 2 columns.",
        "1,2026-01-03,s,more | Too many values in row.",
      })
  void aBadLineOfCsvFailsTheLoad(String line, String error) {
    rest.load("t", line, CSV)
        .body("status.errorResult.reason", equalTo("invalid"))
        .body("status.errors.message.flatten()[2]", containsString(error));

    assertThat(rest.stored()).hasSize(2);
  }

  @Test
  void aLineBreakInQuotesFailsUnlessAllowed() {
    rest.load("t", "1,,\"x\ny\"", CSV).body("status.errorResult.reason", equalTo("invalid"));
  }
}
