package energy.bmkpi.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** An amount of memory, e.g. {@code 512MB} or {@code 1.5GB}. */
public record MemorySize(String text) {
  private static final Pattern SYNTAX = Pattern.compile("\\d+(\\.\\d+)?\\s?(MB|GB|TB|MIB|GIB|TIB)");

  public static MemorySize of(String text) {
    String size = text.strip().toUpperCase(Locale.ROOT);
    if (!SYNTAX.matcher(size).matches()) {
      throw new IllegalArgumentException("'%s' is not a size such as 512MB or 2GB".formatted(text));
    }
    return new MemorySize(size);
  }
}
