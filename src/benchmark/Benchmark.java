import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures the main job against its own aggregates written the plain way, in turns, so that the load
 * of the machine falls on both. Started by {@code .ci/benchmark}; a timing here decides no test.
 */
public final class Benchmark {
  private static final List<String> DATASETS = List.of("boalf", "bod", "boav", "ebocf");

  private final String jar;
  private final Path directory;
  private final int rounds;

  private Benchmark(String jar, Path directory, int rounds) {
    this.jar = jar;
    this.directory = directory;
    this.rounds = rounds;
  }

  /** What a run of the program took, from its start to its end. */
  private record Job(double wallSeconds, double insideSeconds, long peakKilobytes, long rows) {}

  public static void main(String[] args) throws Exception {
    Benchmark benchmark = new Benchmark(args[0], Path.of(args[1]), Integer.parseInt(args[2]));
    if (args.length > 3 && args[3].equals("--long")) {
      benchmark.growth();
    } else {
      benchmark.ratio();
    }
  }

  private void ratio() throws Exception {
    Path market = market("market.duckdb", 90, 1662);
    List<Job> jobs = new ArrayList<>();
    List<Double> plain = new ArrayList<>();
    List<Double> careless = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      jobs.add(job(market, "2026-01-01"));
      plain.add(plain(market, true));
      careless.add(plain(market, false));
    }
    List<Job> days = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      days.add(job(market, "2026-03-31"));
    }
    double wall = median(jobs.stream().map(Job::wallSeconds).toList());
    double inside = median(jobs.stream().map(Job::insideSeconds).toList());
    System.out.printf("%d rounds, medians; %d processors, JDK %s%n", rounds, Runtime.getRuntime().availableProcessors(), Runtime.version());
    System.out.printf(Locale.ROOT, "the job, process start to end   %6.2f s   %,.0f source rows/s%n", wall, jobs.get(0).rows() / wall);
    System.out.printf(Locale.ROOT, "the job, past the start         %6.2f s%n", inside);
    System.out.printf(Locale.ROOT, "peak resident memory            %6d MB%n", jobs.stream().mapToLong(Job::peakKilobytes).max().orElseThrow() / 1024);
    System.out.printf(Locale.ROOT, "plain SQL, bare, all threads    %6.2f s   ratio of the job %.2f (process), %.2f (past the start)%n", median(plain), wall / median(plain), inside / median(plain));
    System.out.printf(Locale.ROOT, "the same, BOD duplicates left in %5.2f s   ratio of the job %.2f (process), %.2f (past the start)%n", median(careless), wall / median(careless), inside / median(careless));
    System.out.printf(Locale.ROOT, "one day, past the start         %6.2f s%n", median(days.stream().map(Job::insideSeconds).toList()));
  }

  /** Time a day for more and more days, fewer units so that the disk holds them. */
  private void growth() throws Exception {
    System.out.println("  days        rows   past the start   ms a day   peak MB");
    for (int days : new int[] {90, 365, 1095}) {
      Path market = market("market-%d.duckdb".formatted(days), days, 300);
      String from = java.time.LocalDate.of(2026, 3, 31).minusDays(days - 1L).toString();
      List<Job> jobs = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        jobs.add(job(market, from));
      }
      double inside = median(jobs.stream().map(Job::insideSeconds).toList());
      System.out.printf(Locale.ROOT, "%6d %,11d %14.2f s %10.1f %9d%n", days, jobs.get(0).rows(), inside, 1000 * inside / days, jobs.stream().mapToLong(Job::peakKilobytes).max().orElseThrow() / 1024);
    }
  }

  /** Generated once; the program finds it again. */
  private Path market(String name, int days, int units) throws Exception {
    Path market = directory.resolve(name);
    run("demo", "--database", market.toString(), "--days", "" + days, "--units", "" + units);
    return market;
  }

  private Job job(Path market, String from) throws Exception {
    long started = System.nanoTime();
    Output output = run("run", "--database", market.toString(), "--from", from, "--to", "2026-03-31", "--output", "json");
    double wall = (System.nanoTime() - started) / 1e9;
    return new Job(wall, number(output.text(), "total_s"), output.peakKilobytes(), (long) number(output.text(), "rows"));
  }

  /** The time of the four statements on one connection with all threads. */
  private static double plain(Path market, boolean removeDuplicates) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + market);
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      long started = System.nanoTime();
      for (String dataset : DATASETS) {
        String sql = Files.readString(Path.of("src/benchmark/sql", dataset + ".sql"));
        if (!removeDuplicates) {
          sql = sql.replaceAll("/\\* duplicates \\*/.*", "");
        }
        statement.execute("CREATE OR REPLACE TEMP TABLE plain_" + dataset + " AS " + sql);
      }
      return (System.nanoTime() - started) / 1e9;
    }
  }

  private record Output(String text, long peakKilobytes) {}

  private Output run(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    command.addAll(Arrays.asList(System.getProperty("job.java-options", "").split(" ")));
    command.removeIf(String::isEmpty);
    command.addAll(List.of("-jar", jar));
    command.addAll(List.of(args));
    Path out = Files.createTempFile("bmkpi-benchmark", ".out");
    Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    long peak = 0;
    while (!process.waitFor(10, java.util.concurrent.TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peakKilobytes(process.pid()));
    }
    String text = Files.readString(out);
    Files.delete(out);
    if (process.exitValue() != 0) {
      throw new IOException(command + " ended with " + process.exitValue());
    }
    return new Output(text, peak);
  }

  private static long peakKilobytes(long pid) {
    try {
      Matcher peak = Pattern.compile("VmHWM:\\s+(\\d+) kB").matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
      return peak.find() ? Long.parseLong(peak.group(1)) : 0;
    } catch (IOException e) {
      return 0; // the process has ended; the peak is known from before
    }
  }

  private static double number(String json, String field) {
    Matcher value = Pattern.compile("\"" + field + "\"\\s*:\\s*([-0-9.E]+)").matcher(json);
    if (!value.find()) {
      throw new IllegalStateException("no " + field + " in " + json);
    }
    return Double.parseDouble(value.group(1));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
