package energy.bmkpi.faults;

import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.faults.Trouble.Moment;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What goes wrong with a DuckDB file, and when it can. None of it passes by itself. */
enum DuckDbFault {
  /** Another process has it open. */
  LOCKED(FailureCategory.LOCKED, Moment.BEGIN),
  GONE(FailureCategory.CONFIGURATION, Moment.BEGIN),
  /** Its first bytes are others. */
  NOT_A_DATABASE(FailureCategory.CONFIGURATION, Moment.BEGIN),
  CUT_OFF(FailureCategory.WAREHOUSE, Moment.BEGIN, Moment.FIRST_QUERY),
  /** Every block holds other bytes than were written. */
  DAMAGED_BLOCKS(FailureCategory.WAREHOUSE, Moment.BEGIN, Moment.FIRST_QUERY),
  NO_TABLE(FailureCategory.SCHEMA, Moment.BEGIN),
  NO_COLUMN(FailureCategory.SCHEMA, Moment.BEGIN),
  /** No sum of it can be told exactly. */
  VALUE_OUT_OF_RANGE(FailureCategory.BATCHES, Moment.BEGIN),
  QUERY_TIMEOUT(FailureCategory.BATCHES, Moment.BEGIN),
  OUT_OF_MEMORY(FailureCategory.WAREHOUSE, Moment.BEGIN),
  STOPPED(FailureCategory.BATCHES, Moment.values()),
  /** What is written before a commit cannot be: something else is in the place of the log. */
  LOG_UNWRITABLE(FailureCategory.WAREHOUSE, Moment.FETCH, Moment.JOURNAL, Moment.COMMIT);

  private final FailureCategory category;
  private final Set<Moment> moments;

  DuckDbFault(FailureCategory category, Moment... moments) {
    this.category = category;
    this.moments = EnumSet.copyOf(Arrays.asList(moments));
  }

  Set<Moment> moments() {
    return moments;
  }

  /** What stops a batch is told of the batch. */
  FailureCategory[] categories(Moment moment) {
    return moment == Moment.BEGIN || this == LOG_UNWRITABLE
        ? new FailureCategory[] {category}
        : new FailureCategory[] {FailureCategory.BATCHES, FailureCategory.WAREHOUSE};
  }

  /** Whether only a copy of the file mends it. */
  boolean isMendedByACopy() {
    return switch (this) {
      case GONE, NOT_A_DATABASE, CUT_OFF, DAMAGED_BLOCKS -> true;
      default -> false;
    };
  }
}
