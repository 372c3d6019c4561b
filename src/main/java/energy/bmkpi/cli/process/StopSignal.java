package energy.bmkpi.cli.process;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The signal that ends the process. */
public record StopSignal(String name, int exitCode) {
  private static final Map<String, Integer> NUMBERS =
      Map.of("SIGHUP", 1, "SIGINT", 2, "SIGTERM", 15);

  /** As the JDK names the thread in which it handles a signal. */
  private static final Pattern HANDLER = Pattern.compile("(SIG[A-Z]+) handler");

  private static final int SHELLS_EXIT_CODE = 128;

  /**
   * Empty when the process ends by itself. Java has no other way to learn which signal it was than
   * the name of a thread: the class that handles signals belongs to nobody but the JDK.
   */
  static Optional<StopSignal> received() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(thread -> HANDLER.matcher(thread.getName()))
        .filter(Matcher::matches)
        .map(handler -> handler.group(1))
        .flatMap(name -> of(name).stream())
        .findFirst();
  }

  private static Optional<StopSignal> of(String name) {
    return Optional.ofNullable(NUMBERS.get(name))
        .map(number -> new StopSignal(name, SHELLS_EXIT_CODE + number));
  }
}
