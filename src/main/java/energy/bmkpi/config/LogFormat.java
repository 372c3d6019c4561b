package energy.bmkpi.config;

import java.util.Locale;

/** How lines on standard error are written. */
public enum LogFormat {
  /** For people. */
  TEXT,
  /** An object each, for a log collector. */
  JSON;

  public static LogFormat of(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "text" -> TEXT;
      case "json" -> JSON;
      default ->
          throw new IllegalArgumentException("'%s' is neither text nor json".formatted(text));
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
