package energy.bmkpi.warehouse.bigquery.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.failure.Failure;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BigQueryRowTest {

  @Test
  void valuesAreThoseOfTheRow() {
    ResultCells cells = cells("T_KLGLW-1", "51", "E_DOLLB-1", "8");
    BigQueryRow row = new BigQueryRow(List.of("bm_unit", "acceptances"), 2, cells);

    assertThat(row.rows()).isEqualTo(2);
    assertThat(row.at(1).text("bm_unit")).isEqualTo("E_DOLLB-1");
    assertThat(row.at(1).integer("acceptances")).isEqualTo(8);
  }

  @Test
  void noValueMovesIntoAnotherColumnWhereOneIsMissing() {
    ResultCells cells = cells("T_KLGLW-1", "51", "E_DOLLB-1");

    assertThatThrownBy(() -> new BigQueryRow(List.of("bm_unit", "acceptances"), 2, cells))
        .hasMessage("an answer of BigQuery has 3 values, which are not 2 rows of 2 columns");
  }

  @Test
  void valuesWithoutColumnsAreNoRows() {
    ResultCells cells = cells("T_KLGLW-1");

    assertThatThrownBy(() -> new BigQueryRow(List.of(), 1, cells))
        .hasMessage("an answer of BigQuery has 1 values, which are not 1 rows of 0 columns");
  }

  @Test
  void aValueOfAnotherKindIsAFailureThatNamesItsColumn() {
    BigQueryRow row = new BigQueryRow(List.of("a"), 1, cells("1,5")).at(0);

    for (Function<String, Object> kind :
        List.<Function<String, Object>>of(row::integer, row::number, row::date, row::instant)) {
      assertThatThrownBy(() -> kind.apply("a"))
          .isInstanceOf(Failure.class)
          .hasMessageStartingWith("an answer of BigQuery has '1,5' in column a, which is no ");
      assertThatThrownBy(() -> kind.apply("b"))
          .isInstanceOf(Failure.class)
          .hasMessage("an answer of BigQuery has no column b");
    }
  }

  private static ResultCells cells(String... values) {
    ResultCells cells = new ResultCells(0);
    for (String value : values) {
      cells.add(value.toCharArray(), 0, value.length());
    }
    return cells;
  }
}
