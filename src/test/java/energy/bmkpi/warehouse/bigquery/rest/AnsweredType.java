package energy.bmkpi.warehouse.bigquery.rest;

import com.google.cloud.bigquery.FieldValue;
import energy.bmkpi.table.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A type of a column in an answer, and how each of the clients reads a value of it. */
enum AnsweredType {
  STRING(Row::text, FieldValue::getStringValue) {
    @Override
    String random(Random random) {
      int length = random.nextInt(50) == 0 ? 20_000 : random.nextInt(12);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.appendCodePoint(codePoint(random));
      }
      return text.toString();
    }
  },
  INTEGER(Row::integer, FieldValue::getLongValue) {
    @Override
    String random(Random random) {
      return Long.toString(random.nextLong() >> random.nextInt(64));
    }
  },
  FLOAT(Row::number, FieldValue::getDoubleValue) {
    @Override
    String random(Random random) {
      if (random.nextInt(4) == 0) {
        return pick(random, SPECIAL_FLOATS);
      }
      double value = Double.longBitsToDouble(random.nextLong());
      return random.nextBoolean() || !Double.isFinite(value)
          ? Double.toString(value)
          : new BigDecimal(value).toString();
    }
  },
  BOOLEAN(Row::text, value -> Boolean.toString(value.getBooleanValue())) {
    @Override
    String random(Random random) {
      return Boolean.toString(random.nextBoolean());
    }
  },
  DATE(Row::date, value -> LocalDate.parse(value.getStringValue())) {
    @Override
    String random(Random random) {
      return FIRST_DATE.plusDays(random.nextInt(DATES)).toString();
    }
  },
  /** As the product asks for it, in microseconds. */
  TIMESTAMP(Row::instant, FieldValue::getTimestampInstant) {
    @Override
    String random(Random random) {
      return Long.toString(
          FIRST_DATE.toEpochDay() * MICROS_OF_A_DAY
              + (random.nextLong() >>> 1) % (DATES * MICROS_OF_A_DAY));
    }
  },
  NUMERIC(Row::number, value -> value.getNumericValue().doubleValue()) {
    @Override
    String random(Random random) {
      return new BigDecimal(new BigInteger(126, random), 9).toPlainString();
    }
  },
  BIGNUMERIC(Row::number, value -> value.getNumericValue().doubleValue()) {
    @Override
    String random(Random random) {
      BigInteger digits = new BigInteger(1 + random.nextInt(252), random);
      return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), random.nextInt(39))
          .toPlainString();
    }
  };

  private static final LocalDate FIRST_DATE = LocalDate.of(1, 1, 1);
  private static final int DATES = 3_652_059;
  private static final long MICROS_OF_A_DAY = 86_400_000_000L;
  private static final List<String> SPECIAL_FLOATS =
      List.of(
          "NaN",
          "Infinity",
          "-Infinity",
          "0.0",
          "-0.0",
          "-0",
          "1e300",
          "1E+300",
          "-1.7976931348623157E308",
          "2.2250738585072014E-308",
          "2.225073858507201E-308",
          "4.9E-324",
          "5e-324",
          "9007199254740993",
          "0.1",
          "8.41E21",
          "2.2250738585072011e-308");

  private final BiFunction<Row, String, @Nullable Object> ours;
  private final Function<FieldValue, Object> googles;

  AnsweredType(
      BiFunction<Row, String, @Nullable Object> ours, Function<FieldValue, Object> googles) {
    this.ours = ours;
    this.googles = googles;
  }

  /** What BigQuery may send for a value of this type. */
  abstract String random(Random random);

  /** The value as the product reads it; a Double equals another one by its bits. */
  @Nullable Object ours(Row row, String column) {
    return ours.apply(row, column);
  }

  /** The value as Google's client reads it. */
  @Nullable Object googles(FieldValue value) {
    return value.isNull() ? null : googles.apply(value);
  }

  private static int codePoint(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt(0x20);
      case 1 -> pick(random, List.of('"', '\\', '/', '{', ',', '\u007f', '\u2028', '\ufeff'));
      case 2 -> 0x80 + random.nextInt(0xd800 - 0x80);
      case 3 -> 0xe000 + random.nextInt(0x2000);
      case 4 -> 0x10000 + random.nextInt(0x100000);
      default -> 0x20 + random.nextInt(0x5f);
    };
  }

  private static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
