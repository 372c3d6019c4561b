package energy.bmkpi.config;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes: {@code 500000000}, {@code 500MB}, {@code 2.5GiB}. */
public record ByteCount(long bytes) {
  private static final Pattern SYNTAX = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s?([KMGT]I?B|B)?");
  private static final Map<String, Double> UNITS =
      Map.of(
          "B", 1.0, "KB", 1e3, "MB", 1e6, "GB", 1e9, "TB", 1e12, "KIB", 0x1p10, "MIB", 0x1p20,
          "GIB", 0x1p30, "TIB", 0x1p40);

  public static ByteCount of(String text) {
    Matcher matcher = SYNTAX.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a number of bytes such as 500MB or 2GiB".formatted(text));
    }
    String unit = matcher.group(2) == null ? "B" : matcher.group(2);
    return new ByteCount(
        Math.round(Double.parseDouble(matcher.group(1)) * UNITS.getOrDefault(unit, 1.0)));
  }
}
