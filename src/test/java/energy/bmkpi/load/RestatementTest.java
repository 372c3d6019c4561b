package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.BM_UNITS;
import static energy.bmkpi.market.SourceTable.BOAV;
import static energy.bmkpi.market.SourceTable.EBOCF;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of two rows with one natural key the newer stays. */
@Slow
class RestatementTest extends LoadingFixture {
  private static final String OCTOBER = "2025-10-02T23:14:46Z";
  private static final String NOVEMBER = "2025-11-05T10:00:00Z";

  @Test
  void aNewerRowTakesThePlaceOfAnOlderOne() throws IOException {
    tables.load(BOAV, volume("2.5", OCTOBER));

    LoadResult result = tables.load(BOAV, volume("2.75", NOVEMBER));

    assertThat(told(result)).isEqualTo("1 restated");
    assertThat(volumes()).containsExactly("2.75|2025-11-05 10:00:00+00");
  }

  @Test
  void aRowThatRestatesSeveralOfOneKeyCountsOnce() throws IOException {
    tables.load(BOAV, volume("2.5", OCTOBER));
    tables.execute("INSERT INTO bmrs_boav FROM bmrs_boav");

    LoadResult result = tables.load(BOAV, volume("2.75", NOVEMBER));

    assertThat(told(result)).isEqualTo("1 restated");
    assertThat(volumes()).containsExactly("2.75|2025-11-05 10:00:00+00");
  }

  @Test
  void anOlderRowDoesNotTakeThePlaceOfANewerOne() throws IOException {
    tables.load(BOAV, volume("2.75", NOVEMBER));

    LoadResult result = tables.load(BOAV, volume("2.5", OCTOBER));

    assertThat(told(result)).isEqualTo("1 older");
    assertThat(volumes()).containsExactly("2.75|2025-11-05 10:00:00+00");
  }

  @Test
  void aRowThatDoesNotSayWhenItWasCreatedIsOlderThanOneThatDoes() throws IOException {
    tables.load(BOAV, volume("2.5", OCTOBER));
    tables.load(BOAV, volume("99", ""));
    assertThat(volumes()).containsExactly("2.5|2025-10-02 23:14:46+00");

    tables.execute("DELETE FROM bmrs_boav");
    tables.load(BOAV, volume("99", ""));
    tables.load(BOAV, volume("2.5", OCTOBER));
    assertThat(volumes()).containsExactly("2.5|2025-10-02 23:14:46+00");
  }

  @Test
  void ofRowsThatDoNotSayWhenTheyWereCreatedTheLastLoadedStays() throws IOException {
    tables.load(BOAV, volume("2.5", ""));

    LoadResult result = tables.load(BOAV, volume("2.75", ""));

    assertThat(told(result)).isEqualTo("1 restated");
    assertThat(volumes()).containsExactly("2.75|NULL");
  }

  @Test
  void ofDifferentRowsOfOneMomentTheLastLoadedStays() throws IOException {
    tables.load(BOAV, volume("2.5", OCTOBER));

    LoadResult result = tables.load(BOAV, volume("2.75", OCTOBER));

    assertThat(told(result)).isEqualTo("1 restated");
    assertThat(volumes()).containsExactly("2.75|2025-10-02 23:14:46+00");
  }

  @Test
  void ofOneKeyTwiceInAFileTheNewerStaysWhicheverComesLast() throws IOException {
    Path file =
        file(
            "boav.csv",
            BOAV_HEADER
                + "2025-10-01,48,T_LKSDB-1,22018,2.5,offer,%s\n".formatted(OCTOBER)
                + "2025-10-01,48,T_LKSDB-1,22018,2.75,offer,%s\n".formatted(NOVEMBER)
                + "2025-10-01,48,T_LKSDB-1,22018,99,offer,\n");

    LoadResult result = tables.load(BOAV, file);

    assertThat(told(result)).isEqualTo("1 added, 2 repeated");
    assertThat(volumes()).containsExactly("2.75|2025-11-05 10:00:00+00");
  }

