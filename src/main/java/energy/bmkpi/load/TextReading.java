package energy.bmkpi.load;

import energy.bmkpi.market.Pairs;
import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads text as what a column holds, in SQL: NULL where it is not that. Nothing is left to the
 * engine's own casts that could read a text as something else: "BST" as the time of Bangladesh, or
 * 1.5 as 2.
 */
final class TextReading {
  private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

  /** From 2001 on, which tells them from years and days. */
  private static final String MILLISECONDS = "[0-9]{13}";

  private static final String PAIRS_AS_TEXT =
      Pairs.NAMES.stream()
          .map("\"%s\":\"VARCHAR\""::formatted)
          .collect(Collectors.joining(",", "{", "}"));

  private static final String PAIR_NAMES =
      Pairs.NAMES.stream().map("'%s'"::formatted).collect(Collectors.joining(", ", "[", "]"));

  private TextReading() {}

  /**
   * @param text an expression of type VARCHAR, which is used several times
   */
  static String of(SourceColumn column, String text) {
    return switch (column.type()) {
      case DATE -> date(text);
      case TIMESTAMP -> time(text);
      case INTEGER -> integer(text);
      case NUMBER -> number(text);
      case BOOLEAN -> "TRY_CAST(TRIM(%s) AS BOOLEAN)".formatted(text);
      case TEXT -> text(column, text);
      case PAIRS -> pairs(text);
    };
  }

  private static String text(SourceColumn column, String text) {
    return switch (column.name()) {
      case SourceTable.DIRECTION -> "LOWER(%s)".formatted(name(text));
      case SourceTable.AMENDMENT -> "UPPER(%s)".formatted(name(text));
      // companies may have written theirs in several lines
      case "leadPartyName" -> "NULLIF(%s, '')".formatted(trimmed(text));
      default -> name(text);
    };
  }

  /** A control character within a name shows that quotes have joined what were several fields. */
  private static String name(String text) {
    return """
        CASE
          -- nearly all, and much faster than to trim them or to match a regular expression
          WHEN %1$s <> '' AND %1$s NOT GLOB '*[!!-~]*' THEN %1$s
          WHEN NOT regexp_matches(%2$s, '[\\p{Cc}\\p{Zl}\\p{Zp}]') THEN NULLIF(%2$s, '')
        END"""
        .formatted(text, trimmed(text));
  }

  /** The text without blanks, tabs and line breaks around it. */
  static String trimmed(String text) {
    return "regexp_replace(%1$s, '^[\\s\\x0B\\pZ]+|[\\s\\x0B\\pZ]+$', '', 'g')".formatted(text);
  }

  private static String date(String text) {
    return """
        CASE
          WHEN %1$s LIKE '____-__-__' THEN TRY_CAST(%1$s AS DATE)
          WHEN regexp_full_match(TRIM(%1$s), '%2$s([T ]00:00(:00([.]0+)?)?)?') THEN TRY_CAST(LEFT(TRIM(%1$s), 10) AS DATE)
          ELSE %3$s
        END"""
        .formatted(text, DAY, dateOfMidnight(time(text)));
  }

  /** The date that begins at a time: at midnight in London, as London's clock has it, or UTC. */
  static String dateOfMidnight(String time) {
    // Midnight in London is midnight UTC or an hour before it.
    return """
        CASE
          WHEN timezone('UTC', %1$s) = date_trunc('day', timezone('UTC', %1$s)) THEN CAST(timezone('UTC', %1$s) AS DATE)
          WHEN timezone('Europe/London', %1$s) = date_trunc('day', timezone('Europe/London', %1$s)) THEN CAST(timezone('Europe/London', %1$s) AS DATE)
        END"""
        .formatted(time);
  }

  private static String time(String text) {
    return """
        CASE
          -- nearly all, and much faster than by a pattern
          WHEN %1$s LIKE '____-__-__T__:__:__Z' THEN CAST(TRY_CAST(%1$s AS TIMESTAMP) AS TIMESTAMPTZ)
          WHEN regexp_full_match(TRIM(%1$s), '%2$s([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?( ?(Z|z|UTC|GMT|[+-][0-9]{2}(:?[0-9]{2})?))?)?') THEN
            TRY_CAST(regexp_replace(TRIM(%1$s), ' ?(UTC|GMT|z)$', 'Z') AS TIMESTAMPTZ)
          WHEN regexp_full_match(TRIM(%1$s), '%3$s') THEN CAST(epoch_ms(TRY_CAST(TRIM(%1$s) AS BIGINT)) AS TIMESTAMPTZ)
        END"""
        .formatted(text, DAY, MILLISECONDS);
  }

  private static String integer(String text) {
    return """
        CASE
          -- pandas writes whole numbers as 1.0 where a column has gaps
          WHEN regexp_full_match(%1$s, ' *[+-]?[0-9]+([.]0*)? *') THEN TRY_CAST(%1$s AS BIGINT)
          WHEN regexp_full_match(%1$s, ' *[+-]?[0-9]+([.][0-9]+)?[eE][+]?[0-9]+ *') AND TRY_CAST(%1$s AS DOUBLE) = TRY_CAST(%1$s AS BIGINT) THEN TRY_CAST(%1$s AS BIGINT)
        END"""
        .formatted(text);
  }

  static String number(String text) {
    return "CASE WHEN isfinite(TRY_CAST(%1$s AS DOUBLE)) THEN TRY_CAST(%1$s AS DOUBLE) END"
        .formatted(text);
  }

  /**
   * An object that names a pair of its own or one twice, or holds anything but numbers, is none.
   */
  private static String pairs(String text) {
    String read =
        "json_transform(CASE WHEN json_valid(%s) THEN CAST(%s AS JSON) END, '%s')"
            .formatted(text, text, PAIRS_AS_TEXT);
    String values =
        Pairs.NAMES.stream()
            .map(pair -> "%s := %s".formatted(pair, number("p." + pair)))
            .collect(Collectors.joining(", ", "struct_pack(", ")"));
    String wrong =
        Pairs.NAMES.stream()
            .map(
                pair ->
                    "(p.%1$s IS NOT NULL AND %2$s IS NULL)".formatted(pair, number("p." + pair)))
            .collect(Collectors.joining(" OR "));
    return """
        CASE
          WHEN json_valid(%1$s) AND json_type(%1$s) = 'OBJECT' AND list_has_all(%2$s, json_keys(%1$s))
            AND len(json_keys(%1$s)) = len(list_distinct(json_keys(%1$s))) THEN
            list_transform([%3$s], lambda p: CASE WHEN NOT (%4$s) THEN %5$s END)[1]
        END"""
        .formatted(text, PAIR_NAMES, read, wrong, values);
  }

  /** The pairs of a file that has a column for each. */
  static String pairs(Map<String, String> texts) {
    return Pairs.NAMES.stream()
        .map(pair -> "%s := %s".formatted(pair, number(texts.getOrDefault(pair, "NULL"))))
        .collect(Collectors.joining(", ", "struct_pack(", ")"));
  }
}
