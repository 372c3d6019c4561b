import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Times `bmkpi load` of 14 days of demo BOD against what bare DuckDB takes to make a table of the
 * same file, in turns within one run, and a day into a table with many days against a day into an
 * empty one. Prints medians and their ratios.
 *
 * <p>Arguments: the command of the program, split by blanks; a directory; rounds.
 */
class LoadBenchmark {
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private final List<String> program;
  private final Path directory;
  private final int rounds;

  LoadBenchmark(String program, Path directory, int rounds) {
    this.program = List.of(program.split(" "));
    this.directory = directory;
    this.rounds = rounds;
  }

  public static void main(String[] args) throws Exception {
    new LoadBenchmark(args[0], Path.of(args[1]), Integer.parseInt(args[2])).run();
  }

  private void run() throws Exception {
    Path demo = directory.resolve("load-demo.duckdb");
    if (!Files.exists(demo)) {
      bmkpi("demo", "--days", "14", "--database", demo.toString());
    }
    Map<String, String> readers = new LinkedHashMap<>();
    readers.put("csv", "read_csv");
    readers.put("json", "read_json");
    readers.put("parquet", "read_parquet");
    try (Connection connection = open(demo);
        Statement statement = connection.createStatement()) {
      for (String format : readers.keySet()) {
        Path file = file(format);
        if (!Files.exists(file)) {
          statement.execute(export(format, file));
        }
      }
    }
    System.out.printf("%d threads, medians of %d%n", THREADS, rounds);
    System.out.printf("%-8s %10s %10s %6s %9s%n", "format", "load", "bare", "ratio", "peak");
    for (Map.Entry<String, String> reader : readers.entrySet()) {
      compare(reader.getKey(), reader.getValue());
    }
    compareDays(demo, 90);
    if (System.getenv("LONG") != null) {
      compareDays(demo, 1095);
    }
  }

  private Path file(String format) {
    return directory.resolve("load-bod." + format);
  }

  /** As Elexon's API writes the rows, 103 of them twice. */
  private static String export(String format, Path file) {
    String options =
        switch (format) {
          case "csv" -> "HEADER";
          case "json" -> "FORMAT JSON, ARRAY true";
          default -> "FORMAT PARQUET";
        };
    String rows =
        format.equals("parquet")
            ? "FROM bmrs_bod"
            : """
              SELECT
                'BOD' AS dataset,
                strftime(settlementDate, '%Y-%m-%d') AS settlementDate,
                settlementPeriod,
                strftime(timezone('UTC', timeFrom), '%Y-%m-%dT%H:%M:%SZ') AS timeFrom,
                levelFrom,
                strftime(timezone('UTC', timeTo), '%Y-%m-%dT%H:%M:%SZ') AS timeTo,
                levelTo, pairId, offer, bid, bmUnit
              FROM bmrs_bod
              """;
    return "COPY (%s) TO '%s' (%s)".formatted(rows, file, options);
  }

  private void compare(String format, String reader) throws Exception {
    List<Long> loads = new ArrayList<>();
    List<Long> bare = new ArrayList<>();
    long peak = 0;
    for (int round = 0; round < rounds; round++) {
      Path database = directory.resolve("load-target.duckdb");
      Files.deleteIfExists(database);
      long start = System.nanoTime();
      peak = Math.max(peak, bmkpi("load", "bod", file(format).toString(), "--database", database.toString()));
      loads.add(System.nanoTime() - start);
      Path other = directory.resolve("load-bare.duckdb");
      Files.deleteIfExists(other);
      start = System.nanoTime();
      try (Connection connection = open(other);
          Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE bod AS SELECT * FROM %s('%s')".formatted(reader, file(format)));
      }
      bare.add(System.nanoTime() - start);
    }
    System.out.printf(
        "%-8s %8.2f s %8.2f s %6.2f %6d MB%n",
        format, seconds(loads), seconds(bare), seconds(loads) / seconds(bare), peak / 1024);
  }

  /** A day into a table of many days, and into one of none. */
  private void compareDays(Path demo, int days) throws Exception {
    Path day = directory.resolve("load-day.csv");
    Path full = directory.resolve("load-%d.duckdb".formatted(days));
    try (Connection connection = open(demo);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (FROM bmrs_bod WHERE settlementDate = DATE '2026-03-31') TO '%s' (HEADER)"
              .formatted(day));
    }
    if (!Files.exists(full)) {
      bmkpi("load", "bod", day.toString(), "--database", full.toString());
      try (Connection connection = open(full);
          Statement statement = connection.createStatement()) {
        statement.execute(
            """
            INSERT INTO bmrs_bod
            SELECT * REPLACE (
              settlementDate - CAST(n AS INTEGER) AS settlementDate,
              timeFrom - INTERVAL 1 DAY * n AS timeFrom, timeTo - INTERVAL 1 DAY * n AS timeTo)
            FROM bmrs_bod, (SELECT range AS n FROM range(1, %d))
            ORDER BY settlementDate - CAST(n AS INTEGER), bmUnit
            """
                .formatted(days + 1)
                .replace("SELECT * REPLACE", "SELECT * EXCLUDE (n) REPLACE"));
        statement.execute("DELETE FROM bmrs_bod WHERE settlementDate = DATE '2026-03-31'");
        statement.execute("CHECKPOINT");
      }
    }
    List<Long> empty = new ArrayList<>();
    List<Long> into = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Path database = directory.resolve("load-target.duckdb");
      Files.deleteIfExists(database);
      empty.add(time(day, database));
      into.add(time(day, full));
      bmkpi("unload", "bod", "--from", "2026-03-31", "--to", "2026-03-31", "--database", full.toString());
    }
    System.out.printf(
        "a day into %,d days: %.2f s, into none: %.2f s, ratio %.2f%n",
        days, seconds(into), seconds(empty), seconds(into) / seconds(empty));
  }

  private long time(Path file, Path database) throws Exception {
    long start = System.nanoTime();
    bmkpi("load", "bod", file.toString(), "--database", database.toString());
    return System.nanoTime() - start;
  }

  private static Connection open(Path database) throws Exception {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET threads = " + THREADS);
    }
    return connection;
  }

  /** The peak of the process's memory in KB. */
  private long bmkpi(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(program);
    Collections.addAll(command, arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(new File(directory.toFile(), "load.err"))
            .start();
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    long peak = 0;
    while (process.isAlive()) {
      peak = Math.max(peak, peak(status));
      process.waitFor(20, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
    if (process.exitValue() != 0) {
      throw new IOException(command + ": " + Files.readString(directory.resolve("load.err")));
    }
    return peak;
  }

  private static long peak(Path status) {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private static double seconds(List<Long> times) {
    long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[sorted.length / 2] / 1e9;
  }
}