  @Test
  void withoutCreationTimesTheLastOfOneKeyInAFileStays() throws IOException {
    tables.load(
        EBOCF,
        file(
            "ebocf.csv",
            """
            settlementDate,settlementPeriod,bmUnit,side,totalCashflow
            2026-05-20,1,E_DOLLB-1,bid,-1
            2026-05-20,1,E_DOLLB-1,bid,-3
            2026-05-20,1,E_DOLLB-1,bid,-2
            """));

    assertThat(tables.rows(EBOCF, List.of("totalCashflow"))).containsExactly("-2.0");
  }

  @Test
  void aValueMayBeRestatedToNothing() throws IOException {
    String header = "nationalGridBmUnit,elexonBmUnit,fuelType,leadPartyName,generationCapacity\n";
    tables.load(
        BM_UNITS,
        file("old.csv", header + "DOLLB-1,E_DOLLB-1,OTHER,Dollymans Storage Limited,102.000\n"));

    LoadResult result =
        tables.load(
            BM_UNITS,
            file("new.csv", header + "DOLLB-1,E_DOLLB-1,,Dollymans Storage Limited,102.000\n"));

    assertThat(told(result)).isEqualTo("1 restated");
    assertThat(tables.rows(BM_UNITS))
        .containsExactly("DOLLB-1|E_DOLLB-1|NULL|Dollymans Storage Limited|102.000");
  }

  @Test
  void whatCameOfTheRowsAddsUp() throws IOException {
    tables.load(BOAV, file("boav.csv", BOAV_CSV));
    Path file =
        file(
            "mixed.csv",
            BOAV_CSV // both rows are there already
                + "2025-10-01,48,T_LKSDB-1,22018,2.75,offer,%s\n".formatted(NOVEMBER)
                + "2025-10-01,19,T_LKSDB-1,22030,-1,bid,%s\n".formatted(OCTOBER)
                + "2025-10-01,19,,22031,-1,bid,%s\n".formatted(OCTOBER)
                + "2025-10-01,20,,22031,-1,bid,%s\n".formatted(OCTOBER));

    LoadResult result = tables.load(BOAV, file);

    assertThat(told(result))
        .isEqualTo("1 added, 1 restated, 1 unchanged, 1 repeated, 2 without unit");
    assertThat(result.rows().total()).isEqualTo(6);
    assertThat(tables.rows(BOAV)).hasSize(3);
  }

  @Test
  void rowsWithoutBmUnitAreLeftOutInEveryFormat() throws IOException {
    String json =
        """
        [{"nationalGridBmUnit": "A", "elexonBmUnit": null, "fuelType": null, "leadPartyName": null,
          "generationCapacity": null},
         {"nationalGridBmUnit": "B", "elexonBmUnit": "", "fuelType": "", "leadPartyName": "b",
          "generationCapacity": "1"},
         {"nationalGridBmUnit": "C", "fuelType": null, "leadPartyName": null}]
        """;
    String csv =
        """
        nationalGridBmUnit,elexonBmUnit,fuelType,leadPartyName,generationCapacity
        A,,,,
        B,"",,b,1
        """;

    assertThat(tables.load(BM_UNITS, file("units.json", json)).rows().withoutUnit()).isEqualTo(3);
    assertThat(tables.load(BM_UNITS, file("units.csv", csv)).rows().withoutUnit()).isEqualTo(2);
    assertThat(tables.rows(SourceTable.BM_UNITS)).isEmpty();
  }

  private Path volume(String mwh, String created) throws IOException {
    return file(
        "volume.csv",
        BOAV_HEADER + "2025-10-01,48,T_LKSDB-1,22018,%s,offer,%s\n".formatted(mwh, created));
  }

  private List<String> volumes() {
    return tables.rows(BOAV, List.of("totalVolumeAccepted", "createdDateTime"));
  }
}
