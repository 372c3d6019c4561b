package energy.bmkpi.warehouse;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing is added to a table that no run has made. */
class OutputTableTest {

  @Test
  void aTableOfSomebodyElseIsRefusedAndTheKeyNamed() {
    assertThatThrownBy(() -> OutputTable.SUMMARY.requireMadeByARun(table("a", "settlement_date")))
        .hasMessage("mine is there and is no output table of bmkpi: it has no column bm_unit");
  }

  @Test
  void aTableOfAnOlderVersionThatLacksKpisIsExtended() {
    assertThatCode(
            () ->
                OutputTable.SUMMARY.requireMadeByARun(
                    table("settlement_date", "bm_unit", "offer_mwh")))
        .doesNotThrowAnyException();
  }

  private static TableSchema table(String... columns) {
    Map<String, TableSchema.Column> found = new LinkedHashMap<>();
    for (String column : columns) {
      found.put(column, new TableSchema.Column(column, "VARCHAR", Set.of()));
    }
    return new TableSchema("mine", found);
  }
}
