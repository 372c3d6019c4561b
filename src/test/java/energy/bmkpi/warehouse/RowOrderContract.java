package energy.bmkpi.warehouse;

import static energy.bmkpi.testing.SourceRow.ACCEPTANCE;
import static energy.bmkpi.testing.SourceRow.CASHFLOW;
import static energy.bmkpi.testing.SourceRow.SUBMISSION;
import static energy.bmkpi.testing.SourceRow.VOLUME;
import static energy.bmkpi.warehouse.WarehouseFixture.fetch;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.dataset.DatasetDay;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.SourceRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Equal rows give equal aggregates, bit for bit, in whatever order the table holds them. */
interface RowOrderContract extends WarehouseFixture {
  int ROWS = 300;

  @Test
  default void acceptancesDoNotDependOnTheOrderOfTheRows() {
    assertOrderDoesNotMatter(
        Dataset.BOALF,
        random ->
            ACCEPTANCE
                .with("acceptanceNumber", random.nextInt(40))
                .with("soFlag", random.nextBoolean())
                .with("acceptancePrice", random.nextGaussian() * 100)
                .with("acceptanceVolume", random.nextGaussian() * 50)
                .with("acceptanceType", random.nextBoolean() ? "OFFER" : "BID"));
  }

  @Test
  default void submissionsDoNotDependOnTheOrderOfTheRows() {
    assertOrderDoesNotMatter(
        Dataset.BOD,
        random ->
            SUBMISSION
                .with("settlementPeriod", 1 + random.nextInt(8))
                .with("pairId", random.nextInt(9) - 4)
                .with("offer", random.nextGaussian() * 100)
                .with("bid", random.nextGaussian() * 100)
                .with("levelTo", random.nextGaussian() * 300));
  }

  @Test
  default void volumesDoNotDependOnTheOrderOfTheRows() {
    assertOrderDoesNotMatter(
        Dataset.BOAV,
        random ->
            VOLUME
                .with("settlementPeriod", 1 + random.nextInt(48))
                .with("acceptanceId", random.nextInt(3))
                .with("_direction", random.nextBoolean() ? "offer" : "bid")
                .with("totalVolumeAccepted", random.nextGaussian() * 40));
  }

  @Test
  default void cashflowsDoNotDependOnTheOrderOfTheRows() {
    assertOrderDoesNotMatter(
        Dataset.EBOCF,
        random ->
            CASHFLOW
                .with("settlementPeriod", 1 + random.nextInt(48))
                .with("_direction", random.nextBoolean() ? "offer" : "bid")
                .with("totalCashflow", random.nextGaussian() * 4000));
  }

  private void assertOrderDoesNotMatter(Dataset dataset, Function<Random, SourceRow> row) {
    Random random = new Random(20260520);
    List<SourceRow> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      String bmUnit = random.nextBoolean() ? "T_KLGLW-1" : "E_DOLLB-1";
      rows.add(row.apply(random).with("settlementDate", "2026-05-20").with("bmUnit", bmUnit));
    }
    SourceTable table = dataset.table();
    create(StoredTable.of(table).withRows(rows));
    Collections.shuffle(rows, random);
    create(StoredTable.of(table).withRows(rows).named("shuffled"));

    Map<LocalDate, ? extends DatasetDay<?>> shuffled =
        days(open(new TableNames(Map.of(table, "shuffled"), Map.of())), dataset);

    assertThat(shuffled).hasSize(1);
    assertThat((Object) shuffled).isEqualTo(days(open(TableNames.defaults()), dataset));
  }

  private static Map<LocalDate, ? extends DatasetDay<?>> days(
      Warehouse warehouse, Dataset dataset) {
    LocalDate date = LocalDate.of(2026, 5, 20);
    return fetch(warehouse, dataset, dataset.rows(), date, date);
  }
}
