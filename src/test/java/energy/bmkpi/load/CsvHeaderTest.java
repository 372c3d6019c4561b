package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.EBOCF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.load.file.CsvFile;
import energy.bmkpi.load.file.InputFailures;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever the header ends, the row behind it is the first one, and none is lost. */
@Slow
class CsvHeaderTest extends LoadingFixture {
  private static final List<String> ENDS = List.of("\n", "\r\n", "\r");
  private static final String HEADER =
      "settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HEADER,\"note\nof day\"\r\n2025-10-14,1,A,1,bid,x\r\n2025-10-14,2,A,9,bid,x\r\n",
        "HEADER,\"note\nof day\"\n2025-10-14,1,A,1,bid,x\n2025-10-14,2,A,9,bid,x\n",
        "HEADER,\"note\r\nof day\"\n2025-10-14,1,A,1,bid,x\n2025-10-14,2,A,9,bid,x\n",
        "HEADER,\"note\rof day\"\n2025-10-14,1,A,1,bid,x\n2025-10-14,2,A,9,bid,x\n",
        "sep=,\nHEADER,\"note\n\nof day\"\n2025-10-14,1,A,1,bid,x\n2025-10-14,2,A,9,bid,x\n"
      })
  void aNameOfSeveralLinesRefusesTheFile(String csv) throws IOException {
    assertRefused(
        csv.replace("HEADER", HEADER), "the name of column 6 holds a line break: 'note of day'");
  }

  @Test
  void aNeededNameOfSeveralLinesRefusesTheFileToo() throws IOException {
    assertRefused(
        HEADER.replace("settlementDate", "\"settlementDate\n\"") + "\n2025-10-14,1,A,1,bid\n",
        "the name of column 1 holds a line break: 'settlementDate'");
  }

  @Test
  void excelsLineThatEndsInAnotherWayThanTheRestRefusesTheFile() throws IOException {
    assertRefused(
        "sep=,\r\n" + HEADER + "\n2025-10-14,1,A,1,bid\n",
        "line 2 ends with LF, the lines above it with CR LF");
    assertRefused(
        HEADER + "\r\n\n2025-10-14,1,A,1,bid\n",
        "line 2 ends with LF, the lines above it with CR LF");
  }

  static List<List<String>> everyMixtureOfLineEnds() {
    List<List<String>> mixtures = new ArrayList<>(List.of(List.of()));
    for (int line = 0; line < 4; line++) {
      mixtures =
          mixtures.stream()
              .flatMap(
                  above ->
                      ENDS.stream()
                          .map(
                              end -> {
                                List<String> ends = new ArrayList<>(above);
                                ends.add(end);
                                return ends;
                              }))
              .toList();
    }
    return mixtures;
  }

  @ParameterizedTest
  @MethodSource("everyMixtureOfLineEnds")
  void linesEndInOneWayOrTheFileIsRefused(List<String> ends) throws IOException {
    String rows =
        HEADER
            + ends.get(1)
            + "2025-10-14,1,A,1,bid"
            + ends.get(2)
            + "2025-10-14,2,A,9,bid"
            + ends.get(3);
    for (String csv : List.of(rows, "sep=," + ends.get(0) + rows)) {
      Set<String> distinct = new HashSet<>(ends.subList(csv.equals(rows) ? 1 : 0, 3));
      boolean cut = distinct.equals(Set.of("\r\n")) && ends.get(3).equals("\r");
      if (!cut) {
        distinct.add(ends.get(3));
      }
      boolean same = distinct.size() == 1;
      if (same) {
        tables.load(EBOCF, file("same.csv", csv));
        assertThat(tables.rows(EBOCF, List.of("totalCashflow", "_direction")))
            .containsExactly("1.0|bid", "9.0|bid");
        tables.execute("DELETE FROM bmrs_ebocf");
      } else {
        assertRefused(csv, "the lines above it with");
      }
    }
  }

  @Test
  void blankLinesBelowTheHeaderAreNoRows() throws IOException {
    LoadResult result =
        tables.load(EBOCF, file("blank.csv", HEADER + "\n\n\n2025-10-14,1,A,1,bid\n"));

    assertThat(told(result)).isEqualTo("1 added");
  }

  @Test
  void aHeaderIsAWholeFile() throws IOException {
    for (String csv : List.of(HEADER, HEADER + "\r\n", "sep=,\n" + HEADER + "\n\n")) {
      LoadResult result = tables.load(EBOCF, file("header.csv", csv));

      assertThat(result.notes()).contains("holds no rows; they may not have been published yet");
    }
  }

  @Test
  void theEngineMustBeginWithTheRowBehindTheHeader() throws IOException, SQLException {
    Path path = file("rows.csv", HEADER + "\n2025-10-14,1,A,1,bid\n2025-10-14,2,A,9,bid\n");
    List<String> first = List.of("2025-10-14", "1", "A", "1", "bid");
    InputFailures failures = new InputFailures("rows.csv");
    List<String> names = List.of(HEADER.split(","));

    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties())) {
      DuckDbStatements.execute(connection, "SET threads = 1");
      CsvRows.of(EBOCF, new CsvFile(path, failures, names, ',', 1, first, false))
          .requireFirstRow(connection);
      for (int lines : new int[] {0, 2, 3}) {
        CsvRows rows =
            CsvRows.of(EBOCF, new CsvFile(path, failures, names, ',', lines, first, false));

        assertThatExceptionOfType(Failure.class)
            .isThrownBy(() -> rows.requireFirstRow(connection))
            .withMessageContaining("the row behind line %d is not read as the first one", lines);
      }
    }
  }

  @Test
  void quotesOfTheHeaderDoNotHideHowFieldsAreSplit() throws IOException {
    String quoted = '"' + HEADER.replace(",", "\",\"") + '"';
    String rows = "\n2025-10-14,1,A,1,bid\n";

    LoadResult tabs = tables.load(EBOCF, file("t.tsv", (quoted + rows).replace(",", "\t")));
    LoadResult excel =
        tables.load(EBOCF, file("t.tsv", ("sep=,\n" + quoted + rows).replace(",", "\t")));
    LoadResult semicolonInAName =
        tables.load(
            EBOCF,
            file("t.tsv", (quoted + ",\"a;b\"" + rows.replace("bid", "bid,x")).replace(",", "\t")));

    assertThat(List.of(told(tabs), told(excel), told(semicolonInAName)))
        .containsExactly("1 added", "1 unchanged", "1 unchanged");
    assertRefused((quoted + rows).replace(",", ";"), "has its fields split by ';'");
    assertRefused((quoted + rows).replace(",", "|"), "has its fields split by '|'");
    assertRefused(("sep=,\n" + quoted + rows).replace(",", ";"), "has its fields split by ';'");
    assertRefused("Elexon\n" + (quoted + rows).replace(",", "\t"), "has its header in line 2");
  }

  private void assertRefused(String csv, String cause) throws IOException {
    Path file = file("refused.csv", csv);

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(EBOCF, file))
        .withMessageStartingWith(file.toString())
        .withMessageContaining(cause);
    assertThat(tables.rows(EBOCF)).filteredOn(row -> !row.startsWith("2025-10-14|1|A|")).isEmpty();
  }
}
