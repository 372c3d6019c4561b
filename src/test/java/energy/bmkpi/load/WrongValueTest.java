package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.BOALF;
import static energy.bmkpi.market.SourceTable.BOAV;
import static energy.bmkpi.market.SourceTable.BOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value that its column cannot hold refuses the file, and the message says which. */
@Slow
class WrongValueTest extends LoadingFixture {

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "settlementDate,      2022-02-30,          a date",
    "settlementDate,      01/10/2025,          a date",
    "settlementDate,      2025-10-011,         a date",
    "settlementDate,      infinity,            a date",
    "settlementDate,      2025-10,             a date",
    "settlementDate,      2025-10-01T12:00:00Z, a date",
    "settlementDate,      2025-12-01T23:00:00Z, a date",
    "settlementPeriod,    0,                   a settlement period from 1 to 50",
    "settlementPeriod,    51,                  a settlement period from 1 to 50",
    "settlementPeriod,    -1,                  a settlement period from 1 to 50",
    "settlementPeriod,    abc,                 a whole number",
    "settlementPeriod,    1.5,                 a whole number",
    "acceptanceId,        1.5,                 a whole number",
    "acceptanceId,        99999999999999999999, a whole number",
    "acceptanceId,        0x10,                a whole number",
    "totalVolumeAccepted, NaN,                 a number",
    "totalVolumeAccepted, inf,                 a number",
    "totalVolumeAccepted, -Infinity,           a number",
    "totalVolumeAccepted, 1e999,               a number",
    "totalVolumeAccepted, '1,5',               a number",
    "totalVolumeAccepted, £5,                  a number",
    "_direction,          up,                  bid or offer",
    "createdDateTime,     yesterday,           a time",
    "createdDateTime,     2025-10-02T23:14:46 BST, a time",
    "createdDateTime,     2025-10-02T23:14:46 Europe/London, a time",
    "createdDateTime,     2025-10-02T25:00:00Z, a time",
    "createdDateTime,     infinity,            a time"
  })
  void isNamedWithItsRowAndItsColumn(String column, String value, String expected)
      throws IOException {
    String row = rowWith(column, value);

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOAV, file("bad.csv", BOAV_CSV + row)))
        .withMessage(
            "%s row 3, column %s: '%s' is not %s; nothing was loaded",
            directory.resolve("bad.csv"), column, value, expected)
        .satisfies(e -> assertThat(e.category()).isEqualTo(FailureCategory.INPUT_FILE));
    assertThat(tables.rows(BOAV)).isEmpty();
  }

  @ParameterizedTest(name = "{0} has no period {1}")
  @CsvSource({"2026-03-29, 47", "2025-10-01, 49", "2025-10-01, 50"})
  void aPeriodThatItsDateDoesNotHaveIsRefused(String date, int period) throws IOException {
    String row = "%s,%d,T_LKSDB-1,22020,1,offer,\n".formatted(date, period);

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOAV, file("bad.csv", BOAV_HEADER + row)))
        .withMessageContaining(
            "row 1, column settlementPeriod: '%d' is not a settlement period of its date", period);
  }

  @ParameterizedTest(name = "{0} has a period {1}")
  @CsvSource({"2026-03-29, 46", "2025-10-01, 48", "2025-10-26, 50"})
  void theLastPeriodOfADateIsAccepted(String date, String period) throws IOException {
    String row = "%s,%s,T_LKSDB-1,22020,1,offer,\n".formatted(date, period);

    tables.load(BOAV, file("good.csv", BOAV_HEADER + row));

    assertThat(tables.rows(BOAV, List.of("settlementPeriod"))).containsExactly(period);
  }

  @ParameterizedTest(name = "{0} {1} is read as {2}")
  @CsvSource({
    "settlementPeriod,    12.0,       12",
    "acceptanceId,        22018.,     22018",
    "acceptanceId,        0022018,    22018",
    "totalVolumeAccepted, 1.5e2,      150.0",
    "totalVolumeAccepted, +3,         3.0",
    "totalVolumeAccepted, '',         NULL",
    "_direction,          BID,        bid",
    "settlementDate,      2025-10-01 00:00:00+01:00, 2025-10-01",
    "settlementDate,      2025-09-30T23:00:00Z,      2025-10-01",
    "settlementDate,      2025-10-01T00:00:00Z,      2025-10-01",
    "settlementDate,      2025-10-01 00:00,          2025-10-01",
    "settlementDate,      1759276800000,             2025-10-01",
    "settlementPeriod,    1.8e1,                     18",
    "_direction,          ' bid ',                   bid",
    "bmUnit,              ' T_LKSDB-1 ',             T_LKSDB-1",
    "createdDateTime,     2025-10-03T00:14:46+01:00, 2025-10-02 23:14:46+00",
    "createdDateTime,     2025-10-03T00:14:46+0100,  2025-10-02 23:14:46+00",
    "createdDateTime,     2025-10-02 23:14:46 UTC,   2025-10-02 23:14:46+00",
    "createdDateTime,     2025-10-02 23:14,          2025-10-02 23:14:00+00",
    "createdDateTime,     2025-10-02T23:14:46.123Z,  2025-10-02 23:14:46.123+00"
  })
  void whatMeansTheSameIsAccepted(String column, String value, String stored) throws IOException {
    tables.load(BOAV, file("good.csv", BOAV_HEADER + rowWith(column, value)));

    assertThat(tables.rows(BOAV, List.of(column))).containsExactly(stored);
  }

  @ParameterizedTest
  @CsvSource({"settlementDate", "settlementPeriod", "acceptanceId", "_direction"})
  void aColumnOfTheKeyMustNotBeEmpty(String column) throws IOException {
    String row = rowWith(column, "");

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOAV, file("bad.csv", BOAV_CSV + row)))
        .withMessageContaining("row 3, column %s: an empty value is not there", column);
  }

  @Test
  void theFirstWrongRowIsNamedAsTheFileCountsIt() throws IOException {
    StringBuilder csv = new StringBuilder(BOAV_HEADER);
    for (int row = 1; row <= 5000; row++) {
      String mwh = row == 3210 || row == 4321 ? "none" : "1";
      csv.append("2025-10-01,1,T_LKSDB-1,%d,%s,offer,\n".formatted(row, mwh));
    }

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOAV, file("bad.csv", csv.toString())))
        .withMessageContaining("row 3210, column totalVolumeAccepted: 'none'");
  }

  @Test
  void aFlagIsTrueOrFalse() throws IOException {
    String csv =
        """
        settlementDate,bmUnit,acceptanceNumber,acceptanceTime,timeFrom,timeTo,levelFrom,levelTo,soFlag
        2022-01-01,2__PSTAT001,34221,2022-01-01T18:19:00Z,2022-01-01T18:21:00Z,2022-01-01T18:24:00Z,42.0,5.0,maybe
        """;

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOALF, file("bad.csv", csv)))
        .withMessageContaining("row 1, column soFlag: 'maybe' is not true or false");
  }

  @Test
  void missingColumnsAreNamedAllAtOnceWithTheNearest() throws IOException {
    String csv = BOAV_CSV.replace("bmUnit", "bmUnitName").replace("totalVolumeAccepted", "volume");

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOAV, file("bad.csv", csv)))
        .withMessageContaining(
            "has no column bmUnit (nearest: bmUnitName), totalVolumeAccepted (nearest: volume)");
  }

  @Test
  void missingFieldsOfJsonAreNamedWithTheNearest() throws IOException {
    String json =
        """
        [{"settlementDate": "2025-10-01", "settlementPeriod": 48, "bmUnitName": "T_LKSDB-1",
          "acceptanceId": 22018, "volume": 2.5, "_direction": "offer"}]
        """;

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOAV, file("bad.json", json)))
        .withMessageContaining(
            "has no column bmUnit (nearest: bmUnitName), totalVolumeAccepted (nearest: volume)");
  }

  @ParameterizedTest
  @CsvSource({
    "totalVolumeAccepted, true,     a number",
    "totalVolumeAccepted, 'NaN',    a number",
    "totalVolumeAccepted, '\"1,5\"',  a number",
    "settlementPeriod,    1.5,      a whole number",
    "settlementPeriod,    false,    a whole number",
    "acceptanceId,        22018.25, a whole number",
    "acceptanceId,        9007199254740993.5, a whole number",
    "acceptanceId,        99999999999999999999, a whole number"
  })
  void wrongValuesOfJsonAreNamedToo(String column, String value, String expected)
      throws IOException {
    String row =
        """
        {"settlementDate": "2025-10-01", "settlementPeriod": 48, "bmUnit": "T_LKSDB-1",
          "acceptanceId": 22018, "totalVolumeAccepted": 2.5, "_direction": "offer"}""";
    String wrong =
        row.replaceFirst(
            "\"%s\": [0-9.]+".formatted(column), "\"%s\": %s".formatted(column, value));

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOAV, file("bad.json", "[" + row + "," + wrong + "]")))
        .withMessageContaining("row 2, column %s: ".formatted(column))
        .withMessageContaining("is not " + expected);
    assertThat(tables.rows(BOAV)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.1,                     0.1",
    "0.30000000000000004,     0.30000000000000004",
    "'\"0.1\"',               0.1",
    "1e2,                     100.0",
    "1.2345678901123457e+10,  12345678901.123457",
    "12345678901.123456789,   12345678901.123457"
  })
  void numbersOfJsonAreReadToTheLastDigit(String written, String read) throws IOException {
    String json =
        """
        [{"settlementDate": "2025-10-01", "settlementPeriod": 48, "bmUnit": "T_LKSDB-1",
          "acceptanceId": 9007199254740993, "totalVolumeAccepted": %s, "_direction": "offer"}]
        """
            .formatted(written);

    tables.load(BOAV, file("exact.json", json));

    assertThat(tables.rows(BOAV, List.of("acceptanceId", "totalVolumeAccepted")))
        .containsExactly("9007199254740993|" + read);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-10-14, 1, 2025-10-13T22:59:00Z",
    "2025-10-14, 48, 2025-10-14T23:00:00Z",
    "2025-10-26, 50, 2025-10-27T00:00:00Z",
    "2026-01-05, 1, 2026-01-04T23:59:00Z",
    "2026-01-05, 48, 2026-01-06T00:00:00Z"
  })
  void aTimeOutsideOfItsDateIsRefused(String date, int period, String timeFrom) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOD, submission(date, period, timeFrom)))
        .withMessageContaining("row 1, columns timeFrom and settlementDate: '%s'", timeFrom);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-10-14, 1, 2025-10-13T23:00:00Z",
    "2025-10-14, 1, 2025-10-13T23:29:00Z",
    "2025-10-26, 50, 2025-10-26T23:30:00Z",
    "2026-03-29, 46, 2026-03-29T22:30:00Z",
    "2026-03-28, 48, 2026-03-28T23:30:00Z",
    "2026-03-30, 1, 2026-03-29T23:00:00Z",
    "2026-01-05, 4, 2026-01-05T01:30:00Z"
  })
  void aTimeOfItsDateIsAccepted(String date, int period, String timeFrom) throws IOException {
    tables.load(BOD, submission(date, period, timeFrom));

    assertThat(tables.rows(BOD)).hasSize(1);
  }

  private Path submission(String date, int period, String timeFrom) throws IOException {
    return file(
        "bod.csv",
        """
        settlementDate,settlementPeriod,bmUnit,timeFrom,timeTo,pairId,offer,bid,levelFrom,levelTo
        %s,%d,T_A-1,%s,,1,50,40,10,10
        """
            .formatted(date, period, timeFrom));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"mwh\": 2.5}", "[2.5]"})
  void anObjectOrAnArrayIsNotAValue(String value) throws IOException {
    String json =
        """
        [{"settlementDate": "2025-10-01", "settlementPeriod": 48, "bmUnit": "T_LKSDB-1",
          "acceptanceId": 22018, "totalVolumeAccepted": %s, "_direction": "offer"}]
        """
            .formatted(value);

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOAV, file("bad.json", json)))
        .withMessageContaining("row 1, column totalVolumeAccepted: an object or an array");
  }

  /** A third row of the usual columns, with one value quoted in its place. */
  private static String rowWith(String column, String value) {
    List<String> columns = List.of(BOAV_HEADER.strip().split(","));
    String[] values = {
      "2025-10-01", "18", "T_LKSDB-1", "22020", "0", "offer", "2025-10-02T23:14:46Z"
    };
    values[columns.indexOf(column)] = '"' + value + '"';
    return String.join(",", values) + "\n";
  }
}
