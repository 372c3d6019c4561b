package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.BM_UNITS;
import static energy.bmkpi.market.SourceTable.BOALF;
import static energy.bmkpi.market.SourceTable.EBOCF;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a later answer of a day no longer has, and what was taken back. */
@Slow
class WholeOfDatesTest extends LoadingFixture {
  private static final String OCTOBER = "2025-10-15T00:00:00Z";
  private static final String NOVEMBER = "2025-11-15T00:00:00Z";

  @Test
  void aRowThatARestatementLacksStaysAndIsTold() throws IOException {
    tables.load(EBOCF, day("full.csv", 1, OCTOBER));

    LoadResult result = tables.load(EBOCF, day("minus1.csv", 2, NOVEMBER));

    assertThat(told(result)).isEqualTo("47 restated, 1 not in files");
    assertThat(tables.rows(EBOCF)).hasSize(48);
  }

  @Test
  void replacingTakesTheFileAsTheWholeOfItsDates() throws IOException {
    tables.load(EBOCF, null, day("full.csv", 1, OCTOBER), otherDay());

    List<LoadResult> results = tables.replace(EBOCF, null, day("minus1.csv", 2, NOVEMBER));

    assertThat(told(results)).containsExactly("47 restated, 1 not in files");
    assertThat(tables.rows(EBOCF)).hasSize(48);
    assertThat(tables.rows(EBOCF, List.of("settlementDate")).get(0)).isEqualTo("2025-10-13");
  }

  @Test
  void replacingPutsOlderRowsInThePlaceOfNewerOnes() throws IOException {
    tables.load(EBOCF, day("late.csv", 1, NOVEMBER));

    assertThat(told(tables.replace(EBOCF, null, day("early.csv", 1, OCTOBER))))
        .containsExactly("48 restated");
    assertThat(
            tables.query(
                "SELECT DISTINCT CAST(createdDateTime AS VARCHAR) AS value FROM bmrs_ebocf"))
        .containsExactly("2025-10-15 00:00:00+00");
  }

  @Test
  void severalFilesAreTheWholeTogether() throws IOException {
    tables.load(EBOCF, day("full.csv", 1, OCTOBER));
    Path first = periods("first.csv", 1, 24, NOVEMBER);
    Path second = periods("second.csv", 25, 47, NOVEMBER);

    List<LoadResult> results = tables.replace(EBOCF, null, first, second);

    assertThat(told(results))
        .containsExactly("24 restated, 1 not in files", "23 restated, 1 not in files");
    assertThat(tables.rows(EBOCF)).hasSize(47);
  }

  @Test
  void replacingOneSideLeavesTheOther() throws IOException {
    tables.load(EBOCF, day("full.csv", 1, OCTOBER));
    Path bids =
        file(
            "bids.csv",
            "settlementDate,settlementPeriod,bmUnit,totalCashflow\n2025-10-14,1,T_A-1,-5\n");

    assertThat(told(tables.replace(EBOCF, Direction.BID, bids))).containsExactly("1 added");
    assertThat(tables.rows(EBOCF)).hasSize(49);
  }

  /** From 110,592 rows on, two threads insert into a table at once. */
  @Test
  void aRealDayIsReplacedByItselfWithoutALoss() throws IOException {
    Path day =
        file(
            "real.csv",
            "settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction\n"
                + IntStream.range(0, 48 * 2_500)
                    .mapToObj(i -> "2025-10-14,%d,T_U%d-1,1,offer\n".formatted(i % 48 + 1, i / 48))
                    .collect(Collectors.joining()));
    tables.load(EBOCF, day);

    assertThat(told(tables.replace(EBOCF, null, day))).containsExactly("120000 unchanged");
    assertThat(told(tables.load(EBOCF, day))).isEqualTo("120000 unchanged");
    assertThat(tables.query("SELECT CAST(COUNT(*) AS VARCHAR) AS value FROM bmrs_ebocf"))
        .containsExactly("120000");
  }

  @Test
  void theFilesThatReplaceGiveWayToOneAnotherAsAlways() throws IOException {
    tables.load(EBOCF, day("before.csv", 1, NOVEMBER));
    Path newer = periods("newer.csv", 1, 24, "2025-10-20T00:00:00Z");
    Path older = day("older.csv", 1, OCTOBER);

    assertThat(told(tables.replace(EBOCF, null, newer, older)))
        .containsExactly("24 restated", "24 restated, 24 older");
    assertThat(
            tables.query(
                "SELECT CAST(createdDateTime AS VARCHAR) AS value FROM bmrs_ebocf WHERE settlementPeriod = 1"))
        .containsExactly("2025-10-20 00:00:00+00");
  }

  @Test
  void aDeletedAcceptanceStaysDeletedByTheFilesThatReplace() throws IOException {
    Path deleted = Files.move(boalf("DEL"), directory.resolve("del.csv"));
    Path original = boalf("ORI");

    tables.replace(BOALF, null, deleted, original);
    assertThat(flags()).containsExactly("DEL");
    tables.replace(BOALF, null, original, deleted);
    assertThat(flags()).containsExactly("DEL");
    tables.replace(BOALF, null, original);
    assertThat(flags()).containsExactly("ORI");
  }

