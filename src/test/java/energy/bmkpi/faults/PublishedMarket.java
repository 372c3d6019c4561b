package energy.bmkpi.faults;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.RunJournal;
import energy.bmkpi.testing.WholeRun;
import java.time.LocalDate;

/**
 * A warehouse whose tables an earlier run published, which left datasets out: so old tables differ
 * from new ones.
 */
interface PublishedMarket extends AutoCloseable {
  /** One of them is the night of 46 periods; each is a batch. */
  SettlementDates DATES = SettlementDates.ending(LocalDate.of(2026, 3, 29), 2);

  WholeRun open(Trouble trouble, int tries, RunJournal journal);

  void putOldTablesBack();

  /** Equal for equal rows of the published tables. */
  String published();

  String oldTables();

  String newTables();

  @Override
  void close();
}
