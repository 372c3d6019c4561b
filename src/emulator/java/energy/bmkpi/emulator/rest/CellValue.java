package energy.bmkpi.emulator.rest;

import com.google.protobuf.ByteString;
import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;

/** Values out of their text, in query parameters and loaded files. */
final class CellValue {
  private static final int NUMERIC_SCALE = 9;
  private static final int NUMERIC_DIGITS = 29;
  private static final int BIGNUMERIC_SCALE = 38;
  private static final int BIGNUMERIC_DIGITS = 38;

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 6, true)
          .optionalEnd()
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(TIME)
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DATE_TIME)
          .appendPattern("[XXX][X]")
          .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
          .toFormatter(Locale.ROOT);

  private CellValue() {}

  /** Fails with an {@link IllegalArgumentException} where the text is no such value. */
  static Value of(FieldType type, String text) {
    try {
      return switch (type) {
        case STRING -> Value.createStringValue(text);
        case BYTES -> Value.createBytesValue(ByteString.copyFrom(Base64.getDecoder().decode(text)));
        case INT64 -> Value.createInt64Value(Long.parseLong(text));
        case FLOAT64 -> Value.createDoubleValue(floating(text));
        case NUMERIC -> Value.createNumericValue(decimal(text, NUMERIC_SCALE, NUMERIC_DIGITS));
        case BIGNUMERIC ->
            Value.createBigNumericValue(decimal(text, BIGNUMERIC_SCALE, BIGNUMERIC_DIGITS));
        case BOOL -> Value.createBoolValue(bool(text));
        case DATE -> Value.createDateValue(LocalDate.parse(text));
        case DATETIME -> Value.createDatetimeValue(LocalDateTime.parse(withT(text), DATE_TIME));
        case TIME -> Value.createTimeValue(LocalTime.parse(text, TIME));
        case TIMESTAMP -> timestamp(text);
      };
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a " + type + ": " + text, e);
    }
  }

  private static double floating(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> {
        double parsed = new BigDecimal(text).doubleValue();
        yield parsed == 0 && text.startsWith("-") ? -0.0 : parsed;
      }
    };
  }

  private static BigDecimal decimal(String text, int scale, int digits) {
    BigDecimal value = new BigDecimal(text).setScale(scale, RoundingMode.HALF_UP);
    if (value.precision() - scale > digits) {
      throw new IllegalArgumentException("out of range: " + text);
    }
    return value;
  }

  private static boolean bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("not a BOOL: " + text);
    };
  }

  private static Value timestamp(String text) {
    String plain = text.endsWith(" UTC") ? text.substring(0, text.length() - 4) : text;
    OffsetDateTime instant = OffsetDateTime.parse(withT(plain), TIMESTAMP);
    long micros =
        ChronoUnit.MICROS.between(OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC), instant);
    return Value.createTimestampValueFromUnixMicros(micros);
  }

  private static String withT(String text) {
    return text.length() > 10 && (text.charAt(10) == ' ' || text.charAt(10) == 't')
        ? text.substring(0, 10) + "T" + text.substring(11)
        : text;
  }
}
