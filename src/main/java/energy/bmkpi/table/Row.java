package energy.bmkpi.table;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row of a result, read by column name; null is the warehouse's NULL. */
public interface Row {

  @Nullable String text(String column);

  @Nullable Long integer(String column);

  /** Of an exact decimal, the double nearest to it. */
  @Nullable Double number(String column);

  @Nullable LocalDate date(String column);

  @Nullable Instant instant(String column);

  /** A text that is never NULL. */
  default String name(String column) {
    return present(column, text(column));
  }

  /** A whole number that is never NULL. */
  default long count(String column) {
    return present(column, integer(column));
  }

  /** A number that is never NULL. */
  default double amount(String column) {
    return present(column, number(column));
  }

  /** A date that is never NULL. */
  default LocalDate day(String column) {
    return present(column, date(column));
  }

  private static <T> T present(String column, @Nullable T value) {
    if (value == null) {
      throw new Failure(
          FailureCategory.WAREHOUSE,
          "the warehouse answered NULL in column %s, which is never NULL".formatted(column),
          "run again; with -v the whole error is shown");
    }
    return value;
  }
}
