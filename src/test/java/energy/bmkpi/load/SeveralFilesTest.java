package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.BOAV;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** All the files of a command are loaded, or none. */
@Slow
class SeveralFilesTest extends LoadingFixture {
  private static final String MORE =
      BOAV_HEADER + "2025-10-02,1,T_LKSDB-1,22040,1,offer,2025-10-03T23:14:46Z\n";

  @Test
  void eachFileHasItsOwnResult() throws IOException {
    Path one = file("one.csv", BOAV_CSV);
    Path two = gzipped("two.csv.gz", MORE);

    List<LoadResult> results = tables.load(BOAV, null, one, two);

    assertThat(told(results)).containsExactly("2 added", "1 added");
    assertThat(results.stream().map(LoadResult::file))
        .containsExactly(one.toString(), two.toString());
    assertThat(tables.rows(BOAV)).hasSize(3);
  }

  @Test
  void noneIsLoadedWhenTheLastIsWrong() throws IOException {
    tables.load(BOAV, file("before.csv", MORE));
    List<String> before = tables.rows(BOAV);
    Path good = file("good.csv", BOAV_CSV);
    Path bad = file("bad.csv", BOAV_CSV.replace("2.5", "x"));

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOAV, null, good, bad))
        .withMessageContaining("bad.csv row 1, column totalVolumeAccepted");

    assertThat(tables.rows(BOAV)).isEqualTo(before);
  }

  /** The driver's appender says nothing of rows that it drops when it is closed. */
  @Test
  void noneIsLoadedWhenTheLastRowsOfAFileFindNoPlaceInMemory() throws IOException {
    String longName = "T_" + "X".repeat(10_000);
    String rows =
        IntStream.range(0, 1_500)
            .mapToObj(
                id ->
                    """
                    {"settlementDate": "2025-10-01", "settlementPeriod": 1, "bmUnit": "%s",
                     "acceptanceId": %d, "totalVolumeAccepted": 1, "_direction": "offer",
                     "createdDateTime": "2025-10-02T23:14:46Z"}"""
                        .formatted(longName, id))
            .collect(Collectors.joining(",", "[", "]"));
    Path large = file("large.json", rows);
    tables.close();
    tables = EmbeddedTables.in(directory, "8MB");

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOAV, large))
        .satisfies(
            failure -> assertThat(failure.remedy()).startsWith("raise bmkpi.duckdb.memory-limit"));

    assertThat(tables.rows(BOAV)).isEmpty();
  }

  @Test
  void noneIsLoadedWhenOneIsMissing() throws IOException {
    Path good = file("good.csv", BOAV_CSV);

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOAV, null, good, directory.resolve("absent.csv")));

    assertThat(tables.rows(BOAV)).isEmpty();
  }

  @Test
  void theTablesOfTheOtherDatasetsAreMadeEmpty() throws IOException {
    tables.load(BOAV, file("boav.csv", BOAV_CSV));

    assertThat(
            tables.query(
                "SELECT table_name AS value FROM information_schema.tables"
                    + " WHERE table_catalog = current_database() ORDER BY ALL"))
        .containsExactly(
            "bmkpi_source_generation",
            "bmrs_boalf_complete",
            "bmrs_boav",
            "bmrs_bod",
            "bmrs_ebocf",
            "bmu_metadata");
  }
}
