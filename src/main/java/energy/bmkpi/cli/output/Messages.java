package energy.bmkpi.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import energy.bmkpi.cli.output.format.Json;
import energy.bmkpi.config.LogFormat;
import energy.bmkpi.failure.OneLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a command says on standard error: a line for people, or an object for a log collector. */
public record Messages(PrintWriter err, LogFormat format) {
  private static final String PROGRAM = "bmkpi";

  /** On standard error, whatever the locale. */
  public static Messages ofProcess(LogFormat format) {
    return new Messages(new PrintWriter(System.err, true, StandardCharsets.UTF_8), format);
  }

  /** How much a message matters; named as log levels are. */
  enum Level {
    INFO,
    WARN,
    ERROR
  }

  /** For people at a terminal, or for those who asked for it. */
  public void tell(String event, String message, Map<String, ?> fields) {
    print(Level.INFO, event, message, message, fields);
  }

  public void warn(String event, String message, Map<String, ?> fields) {
    String shown = Secrets.masked(OneLine.of(message));
    print(Level.WARN, event, PROGRAM + ": " + shown, shown, fields);
  }

  public void error(String event, String message, Map<String, ?> fields) {
    error(PROGRAM, event, message, fields);
  }

  /**
   * @param command that failed, in full
   */
  public void error(String command, String event, String message, Map<String, ?> fields) {
    String shown = Secrets.masked(message);
    print(Level.ERROR, event, command + ": " + shown, shown, fields);
  }

  /** Where the failure comes from: many lines for people, one object for a log collector. */
  public void stackTrace(Throwable failure) {
    String trace = Secrets.masked(trace(failure));
    print(
        Level.ERROR,
        "stack_trace",
        trace.stripTrailing(),
        Secrets.masked(String.valueOf(failure.getMessage())),
        Map.of("stack_trace", trace));
  }

  public static String trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private void print(
      Level level, String event, String text, String message, Map<String, ?> fields) {
    // one call for a line, as others write to the same terminal
    err.println(
        format == LogFormat.JSON
            ? object(Instant.now(), level.name(), event, message, fields)
            : text);
    err.flush();
  }

  /** One line of JSON, without its end. */
  public static String object(
      Instant at, String level, String event, String message, Map<String, ?> fields) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = Json.generator(new PrintWriter(line))) {
      json.writeStartObject();
      Json.field(json, "timestamp", at);
      Json.field(json, "level", level);
      Json.field(json, "event", event);
      Json.field(json, "message", message);
      for (Map.Entry<String, ? extends @Nullable Object> field : fields.entrySet()) {
        Json.field(json, field.getKey(), field.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }
}
