package energy.bmkpi.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.google.protobuf.ByteString;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLType.TypeKind;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How values are written in results and read in parameters. */
class QueryValuesTest {
  private final RestFixture rest = new RestFixture();

  @AfterEach
  void close() {
    rest.close();
  }

  @Test
  void eachTypeHasItsText() {
    rest.engine.selects(
        "SELECT *",
        IntStream.range(0, 13).mapToObj(i -> Field.of("f" + i, FieldType.STRING)).toList(),
        List.of(
            List.of(
                Value.createInt64Value(Long.MIN_VALUE),
                Value.createDoubleValue(0.1),
                Value.createDoubleValue(Double.NaN),
                Value.createDoubleValue(Double.NEGATIVE_INFINITY),
                Value.createNumericValue(new BigDecimal("1.500000000")),
                Value.createBigNumericValue(new BigDecimal("-100")),
                Value.createBoolValue(true),
                CellValue.of(FieldType.DATE, "2026-01-31"),
                CellValue.of(FieldType.DATETIME, "2026-01-31T00:00:00"),
                CellValue.of(FieldType.DATETIME, "2026-01-31 23:59:59.5"),
                CellValue.of(FieldType.TIMESTAMP, "2026-01-01 01:00:00.000001+01:00"),
                Value.createBytesValue(ByteString.copyFromUtf8("ab")),
                Value.createSimpleNullValue(TypeKind.TYPE_STRING))));

    rest.query("SELECT *")
        .body(
            "rows[0].f.v",
            contains(
                equalTo("-9223372036854775808"),
                equalTo("0.1"),
                equalTo("NaN"),
                equalTo("-Infinity"),
                equalTo("1.5"),
                equalTo("-100"),
                equalTo("true"),
                equalTo("2026-01-31"),
                equalTo("2026-01-31T00:00:00"),
                equalTo("2026-01-31T23:59:59.500000"),
                equalTo("1.767225600000001E9"),
                equalTo("YWI="),
                nullValue()));
  }

  @Test
  void timestampsAreMicrosecondsWhereAskedFor() {
    rest.engine.selects(
        "SELECT t",
        List.of(Field.of("t", FieldType.TIMESTAMP)),
        List.of(List.of(CellValue.of(FieldType.TIMESTAMP, "2026-01-01 00:00:00.000001Z"))));

    rest.query("SELECT t", "\"formatOptions\": {\"useInt64Timestamp\": true}")
        .body("rows[0].f[0].v", equalTo("1767225600000001"));
  }

  @Test
  void parametersReachTheEngineAsValues() {
    rest.selectsNumbers("SELECT 1", 1);

    rest.query(
            "SELECT 1",
            """
            "parameterMode": "NAMED", "queryParameters": [
              {"name": "d", "parameterType": {"type": "DATE"},
               "parameterValue": {"value": "2026-01-31"}},
              {"name": "none", "parameterType": {"type": "NUMERIC"}, "parameterValue": {}},
              {"name": "names", "parameterType": {"type": "ARRAY", "arrayType": {"type": "STRING"}},
               "parameterValue": {"arrayValues": [{"value": "x"}, {"value": ""}]}}]
            """)
        .statusCode(200);

    assertThat(rest.engine.executed().get(0).parameters())
        .containsOnlyKeys("d", "none", "names")
        .hasEntrySatisfying("d", d -> assertThat(d.getLocalDateValue()).hasToString("2026-01-31"))
        .hasEntrySatisfying("none", none -> assertThat(none.isNull()).isTrue())
        .hasEntrySatisfying(
            "names",
            names ->
                assertThat(names.getElementList())
                    .extracting(Value::getStringValue)
                    .containsExactly("x", ""));
  }

  @Test
  void aParameterThatIsNoSuchValueIsInvalid() {
    rest.query(
            "SELECT 1",
            """
            "queryParameters": [{"name": "d", "parameterType": {"type": "DATE"},
              "parameterValue": {"value": "31.1.2026"}}]
            """)
        .statusCode(400)
        .body("error.errors[0].reason", equalTo("invalid"));
  }
}
