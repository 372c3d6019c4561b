package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLType.TypeKind;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Base64;
import java.util.List;

/** Values as they are in the rows of an answer. */
final class CellText {
  private static final int MICROS = 6;
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

  private CellText() {}

  static ObjectNode row(List<Value> values, boolean int64Timestamps) {
    ObjectNode row = Json.object();
    ArrayNode cells = row.putArray("f");
    for (Value value : values) {
      ObjectNode cell = cells.addObject();
      if (value.isNull()) {
        cell.putNull("v");
      } else {
        cell.put("v", of(value, int64Timestamps));
      }
    }
    return row;
  }

  static String of(Value value, boolean int64Timestamps) {
    TypeKind kind = value.getType().getKind();
    return switch (kind) {
      case TYPE_STRING -> value.getStringValue();
      case TYPE_BYTES -> Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray());
      case TYPE_INT64 -> Long.toString(value.getInt64Value());
      case TYPE_DOUBLE -> Double.toString(value.getDoubleValue());
      case TYPE_NUMERIC -> plain(value.getNumericValue());
      case TYPE_BIGNUMERIC -> plain(value.getBigNumericValue());
      case TYPE_BOOL -> Boolean.toString(value.getBoolValue());
      case TYPE_DATE -> value.getLocalDateValue().toString();
      case TYPE_DATETIME -> dateTime(value.getLocalDateTimeValue());
      case TYPE_TIME -> time(value.getLocalTimeValue());
      case TYPE_TIMESTAMP ->
          int64Timestamps
              ? Long.toString(value.getTimestampUnixMicros())
              : seconds(value.getTimestampUnixMicros());
      default -> throw ApiError.notInterpreted("values of " + kind);
    };
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static String dateTime(LocalDateTime value) {
    return value.toLocalDate() + "T" + time(value.toLocalTime());
  }

  private static String time(LocalTime value) {
    int micros = value.get(ChronoField.MICRO_OF_SECOND);
    return SECONDS.format(value) + (micros == 0 ? "" : String.format(".%06d", micros));
  }

  /** Such as 1.7672256E9: a float, though with all its microseconds. */
  private static String seconds(long micros) {
    BigDecimal seconds = BigDecimal.valueOf(micros, MICROS);
    String text = Double.toString(seconds.doubleValue());
    return new BigDecimal(text).compareTo(seconds) == 0 ? text : seconds.toPlainString();
  }
}
