package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.BM_UNITS;
import static energy.bmkpi.market.SourceTable.BOALF;
import static energy.bmkpi.market.SourceTable.BOAV;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The format is what the first bytes say, whatever the file is called. */
@Slow
class FileFormatTest extends LoadingFixture {
  private static final String OFFER_JSON =
      """
      {"settlementDate": "2025-10-01", "settlementPeriod": 48, "bmUnit": "T_LKSDB-1",
       "acceptanceId": 22018, "acceptanceDuration": "S", "totalVolumeAccepted": 2.5,
       "_direction": "offer", "createdDateTime": "2025-10-02T23:14:46Z",
       "bidOfferPairVolumes": {"positive": [1, 2]}}""";

  private static final String BID_JSON =
      """
      {"createdDateTime": "2025-10-02T23:14:46Z", "_direction": "bid", "acceptanceId": 22019,
       "totalVolumeAccepted": -4, "bmUnit": "T_LKSDB-1", "settlementPeriod": 17,
       "settlementDate": "2025-10-01"}""";

  @Test
  void readsCsv() throws IOException {
    assertLoadsBothRows(file("boav.csv", BOAV_CSV));
  }

  @Test
  void readsGzippedCsv() throws IOException {
    assertLoadsBothRows(gzipped("boav.csv.gz", BOAV_CSV));
  }

  @Test
  void readsTheEnvelopeOfElexonsApi() throws IOException {
    assertLoadsBothRows(
        file(
            "boav.json",
            "{\"metadata\": {\"datasets\": [\"BOAV\"]}, \"data\": [%s, %s], \"more\": [1]}"
                .formatted(OFFER_JSON, BID_JSON)));
  }

  @Test
  void readsABareArray() throws IOException {
    assertLoadsBothRows(file("boav.json", "\n [%s,%s]\n".formatted(OFFER_JSON, BID_JSON)));
  }

  @Test
  void readsGzippedJson() throws IOException {
    assertLoadsBothRows(gzipped("boav.json.gz", "[%s,%s]".formatted(OFFER_JSON, BID_JSON)));
  }

  @Test
  void readsParquet() throws IOException {
    Path csv = file("boav.csv", BOAV_CSV);
    Path parquet = directory.resolve("boav.parquet");
    tables.execute("COPY (FROM '%s') TO '%s' (FORMAT parquet)".formatted(csv, parquet));

    assertLoadsBothRows(parquet);
  }

  @Test
  void readsEachFormatUnderAnyName() throws IOException {
    assertLoadsBothRows(file("boav.txt", "[%s,%s]".formatted(OFFER_JSON, BID_JSON)));
    tables.execute("DELETE FROM bmrs_boav");
    assertLoadsBothRows(gzipped("boav.csv", BOAV_CSV));
    tables.execute("DELETE FROM bmrs_boav");
    assertLoadsBothRows(gzipped("boav.json", "[%s,%s]".formatted(OFFER_JSON, BID_JSON)));
  }

  @Test
  void everyFormatOfTheSameRowsIsTheSame() throws IOException {
    tables.load(BOAV, file("boav.csv", BOAV_CSV));

    LoadResult again =
        tables.load(BOAV, file("boav.json", "[%s,%s]".formatted(OFFER_JSON, BID_JSON)));

    assertThat(told(again)).isEqualTo("2 unchanged");
    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }

  @Test
  void aRowMayLackWhatAnotherHas() throws IOException {
    Path file =
        file(
            "boalf.json",
            """
            [{"settlementDate": "2026-05-06", "bmUnit": "T_MRWD-1", "acceptanceNumber": 217257,
              "acceptanceTime": "2026-05-06T02:31:00Z", "timeFrom": "2026-05-06T03:00:00Z",
              "timeTo": "2026-05-06T03:30:00Z", "levelFrom": 480, "levelTo": 480, "soFlag": true,
              "amendmentFlag": "ORI"},
             {"settlementDate": "2026-05-06", "bmUnit": "2__DUKPR008", "acceptanceNumber": 1170,
              "acceptanceTime": "2026-05-06T02:46:00Z", "timeFrom": "2026-05-06T03:00:00Z",
              "timeTo": "2026-05-06T03:14:00Z", "levelFrom": -2, "levelTo": null, "soFlag": false}]
            """);

    tables.load(BOALF, file);

    assertThat(tables.rows(BOALF, List.of("bmUnit", "levelTo", "soFlag", "amendmentFlag")))
        .containsExactly("2__DUKPR008|NULL|false|NULL", "T_MRWD-1|480.0|true|ORI");
  }

  @Test
  void namesOfFieldsIgnoreCase() throws IOException {
    assertLoadsBothRows(
        file("boav.json", "[%s,%s]".formatted(OFFER_JSON.replace("bmUnit", "BMUNIT"), BID_JSON)));
  }

  @Test
  void readsTheBmUnitReferenceWhoseCapacitiesAreText() throws IOException {
    Path file =
        file(
            "units.json",
            """
            [{"nationalGridBmUnit": "ABERU-1", "elexonBmUnit": "E_ABERDARE", "fuelType": null,
              "leadPartyName": "UK Power Reserve Limited", "generationCapacity": "15.400"}]
            """);

    tables.load(BM_UNITS, file);

    assertThat(tables.rows(BM_UNITS))
        .containsExactly("ABERU-1|E_ABERDARE|NULL|UK Power Reserve Limited|15.400");
  }

  private void assertLoadsBothRows(Path file) {
    assertThat(told(tables.load(BOAV, file))).isEqualTo("2 added");
    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }
}
