package energy.bmkpi.warehouse;

import energy.bmkpi.market.ColumnType;
import energy.bmkpi.table.ValueType;

/** The types in which real tables keep their columns, whatever a warehouse calls them. */
public enum StoredType {
  TEXT,
  DATE,
  /** A date and a time of day, without a time zone. */
  LOCAL_TIMESTAMP,
  /** A moment. */
  TIMESTAMP,
  INTEGER,
  /** Exact, with at least six decimals. */
  DECIMAL,
  /** Binary floating point. */
  NUMBER,
  BOOLEAN;

  /** In which the product itself stores a column. */
  static StoredType of(ColumnType type) {
    return switch (type) {
      case DATE -> DATE;
      case TIMESTAMP -> TIMESTAMP;
      case INTEGER -> INTEGER;
      case NUMBER -> NUMBER;
      case BOOLEAN -> BOOLEAN;
      case TEXT -> TEXT;
      case PAIRS -> throw new IllegalArgumentException("pairs are of no plain type");
    };
  }

  static StoredType of(ValueType type) {
    return switch (type) {
      case DATE -> DATE;
      case TEXT -> TEXT;
      case INTEGER -> INTEGER;
      case NUMBER -> NUMBER;
      case TIMESTAMP -> TIMESTAMP;
    };
  }
}
