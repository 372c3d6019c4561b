package energy.bmkpi.emulator.rest;

import com.google.zetasql.Value;
import java.util.List;

/** Bytes of values by BigQuery's published sizes of types. */
final class LogicalSize {
  private static final int OF_LENGTH = 2;
  private static final int OF_NUMERIC = 16;
  private static final int OF_BIGNUMERIC = 32;
  private static final int OF_ANY_OTHER = 8;

  private LogicalSize() {}

  static long of(List<List<Value>> rows) {
    long bytes = 0;
    for (List<Value> row : rows) {
      for (Value value : row) {
        bytes += of(value);
      }
    }
    return bytes;
  }

  private static long of(Value value) {
    if (value.isNull()) {
      return 0;
    }
    return switch (value.getType().getKind()) {
      case TYPE_STRING -> OF_LENGTH + value.getStringValueBytes().size();
      case TYPE_BYTES -> OF_LENGTH + value.getBytesValue().size();
      case TYPE_BOOL -> 1;
      case TYPE_NUMERIC -> OF_NUMERIC;
      case TYPE_BIGNUMERIC -> OF_BIGNUMERIC;
      default -> OF_ANY_OTHER;
    };
  }
}
