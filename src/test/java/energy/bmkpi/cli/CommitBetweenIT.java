package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One process commits while another is between reading the header of the same database and locking
 * it. The lock is delayed by strace, so that the window, which is short, is always met.
 */
class CommitBetweenIT {
  private static final int ROWS = 20;
  private static final Path STRACE = Path.of("/usr/bin/strace");

  @TempDir Path directory;

  @Test
  @Timeout(120)
  void rowsThatAnotherLoadStoredMeanwhileAreThereAfterwards() throws Exception {
    assumeThat(Files.isExecutable(STRACE)).as("strace is there").isTrue();
    assertThat(load("first").run(arguments("first")).exitCode()).isZero();
    Path trace = directory.resolve("trace");
    PackagedProgram.Running delayed =
        load("second")
            .startedBy(
                STRACE.toString(),
                "-f",
                "-qq",
                "-P",
                database().toString(),
                "-o",
                trace.toString(),
                "-e",
                "trace=openat,fcntl",
                "-e",
                "inject=fcntl:delay_enter=6000000")
            .start(arguments("second"));
    while (delayed.isAlive() && !hasOpenedToWrite(trace)) {
      Thread.onSpinWait();
    }

    CommandRunner.Result meanwhile = load("third").run(arguments("third"));

    assertThat(meanwhile.exitCode()).as(meanwhile.err()).isZero();
    CommandRunner.Result late = delayed.await();
    assertThat(late.exitCode()).as(late.err()).isZero();
    assertThat(
            new DuckDbFile(database())
                .rows("SELECT bmUnit, COUNT(*) FROM bmrs_ebocf GROUP BY 1 ORDER BY 1"))
        .containsExactly("T_first-1|20", "T_second-1|20", "T_third-1|20");
  }

  private static boolean hasOpenedToWrite(Path trace) throws IOException {
    return Files.exists(trace) && Files.readString(trace).contains("O_RDWR");
  }

  private Path database() {
    return directory.resolve("market.duckdb");
  }

  private PackagedProgram load(String name) throws IOException {
    return new PackagedProgram(Files.createDirectories(directory.resolve(name)));
  }

  private String[] arguments(String name) throws IOException {
    List<String> rows =
        Stream.concat(
                Stream.of("settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction"),
                IntStream.rangeClosed(1, ROWS)
                    .mapToObj(period -> "2026-03-31,%d,T_%s-1,1,bid".formatted(period, name)))
            .toList();
    Path file = Files.write(directory.resolve(name + ".csv"), rows);
    return new String[] {"load", "ebocf", file.toString(), "--database", database().toString()};
  }
}
