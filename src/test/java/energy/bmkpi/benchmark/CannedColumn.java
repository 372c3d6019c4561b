package energy.bmkpi.benchmark;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** A column of a dataset's result, and plausible values for it: the same for the same row. */
record CannedColumn(String name, FieldType type) {
  private static final int MICRO = 6;

  /** Written as name:type. */
  static CannedColumn of(String text) {
    String[] parts = text.split(":", -1);
    return new CannedColumn(parts[0], FieldType.valueOf(parts[1].toUpperCase(Locale.ROOT)));
  }

  Field field() {
    return Field.of(name, type);
  }

  /**
   * @param seed tells rows apart
   */
  Value value(LocalDate date, long seed) {
    long number = mixed(seed * 31 + name.hashCode()) >>> 1;
    return switch (type) {
      case INT64 ->
          Value.createInt64Value(name.endsWith("_mask") ? (1L << 49) - 2 : 1 + number % 40);
      case FLOAT64 -> Value.createDoubleValue(number % 20_000 / 100.0);
      case NUMERIC -> Value.createNumericValue(amount(number));
      case BIGNUMERIC -> Value.createBigNumericValue(amount(number));
      case TIMESTAMP ->
          Value.createTimestampValueFromUnixMicros(
              date.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC) * 1_000_000
                  + number % 86_400_000_000L);
      default -> throw new IllegalStateException("no canned values of " + type);
    };
  }

  private static BigDecimal amount(long number) {
    return BigDecimal.valueOf(number % 2_000_000_000L - 1_000_000_000L, MICRO);
  }

  /** The finalizer of SplitMix64: neighbours get unlike values. */
  private static long mixed(long seed) {
    long z = (seed ^ (seed >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
