package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two to ten processes of the packaged program at once on one database, that is there or not. Six
 * rounds unless {@code -Dtests.rounds=N} says otherwise; prints what was found.
 */
class ConcurrentProcessesIT {
  private static final int ROUNDS = Integer.getInteger("tests.rounds", 6);
  private static final int FEWEST = 2;
  private static final int MOST = 10;

  /** Rows of one file to load; each has a BM unit that no other file has. */
  private static final int ROWS = 40;

  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

  @TempDir Path directory;

  private final Random random = new Random(42);
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private Path market;
  private int lost;
  private int half;

  /** One process and what it was asked for. */
  private record Attempt(String command, String unit, PackagedProgram.Running running) {}

  @BeforeEach
  void makeAMarket() {
    market =
        SourceFile.demo(
            directory.resolve("market.duckdb"),
            new DemoMarket(new SettlementDates(DAY, DAY), 5, 42));
  }

  @Test
  void noRowIsLostAndWhoDoesNotGetTheFileExits6() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Path place = Files.createDirectory(directory.resolve("round-" + round));
      boolean present = round % 2 == 0;
      Path database = place.resolve("market.duckdb");
      if (present) {
        Files.copy(market, database);
      }
      List<Attempt> attempts = start(round, place, database);
      for (Attempt attempt : attempts) {
        attempt.running().process().waitFor();
      }
      for (Attempt attempt : attempts) {
        judge(round, present, attempt, database);
      }
      assertThat(leftovers(place)).as("left by round %d", round).isEmpty();
    }

    System.out.printf(
        "concurrent processes: %d rounds, %d processes {%s}: rows of %d files lost, of %d halved%n",
        ROUNDS,
        outcomes.values().stream().mapToInt(Integer::intValue).sum(),
        outcomes.entrySet().stream()
            .map(outcome -> outcome.getKey() + ": " + outcome.getValue())
            .collect(Collectors.joining(", ")),
        lost,
        half);
    assertThat(lost).as("files whose rows were lost").isZero();
    assertThat(half).as("files of which some rows were lost").isZero();
  }

  /** The first two of each round load, as that is what can lose rows. */
  private List<Attempt> start(int round, Path place, Path database) throws IOException {
    int processes = FEWEST + random.nextInt(MOST - FEWEST + 1);
    List<Attempt> attempts = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      String command =
          i < 2 ? "load" : List.of("load", "run", "report", "demo").get(random.nextInt(4));
      Path own = Files.createDirectory(place.resolve("process-" + i));
      // in every other pair of rounds nobody sees the locks of the others' journals
      Path state = (round / 2 % 2 == 0 ? place : own).resolve("state");
      PackagedProgram program =
          new PackagedProgram(own)
              .withVariable("BMKPI_STATE_DIR", state.toString())
              .withVariable("BMKPI_DUCKDB_PATH", database.toString());
      String unit = "T_LOAD-%d-%d".formatted(round, i);
      attempts.add(
          new Attempt(command, unit, program.start(arguments(command, unit, own, database))));
    }
    return attempts;
  }

  private static String[] arguments(String command, String unit, Path own, Path database)
      throws IOException {
    return switch (command) {
      case "load" -> new String[] {"load", "ebocf", rows(unit, own).toString()};
      case "run" -> new String[] {"run", "--from", DAY.toString(), "--to", DAY.toString()};
      case "report" -> new String[] {"report"};
      case "demo" ->
          new String[] {"demo", "--days", "1", "--units", "5", "--database", database.toString()};
      default -> throw new IllegalArgumentException(command);
    };
  }

  private static Path rows(String unit, Path own) throws IOException {
    return Files.write(
        own.resolve("ebocf.csv"),
        Stream.concat(
                Stream.of("settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction"),
                IntStream.rangeClosed(1, ROWS)
                    .mapToObj(period -> "%s,%d,%s,1,bid".formatted(DAY, period, unit)))
            .toList());
  }

  private void judge(int round, boolean present, Attempt attempt, Path database) throws Exception {
    CommandRunner.Result result = attempt.running().await();
    outcomes.merge(attempt.command() + " " + result.exitCode(), 1, Integer::sum);
    assertThat(result.exitCode())
        .as("round %d, %s: %s", round, attempt.command(), result.err())
        .isIn(allowed(attempt.command(), present));
    if (attempt.command().equals("load")) {
      assertThat(database).isNotEmptyFile();
      int stored = stored(attempt.unit(), database);
      boolean loaded = result.exitCode() == 0;
      lost += loaded && stored == 0 ? 1 : 0;
      half += stored == 0 || (loaded && stored == ROWS) ? 0 : 1;
    }
  }

  /**
   * 6 is always the answer of a process that did not get the file in time. Beyond it only what a
   * process would have answered that ran alone at some moment: a report or run before there is a
   * file or anything in it, a demo after others have loaded into the file.
   */
  private static Set<Integer> allowed(String command, boolean present) {
    return switch (command) {
      case "load" -> Set.of(0, 6);
      case "run" -> present ? Set.of(0, 6) : Set.of(0, 2, 6, 7);
      case "report" -> Set.of(0, 2, 6);
      case "demo" -> present ? Set.of(0, 6) : Set.of(0, 2, 6);
      default -> throw new IllegalArgumentException(command);
    };
  }

  private static int stored(String unit, Path database) {
    return Integer.parseInt(
        new DuckDbFile(database)
            .value("SELECT count(*) FROM bmrs_ebocf WHERE bmUnit = '%s'".formatted(unit)));
  }

  private static List<String> leftovers(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("process-") && !name.equals("state"))
          .filter(name -> !Set.of("market.duckdb", "market.html").contains(name))
          .toList();
    }
  }
}
