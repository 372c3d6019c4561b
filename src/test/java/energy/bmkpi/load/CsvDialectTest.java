package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.BM_UNITS;
import static energy.bmkpi.market.SourceTable.BOAV;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV as different programs write it. */
@Slow
class CsvDialectTest extends LoadingFixture {

  @Test
  void aQuotedFieldMayHoldCommasQuotesAndLineBreaks() throws IOException {
    tables.load(
        BM_UNITS,
        file(
            "units.csv",
            """
            nationalGridBmUnit,elexonBmUnit,fuelType,leadPartyName,generationCapacity
            ABERU-1,E_ABERDARE,,"Reserve, ""UK""
            Limited",15.400
            DOLLB-1,E_DOLLB-1,OTHER,Dollymans Storage Limited,102.000
            """));

    assertThat(tables.rows(BM_UNITS, List.of("elexonBmUnit", "leadPartyName")))
        .containsExactly(
            "E_ABERDARE|Reserve, \"UK\"\nLimited", "E_DOLLB-1|Dollymans Storage Limited");
  }

  @Test
  void linesMayEndAsOnWindows() throws IOException {
    tables.load(BOAV, file("boav.csv", BOAV_CSV.replace("\n", "\r\n")));

    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }

  @Test
  void theLastLineMayLackItsEnd() throws IOException {
    tables.load(BOAV, file("boav.csv", BOAV_CSV.stripTrailing()));

    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }

  @Test
  void aByteOrderMarkIsSkipped() throws IOException {
    tables.load(BOAV, file("boav.csv", "\uFEFF" + BOAV_CSV));

    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }

  @Test
  void aByteOrderMarkBeforeJsonIsSkipped() throws IOException {
    tables.load(
        BOAV,
        file(
            "boav.json",
            "\uFEFF[{\"settlementDate\":\"2025-10-01\",\"settlementPeriod\":17,\"bmUnit\":\"T_LKSDB-1\","
                + "\"acceptanceId\":22019,\"totalVolumeAccepted\":-4,\"_direction\":\"bid\","
                + "\"createdDateTime\":\"2025-10-02T23:14:46Z\"}]"));

    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS[0]);
  }

  @Test
  void columnsMayStandInAnyOrderAndCaseAmongOthers() throws IOException {
    tables.load(
        BOAV,
        file(
            "boav.csv",
            """
            dataset,CREATEDDATETIME,_direction,totalvolumeaccepted,acceptanceId,bmunit,settlementPeriod,settlementDate
            BOAV,2025-10-02T23:14:46Z,OFFER,2.5,22018,T_LKSDB-1,48,2025-10-01
            """));

    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS[1]);
  }

  @Test
  void everyFieldMayBeQuoted() throws IOException {
    String quoted =
        BOAV_CSV
            .lines()
            .map(line -> "\"" + line.replace(",", "\",\"") + "\"\n")
            .reduce("", String::concat);

    tables.load(BOAV, file("boav.csv", quoted));

    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }

  @Test
  void aTimeOfDayAfterTheDateIsIgnored() throws IOException {
    tables.load(BOAV, file("boav.csv", BOAV_CSV.replace("2025-10-01,", "2025-10-01T00:00:00Z,")));

    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }

  @Test
  void aLineWithAFieldTooManyOrTooFewRefusesTheFile() throws IOException {
    assertRefused(BOAV_CSV + "2025-10-01,18,T_LKSDB-1,22020,1,bid,2025-10-02T23:14:46Z,extra\n");
    assertRefused(BOAV_CSV + "2025-10-01,18,T_LKSDB-1,22020,1\n");
    assertRefused(BOAV_CSV + "2025-10-01,18,T_LKSDB-1,22020,1,\"bid,2025-10-02T23:14:46Z\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ",,,", ",\"\""})
  void emptyFieldsTooManyAreLeftOut(String more) throws IOException {
    tables.load(BOAV, file("boav.csv", BOAV_CSV.replace("46Z\n", "46Z" + more + "\n")));

    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
    assertRefused(BOAV_CSV + "2025-10-01,18,T_LKSDB-1,22020,1,bid,2025-10-02T23:14:46Z,, \n");
    assertRefused(BOAV_CSV + "2025-10-01,18,T_LKSDB-1,22020,1,bid,2025-10-02T23:14:46Z,,x\n");
  }

  @Test
  void fieldsAreCountedFromTheHeaderThoughMostLinesHaveOneMore() throws IOException {
    // two downloads in one file; the first must not be passed over
    assertRefused(
        BOAV_HEADER
            + "2025-10-01,48,T_LKSDB-1,22018,2.5,offer,2025-10-02T23:14:46Z\n"
            + BOAV_HEADER.replace("bmUnit", "dataset,bmUnit")
            + "2025-10-01,17,BOAV,T_LKSDB-1,22019,-4,bid,2025-10-02T23:14:46Z\n"
            + "2025-10-01,18,BOAV,T_LKSDB-1,22019,-4,bid,2025-10-02T23:14:46Z\n");
  }

  @Test
  void aUnitWhoseNameBeginsLikeACommentIsARow() throws IOException {
    tables.load(
        BM_UNITS,
        file(
            "units.csv",
            """
            elexonBmUnit,nationalGridBmUnit,fuelType,leadPartyName,generationCapacity
            #UNIT,a,b,c,1
            """));

    assertThat(tables.rows(BM_UNITS, List.of("elexonBmUnit"))).containsExactly("#UNIT");
  }

  @Test
  void anotherEncodingThanUtf8RefusesTheFile() throws IOException {
    byte[] utf16 = BOAV_CSV.getBytes(StandardCharsets.UTF_16);

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOAV, Files.write(directory.resolve("boav.csv"), utf16)));
  }

  private void assertRefused(String csv) throws IOException {
    tables.load(BOAV, file("good.csv", BOAV_CSV));

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOAV, file("bad.csv", csv)))
        .withMessageContaining("bad.csv cannot be read as CSV")
        .withMessageContaining("nothing was loaded");
    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }
}
