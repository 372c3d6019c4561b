package energy.bmkpi.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodSetTest {

  @ParameterizedTest
  @CsvSource({
    "'20-21,48', 'SP20–21, SP48'",
    "7,          SP7",
    "1-50,       SP1–50",
    "'1,3,5',    'SP1, SP3, SP5'",
    "'',         ''"
  })
  void isWrittenAsRunsWithoutAHoleForTablesAndForPeople(String list, String text) {
    PeriodSet periods = PeriodSet.parse(list);

    assertThat(periods.list()).isEqualTo(list);
    assertThat(periods).hasToString(text);
  }

  @Test
  void whatADayLacksIsItsPeriodsWithoutThoseThatAreThere() {
    PeriodSet seen = PeriodSet.parse("1-19,22-48");

    assertThat(PeriodSet.upTo(48).minus(seen)).isEqualTo(PeriodSet.parse("20-21"));
    assertThat(PeriodSet.upTo(50).minus(seen)).hasToString("SP20–21, SP49–50");
    assertThat(PeriodSet.upTo(46).minus(seen).size()).isEqualTo(2);
  }

  @Test
  void givesItsPeriodsInOrder() {
    assertThat(PeriodSet.parse("48,20-21").stream()).containsExactly(20, 21, 48);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0", "63", "21-20", "1,,2", "1-2-", " 1", "-"})
  void aTextThatIsNoListIsRefused(String list) {
    assertThatIllegalArgumentException().isThrownBy(() -> PeriodSet.parse(list));
  }
}
