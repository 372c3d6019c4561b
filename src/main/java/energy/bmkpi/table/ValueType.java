package energy.bmkpi.table;

import org.jspecify.annotations.Nullable;

/** The types of output columns, and how a value of each is read. */
public enum ValueType {
  DATE {
    @Override
    public @Nullable Object read(Row row, String column) {
      return row.date(column);
    }
  },
  TEXT {
    @Override
    public @Nullable Object read(Row row, String column) {
      return row.text(column);
    }
  },
  INTEGER {
    @Override
    public @Nullable Object read(Row row, String column) {
      return row.integer(column);
    }
  },
  NUMBER {
    @Override
    public @Nullable Object read(Row row, String column) {
      return row.number(column);
    }
  },
  TIMESTAMP {
    @Override
    public @Nullable Object read(Row row, String column) {
      return row.instant(column);
    }
  };

  /** A LocalDate, String, Long, Double or Instant. */
  public abstract @Nullable Object read(Row row, String column);
}
