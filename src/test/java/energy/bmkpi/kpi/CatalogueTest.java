package energy.bmkpi.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

  static Stream<Kpi> kpis() {
    return Stream.concat(Arrays.stream(UnitKpi.values()), Arrays.stream(MarketKpi.values()));
  }

  @ParameterizedTest
  @MethodSource("kpis")
  void everyKpiIsNamedAsItsColumnAndSaysWhatItIs(Kpi kpi) {
    KpiDefinition definition = kpi.definition();

    assertThat(((Enum<?>) kpi).name().toLowerCase(Locale.ROOT)).isEqualTo(definition.column());
    assertThat(kpi.column()).isEqualTo(definition.column());
    assertThat(kpi.type()).isEqualTo(definition.type());
    assertThat(definition.formula()).isNotBlank();
    assertThat(definition.source())
        .isIn("BOALF", "BOALF priced", "BOD", "BOAV", "EBOCF", "all", "derived", "reference");
    assertThat(definition.unit()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("kpis")
  void overSeveralDatesItFollowsFromNumbersOfItsOwnTable(Kpi kpi) {
    Kpi[] table = kpi instanceof UnitKpi ? UnitKpi.values() : MarketKpi.values();

    assertThat(kpi.overRange().inputs(kpi.column()))
        .allSatisfy(
            input ->
                assertThat(table)
                    .anySatisfy(
                        of -> {
                          assertThat(of.column()).isEqualTo(input);
                          assertThat(of.type()).isNotEqualTo(KpiType.TEXT);
                        }));
  }
}
