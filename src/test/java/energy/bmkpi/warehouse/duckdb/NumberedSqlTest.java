package energy.bmkpi.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NumberedSqlTest {
  private static final LocalDate DATE = LocalDate.of(2026, 3, 29);

  @Test
  void datesAreWrittenOutWhereTheyStand() {
    NumberedSql sql =
        NumberedSql.of(
            "WHERE day BETWEEN $date_from AND $date_to",
            Map.of("date_from", DATE, "date_to", DATE.plusDays(6)));

    assertThat(sql.sql()).isEqualTo("WHERE day BETWEEN DATE '2026-03-29' AND DATE '2026-04-04'");
    assertThat(sql.values()).isEmpty();
  }

  @Test
  void everythingElseIsBoundOnceHoweverOftenItIsNamed() {
    NumberedSql sql =
        NumberedSql.of(
            "SELECT $path, $seed WHERE day = $day OR file = $path",
            Map.of("path", "a'; DROP TABLE bmrs_bod; --$1", "seed", 7, "day", DATE));

    assertThat(sql.sql()).isEqualTo("SELECT $1, $2 WHERE day = DATE '2026-03-29' OR file = $1");
    assertThat(sql.values()).containsExactly("a'; DROP TABLE bmrs_bod; --$1", 7);
  }

  @Test
  void aParameterWithoutAValueIsAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NumberedSql.of("SELECT $date_from", Map.of("date_to", DATE)))
        .withMessage("no value for $date_from");
  }
}
