package energy.bmkpi.cli.process;

import energy.bmkpi.cli.output.Messages;
import energy.bmkpi.cli.output.Secrets;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;

/** Masks what libraries log, at every level and for every handler behind the root logger. */
public final class SecretsInLogs implements Filter {
  /** Puts the parameters into the message. */
  private static final ExtFormatter PLAIN = new PatternFormatter("%s");

  private final @Nullable Filter before;

  SecretsInLogs(@Nullable Filter before) {
    this.before = before;
  }

  /**
   * Called before the program starts, as the root logger's handler keeps early records, and again
   * when it has started: Quarkus then has put a filter of its own into the place of this one.
   */
  public static void mask() {
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      if (!(handler.getFilter() instanceof SecretsInLogs)) {
        handler.setFilter(new SecretsInLogs(handler.getFilter()));
      }
    }
  }

  @Override
  public boolean isLoggable(LogRecord entry) {
    if (before != null && !before.isLoggable(entry)) {
      return false;
    }
    String message = String.valueOf(PLAIN.formatMessage(entry));
    String masked = Secrets.masked(message);
    String trace = maskedTrace(entry.getThrown());
    if (trace != null) {
      entry.setThrown(null);
      masked = masked + "\n" + trace;
    }
    if (!masked.equals(message)) {
      if (entry instanceof ExtLogRecord formatted) {
        formatted.setMessage(masked, FormatStyle.NO_FORMAT);
      } else {
        entry.setMessage(masked);
      }
      entry.setParameters(new Object[0]);
    }
    return true;
  }

  /** Null where the exception holds no secret and may be printed as it is. */
  private static @Nullable String maskedTrace(@Nullable Throwable thrown) {
    if (thrown == null) {
      return null;
    }
    String trace = Messages.trace(thrown);
    String masked = Secrets.masked(trace);
    return masked.equals(trace) ? null : masked;
  }
}
