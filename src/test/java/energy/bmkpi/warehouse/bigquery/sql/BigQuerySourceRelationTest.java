package energy.bmkpi.warehouse.bigquery.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.sql.SqlError;
import energy.bmkpi.emulator.sql.TestTables;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.market.ColumnType;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.TableSchema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Slow
class BigQuerySourceRelationTest {
  private static final Map<String, Value> TWO_DAYS =
      Map.of(
          "date_from", TestTables.value(FieldType.DATE, "2025-10-01"),
          "date_to", TestTables.value(FieldType.DATE, "2025-10-02"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DATE      | 2025-09-30           | 2025-10-01           | 2025-10-02           | 2025-10-03
          TIMESTAMP | 2025-09-30T22:59:59Z | 2025-10-01T00:00:00Z | 2025-10-01T23:00:00Z | 2025-10-02T23:00:00Z
          TIMESTAMP | 2025-09-30T00:00:00Z | 2025-09-30T23:00:00Z | 2025-10-02T00:00:00Z | 2025-10-03T00:00:00Z
          DATETIME  | 2025-09-30T22:59:59  | 2025-10-01T00:00:00  | 2025-10-01T23:00:00  | 2025-10-02T23:00:00
          """)
  void readsOnlyTheDatesAskedForOutOfAPartitionedTable(
      String type, String before, String first, String last, String after) {
    assertThat(settlementDates(type, before, first, last, after))
        .containsExactlyInAnyOrder(LocalDate.of(2025, 10, 1), LocalDate.of(2025, 10, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "DATE,      `settlementDate` BETWEEN @date_from AND @date_to",
    "TIMESTAMP, `settlementDate` >= TIMESTAMP_SUB(TIMESTAMP(@date_from)",
    "DATETIME,  `settlementDate` >= DATETIME_SUB(DATETIME(@date_from)"
  })
  void comparesTheColumnItselfSoThatOtherPartitionsAreLeftOut(String type, String condition) {
    assertThat(around(type, "SELECT 1 FROM bmrs_ebocf\n")).contains("WHERE " + condition);
  }

  @Test
  void readsDatesOutOfTextWithOrWithoutATimeOfDay() {
    assertThat(
            settlementDates(
                "STRING", "2025-10-01", "2025-10-01T00:00:00Z", "2025-10-01 00:00:00+00:00"))
        .hasSize(3)
        .containsOnly(LocalDate.of(2025, 10, 1));
  }

  @Test
  void aTextThatIsNoDateFailsAndIsNotLeftOut() {
    assertThatExceptionOfType(SqlError.class)
        .isThrownBy(() -> settlementDates("STRING", "2025-10-01", "1 October"))
        .withMessageContaining("1 October");
  }

  @Test
  void optionalColumnsThatAreAbsentAreNullInTheirType() {
    assertThat(around("DATE", ""))
        .contains("CAST(NULL AS FLOAT64) AS totalCashflow")
        .contains("CAST(NULL AS TIMESTAMP) AS createdDateTime");
  }

  @Test
  void theReferenceHasNoDates() {
    String sql =
        BigQuerySourceRelation.around(
            "SELECT 1",
            SourceTable.BM_UNITS,
            schema(Map.of("generationCapacity", "NUMERIC(10, 3)")),
            "`p.d.units`");

    assertThat(sql)
        .contains("CAST(`generationCapacity` AS STRING) AS generationCapacity")
        .doesNotContain("WHERE", "@");
  }

  @Test
  void exactNumbersOfAnyWidthAreReadAsFloatingPoint() {
    assertThat(BigQueryTypes.cast("`offer`", "NUMERIC(38, 9)", ColumnType.NUMBER))
        .isEqualTo("CAST(`offer` AS FLOAT64)");
  }

  private static List<@Nullable Object> settlementDates(String type, String... stored) {
    Object[][] rows = new Object[stored.length][];
    for (int i = 0; i < stored.length; i++) {
      rows[i] = new Object[] {stored[i]};
    }
    TestTables tables =
        new TestTables().with("bmrs_ebocf", List.of("settlementDate " + type), rows);
    List<@Nullable Object> dates = new ArrayList<>();
    tables
        .rows(around(type, "SELECT settlementDate FROM bmrs_ebocf\n"), TWO_DAYS)
        .forEach(row -> dates.add(row.get(0)));
    return dates;
  }

  private static String around(String dateType, String sql) {
    return BigQuerySourceRelation.around(
        sql, SourceTable.EBOCF, schema(Map.of("settlementDate", dateType)), "`p.d.bmrs_ebocf`");
  }

  private static TableSchema schema(Map<String, String> types) {
    Map<String, TableSchema.Column> columns = new LinkedHashMap<>();
    types.forEach(
        (name, type) ->
            columns.put(name, new TableSchema.Column(name, type, BigQueryTypes.readableAs(type))));
    return new TableSchema("p.d.table", columns);
  }
}