  @Test
  void onlyTheSidesOfADateThatTheFilesHaveAreReplaced() throws IOException {
    String header = "settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction\n";
    Path all =
        file(
            "all.csv",
            header
                + """
                2025-10-13,1,T_A-1,1,bid
                2025-10-13,1,T_A-1,2,offer
                2025-10-14,1,T_A-1,3,bid
                2025-10-14,1,T_A-1,4,offer
                """);
    Path some = file("some.csv", header + "2025-10-13,2,T_A-1,5,offer\n2025-10-14,2,T_A-1,6,bid\n");
    tables.load(EBOCF, all);

    tables.replace(EBOCF, null, some);

    assertThat(tables.rows(EBOCF, List.of("totalCashflow")))
        .containsExactlyInAnyOrder("1.0", "4.0", "5.0", "6.0");
  }

  @Test
  void halfADayThenTheWholeIsTheWhole() throws IOException {
    tables.load(EBOCF, periods("part.csv", 1, 12, OCTOBER));

    assertThat(told(tables.load(EBOCF, day("full.csv", 1, OCTOBER))))
        .isEqualTo("36 added, 12 unchanged");
  }

  @Test
  void aUnitThatTheReferenceNoLongerHasIsTold() throws IOException {
    String header = "nationalGridBmUnit,elexonBmUnit,fuelType,leadPartyName,generationCapacity\n";
    Path both = file("old.csv", header + "A-1,T_A-1,WIND,A,1\nB-1,T_B-1,WIND,B,2\n");
    Path one = file("new.csv", header + "A-1,T_A-1,WIND,A,1\n");
    tables.load(BM_UNITS, both);

    assertThat(told(tables.load(BM_UNITS, one))).isEqualTo("1 unchanged, 1 not in files");
    assertThat(told(tables.replace(BM_UNITS, null, one)))
        .containsExactly("1 unchanged, 1 not in files");
    assertThat(tables.rows(BM_UNITS, List.of("elexonBmUnit"))).containsExactly("T_A-1");
  }

  @Test
  void aDeletedAcceptanceStaysDeletedWhateverTheOrder() throws IOException {
    tables.load(BOALF, boalf("DEL", "ORI"));
    assertThat(flags()).containsExactly("DEL");
    tables.execute("DELETE FROM bmrs_boalf_complete");
    tables.load(BOALF, boalf("ORI", "UPD", "DEL"));
    assertThat(flags()).containsExactly("DEL");

    assertThat(told(tables.load(BOALF, boalf("ORI")))).isEqualTo("1 older");
    assertThat(flags()).containsExactly("DEL");
  }

  @Test
  void anAcceptanceIsDeletedByALaterFile() throws IOException {
    tables.load(BOALF, boalf("ORI"));

    assertThat(told(tables.load(BOALF, boalf("DEL")))).isEqualTo("1 restated");
    assertThat(flags()).containsExactly("DEL");
  }

  @Test
  void aRowIsRestatedByTheNextFileOfTheSameCall() throws IOException {
    List<LoadResult> results =
        tables.load(EBOCF, null, day("old.csv", 1, OCTOBER), day("new.csv", 1, NOVEMBER));

    assertThat(told(results)).containsExactly("48 added", "48 restated");
    assertThat(tables.rows(EBOCF)).hasSize(48);
  }

  @Test
  void aUnitThatDiffersFromTheReferenceByBlanksOrCaseIsTold() throws IOException {
    tables.load(
        BM_UNITS,
        file(
            "units.csv",
            """
            nationalGridBmUnit,elexonBmUnit,fuelType,leadPartyName,generationCapacity
            PINFB-1,T_PINFB-1,WIND,A,1
            COVNB-1,T_COVNB-1,WIND,B,2
            """));
    LoadResult result =
        tables.load(
            EBOCF,
            file(
                "ebocf.csv",
                """
                settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction
                2025-10-14,1,T_PINFB 1,50.0,offer
                2025-10-14,1,T_PINFB-1,25.0,offer
                2025-10-14,1,t_covnb-1,7,offer
                2025-10-14,2,T_COVNB-1 ,3,offer
                """));

    assertThat(result.notes())
        .containsExactly(
            "unit 'T_PINFB 1' is not in the BM unit reference, but 'T_PINFB-1' is",
            "unit 't_covnb-1' is not in the BM unit reference, but 'T_COVNB-1' is");
    assertThat(tables.rows(EBOCF, List.of("bmUnit"))).contains("T_COVNB-1");
  }

  private List<String> flags() {
    return tables.rows(BOALF, List.of("amendmentFlag"));
  }

  private Path otherDay() throws IOException {
    return file(
        "other.csv",
        """
        settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction
        2025-10-13,1,T_A-1,100.0,offer
        """);
  }

  private Path day(String name, int firstPeriod, String created) throws IOException {
    return periods(name, firstPeriod, 48, created);
  }

  private Path periods(String name, int first, int last, String created) throws IOException {
    return file(
        name,
        "settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction,createdDateTime\n"
            + IntStream.rangeClosed(first, last)
                .mapToObj("2025-10-14,%1$d,T_A-1,%1$d.5,offer,"::formatted)
                .map(row -> row + created + "\n")
                .collect(Collectors.joining()));
  }

  private Path boalf(String... flags) throws IOException {
    StringBuilder rows =
        new StringBuilder(
            "settlementDate,timeFrom,timeTo,levelFrom,levelTo,acceptanceNumber,acceptanceTime,soFlag,amendmentFlag,bmUnit\n");
    for (String flag : flags) {
      rows.append(
          "2026-09-19,2026-09-19T17:00:00Z,2026-09-19T17:30:00Z,100,50,993,2026-09-19T16:58:00Z,false,%s,T_X-1\n"
              .formatted(flag));
    }
    return file("boalf.csv", rows.toString());
  }
}
