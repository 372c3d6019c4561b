package energy.bmkpi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.market.SettlementDates;
import java.time.LocalDate;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The batch size that is chosen where none is given. */
class BatchSizeTest {
  private static final LocalDate LAST = LocalDate.of(2026, 3, 31);

  @Test
  void ninetyDaysTakeTwoWavesInWeeksAndOneInBatchesOfThirteenDays() {
    SettlementDates dates = SettlementDates.ending(LAST, 90);

    assertThat(new Plan(dates, 7, 28, EnumSet.allOf(Dataset.class)).waves()).isEqualTo(2);
    assertThat(Plan.batchDaysFor(dates, 28, 4)).isEqualTo(13);
    assertThat(new Plan(dates, 13, 28, EnumSet.allOf(Dataset.class)).waves()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 28, 4, 7", // one batch, whatever its size
    "49, 28, 4, 7", // 28 queries in weeks
    "50, 28, 4, 8", // 32 in weeks, 28 in batches of 8
    "98, 28, 4, 14", // the longest batches
    "99, 28, 4, 8", // more than one wave fits: two are enough from 8 days on
    "90, 28, 1, 7", // 13 queries
    "90, 4, 4, 13", // seven waves at best
    "1095, 28, 4, 14", // twelve waves instead of 23
  })
  void aWeekOrAsManyDaysMoreAsSaveAWave(int days, int workers, int datasets, int batchDays) {
    assertThat(Plan.batchDaysFor(SettlementDates.ending(LAST, days), workers, datasets))
        .isEqualTo(batchDays);
  }
}
