package energy.bmkpi.load;

import energy.bmkpi.market.SourceColumn;

/** Reads the text of a raw column as what the column holds; NULL where it is not that. */
final class RawValue {
  private RawValue() {}

  static String read(SourceColumn column) {
    String name = column.name();
    return switch (column.type()) {
      // also where a time of day follows the date, but nothing else
      case DATE ->
          ("CASE WHEN regexp_full_match(%1$s, '[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].*)?')"
                  + " THEN TRY_CAST(LEFT(%1$s, 10) AS DATE) END")
              .formatted(name);
      case TIMESTAMP ->
          "CASE WHEN isfinite(TRY_CAST(%1$s AS TIMESTAMPTZ)) THEN TRY_CAST(%1$s AS TIMESTAMPTZ) END"
              .formatted(name);
      // pandas writes whole numbers as 1.0 where a column has gaps
      case INTEGER ->
          "CASE WHEN regexp_full_match(%1$s, '-?[0-9]+(\\.0*)?') THEN TRY_CAST(%1$s AS BIGINT) END"
              .formatted(name);
      case NUMBER ->
          "CASE WHEN isfinite(TRY_CAST(%1$s AS DOUBLE)) THEN TRY_CAST(%1$s AS DOUBLE) END"
              .formatted(name);
      case BOOLEAN -> "TRY_CAST(%s AS BOOLEAN)".formatted(name);
      case TEXT -> name;
    };
  }
}
