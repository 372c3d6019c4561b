package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What means something to SQL, to a shell or to a page is a name like any other. */
@QuarkusTest
@Slow
class HostilePathsTest {
  private static final String DATE = "2026-03-31";
  private static final String VOLUMES =
      "settlementDate,settlementPeriod,bmUnit,acceptanceId,totalVolumeAccepted,_direction,createdDateTime\n";

  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;
  @TempDir Path directory;

  private Path market;

  @BeforeEach
  void copyTheMarket() {
    market = demo.copyInto(directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's \"quoted\".duckdb",
        "$(touch owned).duckdb",
        "`touch owned`.duckdb",
        "' OR 1=1 --.duckdb",
        "%s%n{}.duckdb",
        "?mode=ro&x=#1.duckdb",
        "*.duckdb",
        "~.duckdb",
        "-v",
        "£ 風力.duckdb",
        "two\nlines.duckdb",
      })
  void aPathIsAPath(String name) throws IOException {
    Path hostile = Files.move(market, Files.createDirectory(directory.resolve("in")).resolve(name));
    Path page = directory.resolve(name + ".html");
    Path metrics = directory.resolve(name + ".prom");

    assertDone("check", "--database", hostile.toString());
    assertDone(
        "run",
        "--days",
        "2",
        "--fresh",
        "--database",
        hostile.toString(),
        "--metrics-file",
        metrics.toString());
    assertDone("report", "--database", hostile.toString(), "--html", page.toString());
    assertDone("status", "--database", hostile.toString());

    assertThat(new DuckDbFile(hostile).value("SELECT COUNT(*) FROM bm_kpi_run")).isEqualTo("2");
    assertThat(files(directory)).containsExactlyInAnyOrder(hostile, page, metrics);
    assertThat(Path.of("owned")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"it's absent.duckdb", "$(touch owned)", "`id`.duckdb", "two\nlines.duckdb"})
  void aPathThatIsNotThereIsToldInALine(String name) throws IOException {
    CommandRunner.Result result =
        bmkpi.run("run", "--database", directory.resolve(name).toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("bmkpi: ").hasLineCount(1);
    assertThat(files(directory)).containsExactly(market);
  }

  /** {@code market.duckdb;threads=1} would be market.duckdb, and a setting of DuckDB. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "market.duckdb;threads=1",
        "market.duckdb;session_init_sql_file=owned.sql",
        "market.duckdb; DROP TABLE bmrs_bod; --",
        "market.duckdb ",
      })
  void aPathThatTheDriverWouldCutIsRefused(String name) throws IOException {
    String cut = directory.resolve(name).toString();

    for (String command : List.of("run", "demo", "report", "check", "status")) {
      CommandRunner.Result result = bmkpi.run(command, "--database", cut);

      assertThat(result.exitCode()).as(command).isEqualTo(2);
      assertThat(result.err()).as(command).startsWith("bmkpi: cannot open '" + cut + "': ");
    }
    assertThat(new DuckDbFile(market).value("SELECT COUNT(*) FROM bm_kpi_run")).isEqualTo("1");
    assertThat(files(directory)).containsExactly(market);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's; \"quoted\".csv",
        "{a,b}.csv",
        "$(touch owned).csv",
        "two\nlines.csv",
      })
  void aFileToLoadIsThatFile(String name) throws IOException {
    Path rows =
        Files.writeString(
            directory.resolve(name), VOLUMES + "2026-03-31,1,NEW,1,5,offer,2026-04-01T08:00:00Z\n");
    Files.writeString(
        directory.resolve("a.csv"),
        VOLUMES + "2026-03-31,1,OTHER,1,5,offer,2026-04-01T08:00:00Z\n");

    assertDone("load", "boav", rows.toString(), "--database", market.toString());

    assertThat(
            new DuckDbFile(market)
                .rows("SELECT bmUnit FROM bmrs_boav WHERE bmUnit IN ('NEW', 'OTHER')"))
        .containsExactly("NEW");
  }

  @Test
  void aUnitMayBeCalledAnything() throws IOException {
    List<String> units =
        List.of(
            "'; DROP TABLE bmrs_bod; --",
            "\" OR 1=1 --",
            "$(touch owned)",
            "`id`",
            "</script><script>alert(1)</script>",
            "=cmd|' /C calc'!A0",
            "%s%n",
            "a,b;c",
            "T_風力-1",
            "\\N");
    Path rows = directory.resolve("boav.csv");
    Files.writeString(
        rows,
        VOLUMES
            + units.stream()
                .map(
                    unit ->
                        "%s,17,\"%s\",1,5,offer,2026-04-01T08:00:00Z\n"
                            .formatted(DATE, unit.replace("\"", "\"\"")))
                .collect(Collectors.joining()));
    String database = market.toString();
    List<String> tables = new DuckDbFile(market).rows("SELECT name FROM (SHOW TABLES)");

    assertDone("load", "boav", rows.toString(), "--database", database);
    assertDone("run", "--from", DATE, "--to", DATE, "--fresh", "--database", database);

    assertThat(
            new DuckDbFile(market)
                .rows(
                    "SELECT bm_unit FROM bm_kpi_summary WHERE bm_unit NOT SIMILAR TO '[TE2]_+[A-Z0-9-]+'"))
        .containsAll(units.stream().filter(unit -> !unit.startsWith("T_")).toList());
    for (String unit : units) {
      assertDone("report", "--unit", unit, "--from", DATE, "--to", DATE, "--database", database);
    }
    assertThat(new DuckDbFile(market).rows("SELECT name FROM (SHOW TABLES)")).isEqualTo(tables);
    Path page = directory.resolve("page.html");
    assertDone("report", "--html", page.toString(), "--database", database);
    assertThat(page).content().doesNotContain("<script>alert(1)");
    assertThat(Path.of("owned")).doesNotExist();
  }

  private void assertDone(String... args) {
    CommandRunner.Result result = bmkpi.run(args);

    assertThat(result.err().lines())
        .as("%s", List.of(args))
        .allMatch(line -> line.endsWith("; --replace removes such rows"));
    assertThat(result.exitCode()).as("%s", List.of(args)).isZero();
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
