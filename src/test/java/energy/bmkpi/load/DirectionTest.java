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

/** The side of a row is told by the row or, where it isn't, by whoever loads the file. */
@Slow
class DirectionTest extends LoadingFixture {
  private static final String WITHOUT_SIDE =
      """
      settlementDate,settlementPeriod,bmUnit,totalCashflow
      2026-05-20,1,E_DOLLB-1,-3739.25
      """;

  @ParameterizedTest
  @ValueSource(strings = {"_direction", "side", "bidOffer", "direction", "SIDE"})
  void theColumnOfTheSideHasSeveralNames(String name) throws IOException {
    tables.load(BOAV, file("boav.csv", BOAV_CSV.replace("_direction", name)));

    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_direction", "side", "bidOffer", "direction"})
  void theFieldOfTheSideHasSeveralNames(String name) throws IOException {
    tables.load(
        EBOCF,
        file(
            "ebocf.json",
            """
            {"data": [{"settlementDate": "2026-05-20", "settlementPeriod": 1, "bmUnit": "E_DOLLB-1",
                       "totalCashflow": -3739.25, "%s": "Bid"}]}"""
                .formatted(name)));

    assertThat(tables.rows(EBOCF, List.of("_direction"))).containsExactly("bid");
  }

  @Test
  void twoColumnsOfTheSideRefuseTheFile() throws IOException {
    Path file =
        file(
            "ebocf.csv",
            """
            settlementDate,settlementPeriod,bmUnit,side,_direction,totalCashflow
            2026-05-20,1,E_DOLLB-1,offer,bid,-3739.25
            """);

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(EBOCF, file))
        .withMessageContaining("has a column twice: side and _direction");
  }

  @Test
  void aFileWithoutSideIsOfTheSideThatIsTold() throws IOException {
    Path file = file("ebocf.csv", WITHOUT_SIDE);

    tables.load(EBOCF, Direction.BID, file);
    tables.load(EBOCF, Direction.OFFER, file);

    assertThat(tables.rows(EBOCF, List.of("_direction", "totalCashflow")))
        .containsExactly("bid|-3739.25", "offer|-3739.25");
  }

  @Test
  void aFileWithoutSideIsRefusedWhenNoneIsTold() throws IOException {
    Path file = file("ebocf.csv", WITHOUT_SIDE);

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(EBOCF, file))
        .withMessageContaining("ebocf.csv has no column _direction")
        .satisfies(e -> assertThat(e.remedy()).contains("--direction bid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"_direction", "side", "bidOffer"})
  void aRowOfTheOtherSideThanIsToldRefusesTheFile(String name) throws IOException {
    Path file = file("boav.csv", BOAV_CSV.replace("_direction", name));

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOAV, Direction.OFFER, file))
        .withMessageContaining(
            "row 2, column _direction: 'bid' is not offer, as --direction says; nothing was loaded");
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOAV, Direction.BID, file))
        .withMessageContaining("row 1, column _direction: 'offer' is not bid, as --direction says");
    assertThat(tables.rows(BOAV)).isEmpty();
  }

  @Test
  void rowsMaySayWhatIsToldOfThem() throws IOException {
    Path bids =
        file(
            "bids.csv",
            BOAV_HEADER + "2025-10-01,17,T_LKSDB-1,22019,-4,BID,2025-10-02T23:14:46Z\n");

    tables.load(BOAV, Direction.BID, bids);

    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS[0]);
  }
}
