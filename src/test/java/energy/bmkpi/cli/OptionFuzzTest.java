package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Arguments by chance, with what means something to SQL or a shell among them: never a stack trace,
 * never a failure without a message, never a file. 200 command lines in every build, 5,000 with
 * {@code -Dtests.long=true}.
 */
@QuarkusTest
@Slow
class OptionFuzzTest {
  private static final int CASES = Boolean.getBoolean("tests.long") ? 5000 : 200;

  private static final List<String> COMMANDS =
      List.of("run", "plan", "check", "status", "report", "kpis", "load", "completion", "nothing");

  private static final List<String> OPTIONS =
      List.of(
          "--days",
          "--from",
          "--to",
          "--workers",
          "--batch-days",
          "--datasets",
          "--warehouse",
          "--output",
          "--top",
          "--table",
          "--direction",
          "--max-failures",
          "--retry-tries",
          "--query-timeout",
          "--run-timeout",
          "--max-bytes-billed",
          "--dry-run",
          "--test",
          "-x");

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1",
          "7",
          "99999999999999999999",
          "1e9",
          "NaN",
          "2026-03-29",
          "2026-02-30",
          "bod",
          "boav",
          "bod,boav",
          "'; DROP TABLE bmrs_bod; --",
          "\"",
          "`id`",
          "$(touch owned)",
          "; touch owned",
          "../../etc/passwd",
          "%s%n",
          "£",
          "\u0000",
          "\n",
          "json",
          "csv",
          "duckdb",
          "90s",
          "PT0S",
          "-",
          "--",
          "@nothing");

  @Inject CommandRunner bmkpi;

  @TempDir Path directory;

  @Test
  void everyCommandLineIsDoneOrRefusedInWords() throws IOException {
    Random random = new Random(42);
    String database = directory.resolve("it's; \"absent\".duckdb").toString();
    for (int i = 0; i < CASES; i++) {
      List<String> args = arguments(random);
      args.add("--database");
      args.add(database);

      CommandRunner.Result result = bmkpi.run(args.toArray(String[]::new));

      assertThat(result.err())
          .as("%s", args)
          .doesNotContain("\tat ", "bmkpi: unexpected ", "Exception");
      assertThat(result.exitCode()).as("%s", args).isBetween(0, 7);
      if (result.exitCode() != 0) {
        assertThat(result.err()).as("%s", args).startsWith("bmkpi").endsWith("\n");
      }
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
    assertThat(Path.of("owned")).doesNotExist();
  }

  private static List<String> arguments(Random random) {
    List<String> args = new ArrayList<>(List.of(one(COMMANDS, random)));
    for (int options = random.nextInt(4); options > 0; options--) {
      args.add(one(OPTIONS, random));
      if (random.nextInt(8) > 0) {
        args.add(one(VALUES, random));
      }
    }
    return args;
  }

  private static String one(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
