package energy.bmkpi.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BigQueryRowTest {

  @Test
  void valuesAreThoseOfTheRow() {
    ResultCells cells = cells("T_KLGLW-1", "51", "E_DOLLB-1", "8");
    BigQueryRow row = new BigQueryRow(List.of("bm_unit", "acceptances"), cells);

    assertThat(row.rows()).isEqualTo(2);
    assertThat(row.at(1).text("bm_unit")).isEqualTo("E_DOLLB-1");
    assertThat(row.at(1).integer("acceptances")).isEqualTo(8);
  }

  @Test
  void noValueMovesIntoAnotherColumnWhereOneIsMissing() {
    ResultCells cells = cells("T_KLGLW-1", "51", "E_DOLLB-1");

    assertThatThrownBy(() -> new BigQueryRow(List.of("bm_unit", "acceptances"), cells))
        .hasMessage("the answer has 3 values, which are no rows of 2 columns");
  }

  @Test
  void valuesWithoutColumnsAreNoRows() {
    ResultCells cells = cells("T_KLGLW-1");

    assertThatThrownBy(() -> new BigQueryRow(List.of(), cells))
        .hasMessage("the answer has 1 values, which are no rows of 0 columns");
  }

  private static ResultCells cells(String... values) {
    ResultCells cells = new ResultCells(0);
    for (String value : values) {
      cells.add(value.toCharArray(), 0, value.length());
    }
    return cells;
  }
}
