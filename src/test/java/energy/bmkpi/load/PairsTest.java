package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.BOAV;
import static energy.bmkpi.market.SourceTable.EBOCF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Volumes and cashflows of the bid-offer pairs, nested or in columns of their own. */
@Slow
class PairsTest extends LoadingFixture {
  private static final String ROW =
      """
      {"_direction":"bid","settlementDate":"2026-07-20","settlementPeriod":40,"bmUnit":"T_THURB-1",
       "startTime":"2026-07-20T18:30:00Z","acceptanceId":1,"totalVolumeAccepted":-9.0,"pairVolumes":PAIRS}""";

  @Test
  void ofJsonAreKept() throws IOException {
    load("{\"negative2\":null,\"negative1\":-9.0,\"positive1\":null}");

    assertThat(pairs("negative1")).containsExactly("-9.0");
    assertThat(pairs("negative2")).containsExactly("NULL");
    assertThat(pairs("positive6")).containsExactly("NULL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\""})
  void areUnknownWhereThereAreNone(String none) throws IOException {
    load(none);

    assertThat(tables.query("SELECT CAST(pairVolumes IS NULL AS VARCHAR) AS value FROM bmrs_boav"))
        .containsExactly("true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"negative1\":\"x\"}",
        "{\"negative7\":1}",
        "{\"negative1\":1,\"negative1\":2}",
        "{\"negative1\":{\"a\":1}}",
        "[1]",
        "5",
        "\"{'negative1': -9.0}\""
      })
  void thatCannotBeReadRefuseTheFile(String pairs) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> load(pairs))
        .withMessageContaining("row 1, column pairVolumes: ")
        .withMessageContaining("is not an object of numbers, negative1 to positive6");
  }

  @Test
  void mayBeNestedInSomeRowsAndNotInOthers() throws IOException {
    String nested = ROW.replace("PAIRS", "{\"negative1\":-9.0}");
    String apart =
        ROW.replace("\"pairVolumes\":PAIRS", "\"pairVolumes.negative1\":-8.0")
            .replace("\"acceptanceId\":1", "\"acceptanceId\":2");

    tables.load(BOAV, file("boav.json", nested + apart));

    assertThat(pairs("negative1")).containsExactlyInAnyOrder("-9.0", "-8.0");
  }

  @Test
  void ofARowInBothFormsRefuseTheFile() throws IOException {
    Path both =
        file("boav.json", ROW.replace("PAIRS", "{\"negative1\":-9.0},\"pairVolumes.negative2\":1"));

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOAV, both))
        .withMessageContaining("row 1, column pairVolumes: ");
  }

  @Test
  void mayStandInColumnsOfTheirOwn() throws IOException {
    Path file =
        file(
            "ebocf.csv",
            """
            settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction,bidOfferPairCashflows.negative1,bidOfferPairCashflows_positive2
            2026-07-20,40,T_THURB-1,-1206.17,bid,-1206.17,
            2026-07-20,41,T_THURB-1,1,bid,,1
            2026-07-20,42,T_THURB-1,1,bid,,
            """);

    tables.load(EBOCF, file);

    assertThat(
            tables.rows(
                EBOCF,
                List.of(
                    "settlementPeriod",
                    "bidOfferPairCashflows.negative1",
                    "bidOfferPairCashflows.positive2")))
        .containsExactly("40|-1206.17|NULL", "41|NULL|1.0", "42|NULL|NULL");
  }

  @Test
  void comeBackFromParquet() throws IOException {
    load("{\"negative1\":-9.0}");
    Path parquet = directory.resolve("boav.parquet");
    tables.execute("COPY bmrs_boav TO '%s' (FORMAT parquet)".formatted(parquet));

    assertThat(told(tables.load(BOAV, parquet))).isEqualTo("1 unchanged");
    tables.execute("DELETE FROM bmrs_boav");
    assertThat(told(tables.load(BOAV, parquet))).isEqualTo("1 added");
    assertThat(pairs("negative1")).containsExactly("-9.0");
  }

  @Test
  void ofARowThatIsLoadedAgainWithoutThemStay() throws IOException {
    load("{\"negative1\":-9.0}");

    LoadResult again =
        tables.load(BOAV, file("again.json", ROW.replace(",\"pairVolumes\":PAIRS", "")));

    assertThat(told(again)).isEqualTo("1 unchanged");
    assertThat(pairs("negative1")).containsExactly("-9.0");
  }

  @Test
  void findATableThatAnOlderVersionMade() throws IOException {
    tables.execute(
        "CREATE TABLE bmrs_boav (settlementDate DATE, settlementPeriod BIGINT, startTime TIMESTAMPTZ,"
            + " bmUnit VARCHAR, acceptanceId BIGINT, totalVolumeAccepted DOUBLE, _direction VARCHAR,"
            + " createdDateTime TIMESTAMPTZ)");

    load("{\"negative1\":-9.0}");

    assertThat(pairs("negative1")).containsExactly("-9.0");
  }

  private void load(String pairs) throws IOException {
    tables.load(BOAV, file("boav.json", ROW.replace("PAIRS", pairs)));
  }

  private List<String> pairs(String name) {
    return tables.query(
        "SELECT COALESCE(CAST(pairVolumes.%s AS VARCHAR), 'NULL') AS value FROM bmrs_boav"
            .formatted(name));
  }
}
