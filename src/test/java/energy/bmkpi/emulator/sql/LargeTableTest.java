package energy.bmkpi.emulator.sql;

import static energy.bmkpi.emulator.sql.TestTables.cells;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.emulator.store.TableName;
import energy.bmkpi.testing.Slow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The engine takes messages of at most 4 MiB. */
@Slow
class LargeTableTest {
  private static final int DAYS = 100;
  private static final int ROWS_A_DAY = 2_000;

  private final TestTables tables = new TestTables().with(large());

  @Test
  void aQueryOfSomeDays() {
    assertThat(
            tables.rows(
                "WITH day AS (SELECT b.unit FROM `p.d.big` AS b WHERE b.day = '2024-01-05')"
                    + " SELECT COUNT(*) AS n, COUNT(DISTINCT unit) AS units FROM day"
                    + " UNION ALL SELECT COUNT(*), 0 FROM big WHERE day > '2024-04-08'"
                    + " ORDER BY n"))
        .containsExactly(cells(2_000L, 2_000L), cells(2_000L, 0L));
  }

  @Test
  void aQueryOfEverythingTellsWhatIsTooLarge() {
    assertThatThrownBy(
            () -> tables.rows("SELECT day, COUNT(DISTINCT unit) AS n FROM big GROUP BY day"))
        .hasMessageStartingWith("The emulator does not support statements over more than 4 MiB")
        .hasMessageContaining("p.d.big with 200000 rows");
  }

  @Test
  void dmlOfTheWholeTable() {
    assertThat(tables.execute("UPDATE big SET unit = CONCAT(unit, '!') WHERE TRUE").affectedRows())
        .isEqualTo(200_000);
    assertThat(
            tables
                .execute(
                    "MERGE big t USING (SELECT unit, day FROM big WHERE day = '2024-01-05') s"
                        + " ON t.unit = s.unit AND t.day = s.day"
                        + " WHEN MATCHED THEN UPDATE SET unit = 'x'"
                        + " WHEN NOT MATCHED BY SOURCE AND day < '2024-01-05' THEN DELETE")
                .affectedRows())
        .isEqualTo(5 * ROWS_A_DAY);
    assertThat(tables.execute("DELETE FROM big WHERE unit != 'x'").affectedRows())
        .isEqualTo(95 * ROWS_A_DAY);
    assertThat(tables.rows("SELECT COUNT(*) FROM big")).containsExactly(cells(2_000L));
  }

  @Test
  void aLargeResult() {
    assertThat(
            tables.rows(
                "SELECT a, b, REPEAT('x', 100) AS text FROM UNNEST(GENERATE_ARRAY(1, 100)) AS a"
                    + " CROSS JOIN UNNEST(GENERATE_ARRAY(1, 1000)) AS b"))
        .hasSize(100_000);
  }

  private static Table large() {
    List<List<Value>> rows = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      Value date = Value.createDateValue(LocalDate.of(2024, 1, 1).plusDays(day));
      for (int i = 0; i < ROWS_A_DAY; i++) {
        rows.add(List.of(date, Value.createStringValue("T_UNIT-WITH-A-LONG-NAME-" + i)));
      }
    }
    List<Field> fields =
        List.of(Field.of("day", FieldType.DATE), Field.of("unit", FieldType.STRING));
    return Table.of(new TableName("p", "d", "big"), fields).withRows(rows);
  }
}
