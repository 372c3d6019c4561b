package energy.bmkpi.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that ran as a process of its own.
 *
 * @param wallSeconds from its start to its end
 * @param processorSeconds that it kept processors busy: other programs do not add to that
 * @param peakMegabytes of resident memory
 * @param output what it printed
 */
record ClientProcess(
    int exitCode, double wallSeconds, double processorSeconds, long peakMegabytes, String output) {
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  /** What begins a command that runs Java with the JVM that this one is. */
  static String java() {
    return ProcessHandle.current().info().command().orElseThrow();
  }

  static ClientProcess of(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("bmkpi-benchmark", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(
                ProcessBuilder.Redirect.appendTo(Path.of("target/benchmark/errors.log").toFile()));
    builder.environment().putAll(environment);
    long started = System.nanoTime();
    Process process = builder.start();
    long peak = 0;
    Duration busy = Duration.ZERO;
    while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peakKilobytes(process.pid()));
      busy = process.info().totalCpuDuration().orElse(busy);
    }
    double wall = (System.nanoTime() - started) / 1e9;
    String text = Files.readString(output);
    Files.delete(output);
    return new ClientProcess(process.exitValue(), wall, busy.toMillis() / 1e3, peak >> 10, text);
  }

  ClientProcess orFail() throws IOException {
    if (exitCode != 0) {
      throw new IOException(
          "ended with %d; target/benchmark/errors.log tells why".formatted(exitCode));
    }
    return this;
  }

  /** A number of the JSON that was printed. */
  double number(String field) {
    Matcher value = Pattern.compile("\"" + field + "\"\\s*:\\s*([-0-9.E]+)").matcher(output);
    if (!value.find()) {
      throw new IllegalStateException("no " + field + " in " + output);
    }
    return Double.parseDouble(value.group(1));
  }

  private static long peakKilobytes(long pid) {
    try {
      Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
      return peak.find() ? Long.parseLong(peak.group(1)) : 0;
    } catch (IOException e) {
      return 0; // the process has ended; its peak is known from before
    }
  }
}
