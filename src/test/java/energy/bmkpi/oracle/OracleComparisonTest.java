package energy.bmkpi.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OracleComparisonTest {

  @Test
  void tellsNullFromZero() {
    assertThat(
            OracleComparison.differences(
                List.of(row("T_QAAW-1", 0.0)), List.of(row("T_QAAW-1", null))))
        .containsExactly("2026-03-29 T_QAAW-1 offer_mwh: published 0.0, oracle null");
  }

  @Test
  void tellsNumbersApartThatDifferInTheNinthDigit() {
    assertThat(
            OracleComparison.differences(
                List.of(row("T_QAAW-1", 100.0000002)), List.of(row("T_QAAW-1", 100.0))))
        .containsExactly("2026-03-29 T_QAAW-1 offer_mwh: published 100.0000002, oracle 100.0");
  }

  @Test
  void acceptsASumInAnotherOrder() {
    assertThat(
            OracleComparison.differences(
                List.of(row("T_QAAW-1", 0.1 + 0.2 + 0.3)),
                List.of(row("T_QAAW-1", 0.3 + 0.2 + 0.1))))
        .isEmpty();
  }

  @Test
  void findsRowsThatOnlyOneOfThemHas() {
    assertThat(
            OracleComparison.differences(
                List.of(row("T_QAAW-1", 1.0)), List.of(row("T_QAAW-2", 1.0))))
        .containsExactly(
            "2026-03-29 T_QAAW-1: published, but not in the oracle",
            "2026-03-29 T_QAAW-2: not published");
  }

  private static Map<String, @Nullable Object> row(String bmUnit, @Nullable Double offerMwh) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("settlement_date", LocalDate.of(2026, 3, 29));
    row.put("bm_unit", bmUnit);
    row.put("offer_mwh", offerMwh);
    return row;
  }
}
