package energy.bmkpi.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  @ParameterizedTest(name = "{0} was meant to be {1}")
  @CsvSource({
    "bmUnit,              bmUnitId",
    "totalVolumeAccepted, volume",
    "settlementDate,      settlement_date",
    "createdDateTime,     createddatetime",
    "repotr,              report"
  })
  void findsWhatTheNameWasMeantToBe(String name, String nearest) {
    assertThat(NearestName.of(name, List.of("id", "x", nearest, "demandCapacity")))
        .contains(nearest);
  }

  @Test
  void ofSeveralSimilarNamesTheNearestIsMeant() {
    assertThat(NearestName.of("levelFrom", List.of("timeFrom", "levelTo", "level_from")))
        .contains("level_from");
  }

  @Test
  void aNameThatResemblesNoneHasNoNearest() {
    assertThat(NearestName.of("soFlag", List.of("pairId", "offer", "bid"))).isEmpty();
    assertThat(NearestName.of("bmUnit", List.of())).isEmpty();
  }

  @Test
  void aNameOfOneOrTwoLettersIsNotFoundInsideALongerOne() {
    assertThat(NearestName.of("acceptanceId", List.of("id", "a"))).isEmpty();
  }
}
