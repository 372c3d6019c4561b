package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.WholeRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packaged program is killed (SIGKILL) just before each system call by which it locks, writes,
 * syncs and moves a page, and runs again; prints what was found. Needs strace.
 */
class KilledPageIT {
  private static final String PAGE = "report.html";
  private static final SettlementDates DATES = SettlementDates.ending(LocalDate.of(2026, 3, 31), 2);

  @TempDir Path directory;

  private Path market;

  @BeforeEach
  void publishAMarket() {
    assumeThat(SystemCall.canBeSeen()).as("strace is there").isTrue();
    market = SourceFile.demo(directory.resolve("market.duckdb"), new DemoMarket(DATES, 5, 42));
    try (WholeRun run = WholeRun.on(market)) {
      run.run(DATES);
    }
  }

  /** The rights of a page that is there are kept, which takes calls that a new one does not. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theOldPageIsThereOrTheNewOneAndTheNextCommandRemovesWhatIsLeft(boolean replaced)
      throws Exception {
    String old = replaced ? pageOfOneDay() : "";
    Path undisturbed = place("undisturbed", old);
    List<SystemCall> writing = writing(undisturbed);
    String expected = withoutItsOrigin(page(undisturbed));
    assertThat(withoutItsOrigin(old)).isNotEqualTo(expected);

    int killed = 0;
    int leftOld = 0;
    for (SystemCall call : writing) {
      Path place = place("kill-" + writing.indexOf(call), old);
      killed += call.kills(program(place), place.resolve("trace"), report()) ? 1 : 0;
      String left = page(place);
      leftOld += left.equals(old) ? 1 : 0;
      if (!left.equals(old)) {
        assertThat(withoutItsOrigin(left)).as("killed at %s", call).isEqualTo(expected);
      }

      CommandRunner.Result again = program(place).run(report());
      assertThat(again.exitCode()).as(again.err()).isZero();
      assertThat(withoutItsOrigin(page(place))).as("killed at %s", call).isEqualTo(expected);
      assertThat(files(place))
          .as("what is left after it was killed at %s", call)
          .isSubsetOf("market.duckdb", PAGE, "state", "stdout", "stderr");
    }

    System.out.printf(
        "%s page: killed before %d of %d system calls of its writing; then there was the old page%s"
            + " %d times, else the whole new one, and the new one alone after the same command again%n",
        replaced ? "replaced" : "new", killed, writing.size(), replaced ? "" : " (none)", leftOld);
    assertThat(killed).as("calls that were reached").isGreaterThan(writing.size() / 2);
  }

  private String pageOfOneDay() throws Exception {
    Path place = place("old", "");
    String day = DATES.to().toString();
    CommandRunner.Result result =
        program(place).run("report", "--html", PAGE, "--from", day, "--to", day);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return page(place);
  }

  /** The calls on the file that becomes the page; once it is the page, it is told by that name. */
  private static List<SystemCall> writing(Path place) throws Exception {
    List<SystemCall> calls = SystemCall.of(program(place), place.resolve("trace"), report());
    return calls.stream()
        .filter(call -> call.text().contains("/.bmkpi-") || call.text().contains("/" + PAGE))
        .toList();
  }

  private static String[] report() {
    return new String[] {"report", "--html", PAGE};
  }

  private Path place(String name, String page) throws IOException {
    Path place = Files.createDirectory(directory.resolve(name));
    Files.copy(market, place.resolve("market.duckdb"));
    if (!page.isEmpty()) {
      Files.writeString(place.resolve(PAGE), page);
    }
    return place;
  }

  /** Empty where there is none. */
  private static String page(Path place) throws IOException {
    Path page = place.resolve(PAGE);
    return Files.exists(page) ? Files.readString(page, StandardCharsets.UTF_8) : "";
  }

  /** Without the line that names the database and the minute. */
  private static String withoutItsOrigin(String page) {
    return page.replaceFirst("<p>From DuckDB file .* UTC\\.</p>\n", "");
  }

  private static List<String> files(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static PackagedProgram program(Path place) {
    return new PackagedProgram(place)
        .withVariable("BMKPI_DUCKDB_PATH", place.resolve("market.duckdb").toString())
        .withVariable("BMKPI_STATE_DIR", place.resolve("state").toString());
  }
}
