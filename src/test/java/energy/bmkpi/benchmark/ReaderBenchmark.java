package energy.bmkpi.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Measures what the product saves by reading BigQuery's answers itself: the program in turns with
 * one in which Google's client reads them. A timing here decides no test.
 */
public final class ReaderBenchmark {
  private static final int WORKERS = 28;

  /** Two waves of queries of a week each, the load and the merge. */
  private static final int LATENCIES = 4;

  private static final Duration LATENCY =
      Duration.ofMillis(Long.getLong("benchmark.latency-ms", 3_000));
  private static final List<String> JAVA_OPTIONS =
      List.of(System.getProperty("benchmark.java-options", "").split(" ")).stream()
          .filter(option -> !option.isEmpty())
          .toList();

  private final SlowBigQuery server;
  private final Path state = Files.createTempDirectory("bmkpi-benchmark");

  private ReaderBenchmark(SlowBigQuery server) throws IOException {
    this.server = server;
  }

  /**
   * @param args the program, that with Google's reader, each an executable or a jar; rounds
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int rounds = Integer.parseInt(args[2]);
    System.out.printf(
        "%d processors, load %.2f, JDK %s; latency %d ms; options of the job: %s%n",
        Runtime.getRuntime().availableProcessors(),
        load(),
        Runtime.version(),
        LATENCY.toMillis(),
        JAVA_OPTIONS);
    System.out.println("reader      seconds  past latency  processors  peak MB  unit-days");
    List<ClientProcess> own = new ArrayList<>();
    List<ClientProcess> official = new ArrayList<>();
    try (SlowBigQuery server = SlowBigQuery.start(LATENCY, Duration.ZERO)) {
      ReaderBenchmark benchmark = new ReaderBenchmark(server);
      benchmark.run("warms up", args[0]);
      for (int round = 0; round < rounds; round++) {
        // whichever comes second finds the machine as the other one has left it
        if (round % 2 == 0) {
          own.add(benchmark.run("own", args[0]));
          official.add(benchmark.run("Google's", args[1]));
        } else {
          official.add(benchmark.run("Google's", args[1]));
          own.add(benchmark.run("own", args[0]));
        }
      }
    }
    System.out.printf(Locale.ROOT, "%nmedians of %d rounds; load %.2f%n", rounds, load());
    compare("past latency, s", own, official, ReaderBenchmark::pastLatency);
    compare("processors, s", own, official, ClientProcess::processorSeconds);
    compare("peak MB", own, official, ClientProcess::peakMegabytes);
  }

  private static void compare(
      String what,
      List<ClientProcess> own,
      List<ClientProcess> official,
      ToDoubleFunction<ClientProcess> measure) {
    double ours = median(own, measure);
    double theirs = median(official, measure);
    System.out.printf(
        Locale.ROOT,
        "%-16s own %7.2f   Google's %7.2f   saved %5.1f %%%n",
        what,
        ours,
        theirs,
        100 * (1 - ours / theirs));
  }

  private ClientProcess run(String reader, String program)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (program.endsWith(".jar")) {
      command.add(ClientProcess.java());
      command.addAll(JAVA_OPTIONS);
      command.add("-jar");
    }
    command.addAll(
        List.of(
            program,
            "run",
            "--warehouse",
            "bigquery",
            "--from",
            "2026-01-01",
            "--to",
            "2026-03-31",
            "--workers",
            Integer.toString(WORKERS),
            "--batch-days",
            "7",
            "--output",
            "json"));
    server.forget();
    ClientProcess client =
        ClientProcess.of(
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
                    state.toString()))
            .orFail();
    System.out.printf(
        Locale.ROOT,
        "%-10s %8.2f %13.2f %11.2f %8d %10.0f%n",
        reader,
        client.wallSeconds(),
        pastLatency(client),
        client.processorSeconds(),
        client.peakMegabytes(),
        client.number("unit_days"));
    return client;
  }

  /** What is left of the whole process when the service's fixed delays are taken off. */
  private static double pastLatency(ClientProcess client) {
    return client.wallSeconds() - LATENCIES * LATENCY.toMillis() / 1e3;
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static double median(
      List<ClientProcess> clients, ToDoubleFunction<ClientProcess> measure) {
    double[] sorted = clients.stream().mapToDouble(measure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
