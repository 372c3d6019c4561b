package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.BOALF;
import static energy.bmkpi.market.SourceTable.BOAV;
import static energy.bmkpi.market.SourceTable.BOD;
import static energy.bmkpi.market.SourceTable.EBOCF;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A row that is seen twice is stored once. */
@Slow
class RepeatedLoadTest extends LoadingFixture {

  @Test
  void loadingAFileTwiceChangesNothing() throws IOException {
    Path file = file("boav.csv", BOAV_CSV);
    tables.load(BOAV, file);

    LoadResult again = tables.load(BOAV, file);

    assertThat(told(again)).isEqualTo("2 unchanged");
    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }

  @Test
  void loadingAFileTwiceInOneCommandChangesNothing() throws IOException {
    Path file = file("boav.csv", BOAV_CSV);

    List<LoadResult> results = tables.load(BOAV, null, file, file);

    assertThat(told(results)).containsExactly("2 added", "2 unchanged");
    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }

  @Test
  void twoOverlappingHalvesAreTheWhole() throws IOException {
    String third = "2025-10-01,20,T_LKSDB-1,22021,-1.5,bid,2025-10-02T23:14:46Z\n";
    tables.load(BOAV, file("whole.csv", BOAV_CSV + third));
    List<String> whole = tables.rows(BOAV);
    tables.execute("DELETE FROM bmrs_boav");
    String second = BOAV_CSV.lines().skip(2).findFirst().orElseThrow();

    tables.load(BOAV, file("first.csv", BOAV_CSV));
    LoadResult overlapping =
        tables.load(BOAV, file("second.csv", BOAV_HEADER + second + "\n" + third));

    assertThat(told(overlapping)).isEqualTo("1 added, 1 unchanged");
    assertThat(tables.rows(BOAV)).isEqualTo(whole).hasSize(3);
  }

  @Test
  void aRowThatStandsTwiceInAFileIsStoredOnce() throws IOException {
    String rows = BOAV_CSV.substring(BOAV_HEADER.length());
    Path file = file("boav.csv", BOAV_CSV + rows);

    LoadResult result = tables.load(BOAV, file);

    assertThat(told(result)).isEqualTo("2 added, 2 repeated");
    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }

  @Test
  void theSameRowWrittenOtherwiseIsTheSameRow() throws IOException {
    tables.load(BOAV, file("boav.csv", BOAV_CSV));

    LoadResult again =
        tables.load(
            BOAV,
            file(
                "pandas.csv",
                BOAV_HEADER
                    + "2025-10-01,48.0,T_LKSDB-1,22018.0,2.50,Offer,2025-10-03 01:14:46+02:00\n"));

    assertThat(again.rows().unchanged()).isEqualTo(1);
    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }

  @Test
  void rowsThatDifferInOneColumnOfTheKeyAreAllStored() throws IOException {
    String header =
        "settlementDate,settlementPeriod,bmUnit,timeFrom,timeTo,pairId,offer,bid,levelFrom,levelTo\n";
    String row =
        "2022-01-01,1,T_KLGLW-1,2022-01-01T00:00:00Z,2022-01-01T00:30:00Z,1,9999,-80,228,228\n";

    LoadResult result =
        tables.load(
            BOD,
            file(
                "bod.csv",
                header
                    + row
                    + row.replace("2022-01-01", "2022-01-02")
                    + row.replace("01,1,", "01,2,")
                        .replace("T00:30:00Z", "T01:00:00Z")
                        .replace("T00:00:00Z", "T00:30:00Z")
                    + row.replace("T_KLGLW-1", "T_KLGLW-2")
                    + row.replace("T00:00:00Z", "T00:10:00Z")
                    + row.replace("00:30:00Z,1,", "00:30:00Z,-1,")));

    assertThat(told(result)).isEqualTo("6 added");
    assertThat(tables.rows(BOD)).hasSize(6);
  }

  @Test
  void bothSidesOfOneUnitAndPeriodAreStored() throws IOException {
    Path file =
        file(
            "ebocf.csv",
            """
            settlementDate,settlementPeriod,bmUnit,side,totalCashflow
            2026-05-20,1,E_DOLLB-1,bid,75.5
            2026-05-20,1,E_DOLLB-1,offer,-75.5
            """);

    assertThat(told(tables.load(EBOCF, file))).isEqualTo("2 added");
    assertThat(tables.rows(EBOCF))
        .containsExactly(
            "2026-05-20|1|E_DOLLB-1|-75.5|offer|NULL|NULL|NULL",
            "2026-05-20|1|E_DOLLB-1|75.5|bid|NULL|NULL|NULL");
  }

  @Test
  void segmentsOfAnAcceptanceAreAllStored() throws IOException {
    String header =
        "settlementDate,bmUnit,acceptanceNumber,acceptanceTime,timeFrom,timeTo,levelFrom,levelTo,soFlag\n";
    String segment =
        "2022-01-01,2__PSTAT001,34221,2022-01-01T18:19:00Z,2022-01-01T18:21:00Z,2022-01-01T18:24:00Z,42.0,5.0,true\n";
    Path file =
        file("boalf.csv", header + segment + segment.replace("18:24:00Z", "18:30:00Z") + segment);

    assertThat(told(tables.load(BOALF, file))).isEqualTo("2 added, 1 repeated");
    assertThat(told(tables.load(BOALF, file))).isEqualTo("2 unchanged, 1 repeated");
  }
}
