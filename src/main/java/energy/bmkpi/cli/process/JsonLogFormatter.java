package energy.bmkpi.cli.process;

import energy.bmkpi.cli.output.Messages;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/** A log record of a library as an object of the same shape as {@link Messages}. */
final class JsonLogFormatter extends ExtFormatter {
  @Override
  public String format(ExtLogRecord entry) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("logger", String.valueOf(entry.getLoggerName()));
    Throwable thrown = entry.getThrown();
    if (thrown != null) {
      fields.put("stack_trace", Messages.trace(thrown));
    }
    String level = entry.getLevel().equals(Level.WARNING) ? "WARN" : entry.getLevel().getName();
    return Messages.object(entry.getInstant(), level, "log", formatMessage(entry), fields) + "\n";
  }
}
