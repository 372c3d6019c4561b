package energy.bmkpi;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.load.LoadResult.RowCounts;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.ElexonRows;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.OutputTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading real rows again, or in overlapping parts, changes no KPI. */
@Slow
class RealRowsTest {
  private static final SettlementDates NEW_YEAR =
      SettlementDates.ending(LocalDate.of(2022, 1, 1), 1);

  @TempDir Path once;
  @TempDir Path again;

  @Test
  void everyRealFileIsLoadedWhole() {
    Path file = once.resolve("real.duckdb");
    Path boalf = ElexonRows.boalf();
    Path bod = ElexonRows.bod();
    Path ebocf = ElexonRows.ebocf();
    Path bmUnits = ElexonRows.bmUnits();

    assertThat(SourceFile.load(file, SourceTable.BOALF, boalf).get(0).rows())
        .isEqualTo(new RowCounts(3720, 0, 0, 0, 0, 0, 0));
    assertThat(SourceFile.load(file, SourceTable.BOD, bod).get(0).rows())
        .isEqualTo(new RowCounts(14_964, 0, 0, 0, 0, 0, 0));
    assertThat(SourceFile.load(file, SourceTable.EBOCF, ebocf).get(0).rows())
        .isEqualTo(new RowCounts(38, 0, 0, 0, 0, 0, 0));
    // 61 units have no elexonBmUnit, one is listed twice
    assertThat(SourceFile.load(file, SourceTable.BM_UNITS, bmUnits).get(0).rows())
        .isEqualTo(new RowCounts(2671, 0, 0, 0, 0, 1, 61));
  }

  @Test
  void loadingTwiceGivesEqualKpiTables() {
    Path boalf = ElexonRows.boalf();
    Path bod = ElexonRows.bod();

    List<List<Map<String, Object>>> twice = kpis(again, List.of(boalf, boalf), List.of(bod, bod));

    assertThat(twice).isEqualTo(kpis(once, List.of(boalf), List.of(bod)));
  }

  @Test
  void loadingOverlappingHalvesGivesEqualKpiTables() throws IOException {
    Path boalf = ElexonRows.boalf();
    Path bod = ElexonRows.bod();

    List<List<Map<String, Object>>> halves =
        kpis(again, overlappingHalves(boalf), overlappingHalves(bod));

    assertThat(halves).isEqualTo(kpis(once, List.of(boalf), List.of(bod)));
  }

  private static List<List<Map<String, Object>>> kpis(
      Path directory, List<Path> boalf, List<Path> bod) {
    Path file = directory.resolve("real.duckdb");
    SourceFile.load(file, SourceTable.BOALF, boalf.toArray(Path[]::new));
    SourceFile.load(file, SourceTable.BOD, bod.toArray(Path[]::new));
    List<List<Map<String, Object>>> tables = new ArrayList<>();
    try (WholeRun run = WholeRun.on(file)) {
      run.run(NEW_YEAR);
      for (OutputTable table :
          List.of(OutputTable.SUMMARY, OutputTable.MARKET, OutputTable.COVERAGE)) {
        List<Map<String, Object>> rows = run.rows(table, NEW_YEAR);
        assertThat(rows).isNotEmpty();
        tables.add(rows);
      }
    }
    return tables;
  }

  /** The later half first, each with a third of the other's rows. */
  private List<Path> overlappingHalves(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    List<String> rows = lines.subList(1, lines.size());
    int third = rows.size() / 3;
    return List.of(
        part(csv, "later", lines.get(0), rows.subList(third, rows.size())),
        part(csv, "earlier", lines.get(0), rows.subList(0, rows.size() - third)));
  }

  private Path part(Path csv, String name, String header, List<String> rows) throws IOException {
    return Files.write(
        again.resolve(name + "_" + csv.getFileName()),
        Stream.concat(Stream.of(header), rows.stream()).toList());
  }
}
