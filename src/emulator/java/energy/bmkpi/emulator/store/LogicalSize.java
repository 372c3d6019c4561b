package energy.bmkpi.emulator.store;

import com.google.common.base.Utf8;
import com.google.zetasql.Value;
import java.util.List;

/** Sizes of values as BigQuery publishes and bills them. */
public final class LogicalSize {
  private LogicalSize() {}

  public static long of(List<List<Value>> rows) {
    return rows.stream().flatMap(List::stream).mapToLong(LogicalSize::of).sum();
  }

  public static long of(Value value) {
    if (value.isNull()) {
      return 0;
    }
    return switch (value.getType().getKind()) {
      case TYPE_INT64, TYPE_DOUBLE, TYPE_DATE, TYPE_DATETIME, TYPE_TIME, TYPE_TIMESTAMP -> 8;
      case TYPE_BOOL -> 1;
      case TYPE_NUMERIC -> 16;
      case TYPE_BIGNUMERIC -> 32;
      case TYPE_STRING -> 2L + Utf8.encodedLength(value.getStringValue());
      case TYPE_BYTES -> 2L + value.getBytesValue().size();
      default -> throw new IllegalArgumentException("no size of " + value.getType().typeName());
    };
  }
}
