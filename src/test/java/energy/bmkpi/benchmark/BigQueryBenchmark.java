package energy.bmkpi.benchmark;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures the schedule of the job on BigQuery: the packaged program against the emulator with
 * canned results. A timing here decides no test.
 */
public final class BigQueryBenchmark {
  private static final LocalDate LAST = LocalDate.of(2026, 3, 31);
  private static final int WORKERS = 28;
  private static final Duration LATENCY =
      Duration.ofMillis(Long.getLong("benchmark.latency-ms", 3_000));
  private static final Duration LOOKUP = Duration.ofMillis(Long.getLong("benchmark.lookup-ms", 0));
  private static final List<String> JAVA_OPTIONS =
      List.of(System.getProperty("benchmark.java-options", "").split(" ")).stream()
          .filter(option -> !option.isEmpty())
          .toList();

  /** The native executable; empty for the packaged jar. */
  private static final String PROGRAM = System.getProperty("benchmark.program", "");

  private final SlowBigQuery server;
  private final Path state = Files.createTempDirectory("bmkpi-benchmark");

  private BigQueryBenchmark(SlowBigQuery server) throws IOException {
    this.server = server;
  }

  /**
   * @param args rounds; or {@code --memory}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    System.out.printf(
        "%d processors, %s; latency %d ms, of lookups %d ms; options of the job: %s%n",
        Runtime.getRuntime().availableProcessors(),
        PROGRAM.isEmpty() ? "JDK " + Runtime.version() : PROGRAM,
        LATENCY.toMillis(),
        LOOKUP.toMillis(),
        JAVA_OPTIONS);
    if (args[0].equals("--memory")) {
      memory();
      return;
    }
    try (SlowBigQuery server = SlowBigQuery.start(LATENCY, LOOKUP)) {
      new BigQueryBenchmark(server).schedules(Integer.parseInt(args[0]));
    }
  }

  private void schedules(int rounds) throws IOException, InterruptedException {
    SettlementDates dates = SettlementDates.ending(LAST, 90);
    System.out.println(
        "schedule  seconds  bound  ratio  processors  check+compute+publish  queries  in flight"
            + "  unit-days  peak MB  other requests");
    List<List<Double>> seconds = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<List<Double>> inside = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int round = 0; round < rounds + 1; round++) {
      for (int schedule = 0; schedule < 3; schedule++) {
        String batchDays = schedule == 0 ? "auto" : "7";
        server.forget();
        ClientProcess client =
            (schedule < 2 ? run(dates, batchDays, JAVA_OPTIONS) : old(dates)).orFail();
        double bound = bound(dates, schedule);
        if (round > 0) {
          seconds.get(schedule).add(client.wallSeconds());
          if (schedule < 2) {
            inside.get(schedule).add(client.number("total_s"));
          }
        }
        System.out.printf(
            Locale.ROOT,
            "%-8s %8.2f %6.1f %6.3f %11.2f %22s %8d %10d %10.0f %8d  %s%s%n",
            name(schedule),
            client.wallSeconds(),
            bound,
            client.wallSeconds() / bound,
            client.processorSeconds(),
            schedule < 2
                ? "%s + %s + %s"
                    .formatted(
                        client.number("check_s"),
                        client.number("compute_s"),
                        client.number("publish_s"))
                : "",
            server.datasetQueries(),
            server.peak(),
            client.number("unit_days"),
            client.peakMegabytes(),
            server.otherRequests().values().stream().mapToLong(Long::longValue).sum()
                + " "
                + server.otherRequests(),
            round == 0 ? " (warms the server up; not counted)" : "");
      }
    }
    System.out.printf("%nmedians of %d rounds%n", rounds);
    for (int schedule = 0; schedule < 3; schedule++) {
      double median = median(seconds.get(schedule));
      double bound = bound(dates, schedule);
      System.out.printf(
          Locale.ROOT,
          "%-12s %6.2f s   bound %4.1f s   ratio %.3f%s%n",
          name(schedule),
          median,
          bound,
          median / bound,
          schedule < 2
              ? String.format(
                  Locale.ROOT,
                  "   past the start %.2f s, ratio %.3f",
                  median(inside.get(schedule)),
                  median(inside.get(schedule)) / bound)
              : "");
    }
  }

  private static String name(int schedule) {
    return List.of("auto", "7 days", "old").get(schedule);
  }

  /** Waves of queries, the load and the merge, had the client nothing to do. */
  private static double bound(SettlementDates dates, int schedule) {
    int datasets = schedule < 2 ? 4 : 1;
    int batchDays = schedule == 0 ? Plan.batchDaysFor(dates, WORKERS, 4) : 7;
    int batches = (dates.days() + batchDays - 1) / batchDays;
    int waves = (batches * datasets + WORKERS - 1) / WORKERS * (4 / datasets);
    return (waves + 2) * LATENCY.toMillis() / 1e3;
  }

  /** A server each, so that what it keeps of finished jobs is no burden. */
  private static void memory() throws IOException, InterruptedException {
    System.out.println(" days   options   seconds   peak MB   unit-days   uploaded MB");
    for (int days : new int[] {90, 365, 1095}) {
      for (String options : new String[] {"", "-Xmx512m", "-Xmx256m"}) {
        try (SlowBigQuery server = SlowBigQuery.start(LATENCY, LOOKUP)) {
          ClientProcess client =
              new BigQueryBenchmark(server)
                  .run(
                      SettlementDates.ending(LAST, days),
                      "7",
                      options.isEmpty() ? List.of() : List.of(options));
          System.out.printf(
              Locale.ROOT,
              "%5d %9s %9.1f %9d %11s %13.1f%n",
              days,
              options.isEmpty() ? "none" : options,
              client.wallSeconds(),
              client.peakMegabytes(),
              client.exitCode() == 0
                  ? String.format("%.0f", client.number("unit_days"))
                  : "exit " + client.exitCode(),
              server.uploaded() / 1e6);
        }
      }
    }
  }

  private ClientProcess run(SettlementDates dates, String batchDays, List<String> javaOptions)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(PROGRAM.isEmpty() ? ClientProcess.java() : PROGRAM);
    command.addAll(javaOptions);
    if (PROGRAM.isEmpty()) {
      command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
    }
    command.addAll(
        List.of(
            "run",
            "--warehouse",
            "bigquery",
            "--from",
            dates.from().toString(),
            "--to",
            dates.to().toString(),
            "--workers",
            Integer.toString(WORKERS),
            "--batch-days",
            batchDays,
            "--output",
            "json"));
    return ClientProcess.of(
        command,
        Map.of(
            "BMKPI_BIGQUERY_PROJECT",
            CannedResults.PROJECT,
            "BMKPI_BIGQUERY_DATASET",
            CannedResults.DATASET,
            "BMKPI_BIGQUERY_HOST",
            server.host(),
            "BMKPI_BIGQUERY_CREDENTIALS",
            "none",
            "BMKPI_STATE_DIR",
            state.toString()));
  }

  private ClientProcess old(SettlementDates dates) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ClientProcess.java());
    if (PROGRAM.isEmpty()) {
      command.addAll(JAVA_OPTIONS);
    }
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            OldSchedule.class.getName(),
            server.host(),
            state.toString(),
            dates.from().toString(),
            dates.to().toString()));
    return ClientProcess.of(command, Map.of());
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
