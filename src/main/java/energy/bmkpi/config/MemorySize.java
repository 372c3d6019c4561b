package energy.bmkpi.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of memory, e.g. {@code 512MB} or {@code 1.5GB}. */
public record MemorySize(String text) {
  private static final Pattern SYNTAX =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s?(MB|GB|TB|MIB|GIB|TIB)");

  /** The engine cannot open a database in less, and does not know more. */
  private static final BigDecimal LEAST = BigDecimal.ONE;

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

  private static final Map<Character, BigDecimal> MEGABYTES =
      Map.of(
          'M', BigDecimal.ONE, 'G', BigDecimal.valueOf(1_000), 'T', BigDecimal.valueOf(1_000_000));

  public static MemorySize of(String text) {
    String size = text.strip().toUpperCase(Locale.ROOT);
    Matcher matcher = SYNTAX.matcher(size);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'%s' is not a size such as 512MB or 2GB".formatted(text));
    }
    BigDecimal megabytes =
        new BigDecimal(matcher.group(1)).multiply(MEGABYTES.get(matcher.group(2).charAt(0)));
    if (megabytes.compareTo(LEAST) < 0 || megabytes.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "'%s' is not a size from 1MB to 1000TB such as 512MB or 2GB".formatted(text));
    }
    return new MemorySize(size);
  }
}
