package energy.bmkpi.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.Volumes;
import energy.bmkpi.market.PeriodSet;
import org.junit.jupiter.api.Test;

class VolumesTest {

  @Test
  void theVolumeOfTheDayIsThatOfAllItsQuarters() {
    Volumes volumes = new Volumes(4, PeriodSet.EMPTY, null, 1, 11, 4, PeriodSet.EMPTY, 1, 2, 4, 8);

    assertThat(volumes.absoluteMwh()).isEqualTo(15);
  }
}
