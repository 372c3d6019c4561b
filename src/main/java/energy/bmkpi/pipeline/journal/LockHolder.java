package energy.bmkpi.pipeline.journal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The process that holds a lock, or held it when it ended. */
public record LockHolder(long pid, String host, Instant startedAt) {

  public static LockHolder thisProcess(String host, Instant now) {
    ProcessHandle process = ProcessHandle.current();
    return new LockHolder(process.pid(), host, process.info().startInstant().orElse(now));
  }

  String write() {
    return "%d%n%s%n%s%n".formatted(pid, host, startedAt);
  }

  /** Null where the text is not, or not yet, that of a holder. */
  static @Nullable LockHolder read(String text) {
    List<String> lines = text.lines().toList();
    try {
      return lines.size() < 3
          ? null
          : new LockHolder(Long.parseLong(lines.get(0)), lines.get(1), Instant.parse(lines.get(2)));
    } catch (NumberFormatException | DateTimeParseException e) {
      return null;
    }
  }

  /** Whether it still runs, as far as this machine can know. */
  public boolean isAliveOn(String thisHost) {
    return host.equals(thisHost)
        && ProcessHandle.of(pid)
            // a number is given again
            .filter(process -> process.info().startInstant().map(startedAt::equals).orElse(true))
            .isPresent();
  }

  @Override
  public String toString() {
    return "process %d on %s, started %s".formatted(pid, host, startedAt);
  }
}
