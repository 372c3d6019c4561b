package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The packaged program is killed (SIGKILL) while it makes a database: at times spread over the
 * command, and, where there is strace, at single system calls. Then the same command is run again.
 * Three times of each command, and the first call of each kind, unless {@code
 * -Dtests.maker-kills=N} says otherwise; prints what was found.
 */
class KilledMakersIT {
  private static final int KILLS = Integer.getInteger("tests.maker-kills", 0);
  private static final int ROWS = 48;

  /** What the system makes of SIGKILL. */
  private static final int KILLED = 137;

  private static final List<String> CALLS =
      List.of(
          "mkdir", "link", "rename", "unlink", "rmdir", "chmod", "pwrite64", "fsync", "ftruncate");

  @TempDir Path directory;

  private enum Maker {
    LOAD("SELECT count(*) FROM bmrs_ebocf"),
    DEMO("SELECT count(*) FROM bmrs_bod");

    private final String rows;

    Maker(String rows) {
      this.rows = rows;
    }

    String[] arguments(Path place) throws IOException {
      String database = place.resolve("market.duckdb").toString();
      return switch (this) {
        case LOAD -> new String[] {"load", "ebocf", rows(place).toString(), "--database", database};
        case DEMO -> new String[] {"demo", "--days", "1", "--units", "5", "--database", database};
      };
    }

    private static Path rows(Path place) throws IOException {
      return Files.write(
          place.resolve("ebocf.csv"),
          Stream.concat(
                  Stream.of("settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction"),
                  IntStream.rangeClosed(1, ROWS)
                      .mapToObj("2026-03-31,%d,T_KEPT-1,1,bid"::formatted))
              .toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void wheneverItIsKilledTheSameCommandDoesAllOfIt(Maker maker) throws Exception {
    long started = System.nanoTime();
    String expected = finish(maker, Files.createDirectory(directory.resolve("undisturbed")));
    Duration undisturbed = Duration.ofNanos(System.nanoTime() - started);
    int kills = Math.max(3, KILLS);
    int made = 0;
    for (int i = 0; i < kills; i++) {
      Path place = Files.createDirectory(directory.resolve("time-" + i));
      Process process = program(place).start(maker.arguments(place)).process();
      process.waitFor(undisturbed.toMillis() * (i + 1) / (kills + 1), TimeUnit.MILLISECONDS);
      process.destroyForcibly();
      process.onExit().join();
      made += Files.exists(place.resolve("market.duckdb")) ? 1 : 0;

      assertThat(finish(maker, place)).as("killed at %d of %d", i + 1, kills).isEqualTo(expected);
    }
    System.out.printf(
        "%s killed at %d times: the file was there after %d of them, complete after the same command"
            + " again in all%n",
        maker, kills, made);
  }

  @ParameterizedTest
  @EnumSource
  void atWhicheverSystemCallItIsKilledTheSameCommandDoesAllOfIt(Maker maker) throws Exception {
    assumeThat(SystemCall.canBeSeen()).as("strace is there").isTrue();
    String expected = finish(maker, Files.createDirectory(directory.resolve("undisturbed")));
    int killed = 0;
    int points = 0;
    for (String call : CALLS) {
      for (int number = 1; number <= Math.max(1, KILLS); number++) {
        Path place = Files.createDirectory(directory.resolve(call + "-" + number));
        killed += killedAt(call, number, maker, place) ? 1 : 0;
        points++;

        assertThat(finish(maker, place)).as("killed at %s %d", call, number).isEqualTo(expected);
      }
    }
    System.out.printf(
        "%s: %d of %d system calls were reached and killed it, complete after the same command again"
            + " in all%n",
        maker, killed, points);
    assertThat(killed).isPositive();
  }

  /** Only calls on files in the place count, not those with which a JVM starts. */
  private static boolean killedAt(String call, int number, Maker maker, Path place)
      throws IOException, InterruptedException {
    String log = place.resolve("trace").toString();
    PackagedProgram.Running traced =
        program(place)
            .startedBy(
                "strace",
                "-f",
                "-qq",
                "-o",
                log,
                "-P",
                place.resolve("market.duckdb").toString(),
                "-P",
                place.resolve("market.duckdb.tmp").toString(),
                "-e",
                "trace=" + call,
                "-e",
                "inject=%s:signal=KILL:when=%d".formatted(call, number))
            .start(maker.arguments(place));
    int exitCode = traced.process().waitFor();
    Files.delete(Path.of(log));
    return exitCode == KILLED;
  }

  /** Runs the command to its end; returns how many rows there are then. */
  private static String finish(Maker maker, Path place) throws Exception {
    CommandRunner.Result result = program(place).run(maker.arguments(place));
    assertThat(result.exitCode()).as(result.err()).isZero();
    try (Stream<Path> files = Files.list(place)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("what is left in %s", place)
          .isSubsetOf("market.duckdb", "market.html", "ebocf.csv", "state", "stdout", "stderr");
    }
    return new DuckDbFile(place.resolve("market.duckdb")).value(maker.rows);
  }

  private static PackagedProgram program(Path place) {
    return new PackagedProgram(place)
        .withVariable("BMKPI_STATE_DIR", place.resolve("state").toString());
  }
}
