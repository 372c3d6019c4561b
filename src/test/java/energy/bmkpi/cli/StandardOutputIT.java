package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard output of the packaged program when it is full, when its reader leaves, when closed. */
class StandardOutputIT {
  private static final Path FULL = Path.of("/dev/full");
  private static final SettlementDates DATES = SettlementDates.ending(LocalDate.of(2026, 3, 31), 2);
  private static final String[] RUN = {"run", "--from", "2026-03-30", "--to", "2026-03-31"};

  @TempDir static Path directory;

  private static Path market;

  private PackagedProgram program;

  @BeforeAll
  static void publishAMarket() throws Exception {
    market = SourceFile.demo(directory.resolve("bmkpi.duckdb"), new DemoMarket(DATES, 40, 42));
    Files.writeString(
        directory.resolve("ebocf.csv"),
        """
        settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction,createdDateTime
        2026-03-31,1,T_SGRWO-1,-1234.5,bid,2026-04-01T06:00:00Z
        """);
    assertThat(program().run(RUN).exitCode()).isZero();
  }

  @BeforeEach
  void takeTheProgram() {
    program = program();
  }

  private static PackagedProgram program() {
    return new PackagedProgram(directory)
        .withVariable("BMKPI_STATE_DIR", directory.resolve("state").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "--version",
        "run --help",
        "kpis",
        "kpis --output csv",
        "completion",
        "plan --days 2",
        "check",
        "status",
        "status --runs",
        "report",
        "report --output json",
        "report --table summary --output csv",
        "report --html -",
        "load ebocf ebocf.csv",
        "run --from 2026-03-30 --to 2026-03-31",
        "run --from 2026-03-30 --to 2026-03-31 --summary-file -",
        "demo --days 2 --units 5"
      })
  void aFullDiskFailsEveryCommandInOneLine(String command) throws Exception {
    assumeTrue(Files.exists(FULL), "this system has no /dev/full");

    CommandRunner.Result result = program.withOutput(FULL).run(command.split(" "));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("bmkpi: cannot write to standard output: No space left on device; ")
        .hasLineCount(1);
  }

  @Test
  void whatIsPublishedAllTheSameIsSaid() throws Exception {
    assumeTrue(Files.exists(FULL), "this system has no /dev/full");

    String runs = publishedRuns();

    CommandRunner.Result result = program.withOutput(FULL).run(RUN);

    assertThat(result.err()).contains("; 2026-03-30 to 2026-03-31 is published; ");
    assertThat(publishedRuns()).isNotEqualTo(runs);
  }

  @Test
  void whatIsLoadedOrRemovedAllTheSameIsSaid() throws Exception {
    assumeTrue(Files.exists(FULL), "this system has no /dev/full");

    program = program.withOutput(FULL);
    CommandRunner.Result loaded =
        program.run("load", "ebocf", "ebocf.csv", "--database", "own.duckdb");
    CommandRunner.Result removed =
        program.run("unload", "ebocf", "--from", "2026-03-31", "--database", "own.duckdb");

    assertThat(loaded.err()).contains("; the rows are loaded; ");
    assertThat(removed.err()).contains("; the rows are removed; ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"report --table summary --output csv", "report --html -", "kpis"})
  void aReaderThatLeavesEndsTheCommandWithoutAWord(String command) throws Exception {
    CommandRunner.Result result =
        program.runInShell("set -o pipefail; \"$@\" | head -c 1", command.split(" "));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).hasSize(1);
    assertThat(result.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {">&-", "<&- >&-", "<&- >&- 2>&-", "2>&-"})
  void descriptorsThatTheCallerClosedAreNotThoseOfTheDatabase(String closed) throws Exception {
    List<String> before = new DuckDbFile(market).rows("FROM bm_kpi_summary ORDER BY ALL");

    CommandRunner.Result result = program.runInShell("\"$@\" " + closed, RUN);

    if (closed.equals(">&-")) {
      assertThat(result.exitCode()).isEqualTo(1);
    }
    assertThat(new DuckDbFile(market).rows("FROM bm_kpi_summary ORDER BY ALL")).isEqualTo(before);
  }

  private static String publishedRuns() {
    return new DuckDbFile(market).value("SELECT COUNT(*) FROM bm_kpi_run");
  }

  private static boolean isTemporary(Path file) {
    return file.getFileName().toString().startsWith(".bmkpi");
  }

  @Test
  void aPageThatIsKilledWhileItIsWrittenIsTheOldOneOrTheNewOne() throws Exception {
    Path page = directory.resolve("report.html");
    assertThat(program.run("report", "--html", page.toString()).exitCode()).isZero();

    for (int millis : new int[] {1, 5, 20, 50, 100, 200, 300, 400, 600, 800}) {
      Process report = program.start("report", "--html", page.toString()).process();
      report.onExit().completeOnTimeout(report, millis, TimeUnit.MILLISECONDS).join();
      report.destroyForcibly().waitFor();

      assertThat(page).content().startsWith("<!doctype html>").endsWith("</html>\n");
    }

    assertThat(program.run("report", "--html", page.toString()).exitCode()).isZero();
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left.filter(StandardOutputIT::isTemporary)).isEmpty();
    }
  }
}
