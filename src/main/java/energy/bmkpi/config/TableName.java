package energy.bmkpi.config;

import java.util.regex.Pattern;

/** The name of a table, which may be qualified by its schema: {@code raw.bmrs_bod}. */
public record TableName(String text) {
  private static final Pattern SYNTAX = Pattern.compile("[^.\\s][^.]*(\\.[^.\\s][^.]*){0,2}");

  public static TableName of(String text) {
    if (!SYNTAX.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a table name such as bmrs_bod or raw.bmrs_bod".formatted(text));
    }
    return new TableName(text);
  }
}
