package energy.bmkpi.warehouse;

import energy.bmkpi.dataset.Acceptances;
import energy.bmkpi.dataset.Aggregate;
import energy.bmkpi.dataset.AggregateRows;
import energy.bmkpi.dataset.Cashflows;
import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.dataset.DatasetDay;
import energy.bmkpi.dataset.Submissions;
import energy.bmkpi.dataset.Volumes;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.SourceRow;
import java.time.LocalDate;
import java.util.Map;

/** What the contract needs of an adapter. Every test has a warehouse of its own, empty at first. */
interface WarehouseFixture {

  /** Makes a table and its schema. */
  void create(StoredTable table);

  /** Opens the warehouse; more than once in a test if need be. Closed after the test. */
  Warehouse open(TableNames names);

  /** The warehouse with these tables and no other. */
  default Warehouse warehouseWith(StoredTable... tables) {
    for (StoredTable table : tables) {
      create(table);
    }
    return open(TableNames.defaults());
  }

  default DatasetDay<Acceptances> acceptances(LocalDate date, SourceRow... rows) {
    Warehouse warehouse = warehouseWith(StoredTable.of(SourceTable.BOALF, rows));
    return day(
        fetch(warehouse, Dataset.BOALF, new AggregateRows<>(Acceptances::read), date, date), date);
  }

  default DatasetDay<Submissions> submissions(LocalDate date, SourceRow... rows) {
    Warehouse warehouse = warehouseWith(StoredTable.of(SourceTable.BOD, rows));
    return day(
        fetch(warehouse, Dataset.BOD, new AggregateRows<>(Submissions::read), date, date), date);
  }

  default DatasetDay<Volumes> volumes(LocalDate date, SourceRow... rows) {
    Warehouse warehouse = warehouseWith(StoredTable.of(SourceTable.BOAV, rows));
    return day(
        fetch(warehouse, Dataset.BOAV, new AggregateRows<>(Volumes::read), date, date), date);
  }

  default DatasetDay<Cashflows> cashflows(LocalDate date, SourceRow... rows) {
    Warehouse warehouse = warehouseWith(StoredTable.of(SourceTable.EBOCF, rows));
    return day(
        fetch(warehouse, Dataset.EBOCF, new AggregateRows<>(Cashflows::read), date, date), date);
  }

  static <A extends Aggregate> Map<LocalDate, DatasetDay<A>> fetch(
      Warehouse warehouse, Dataset dataset, AggregateRows<A> rows, LocalDate from, LocalDate to) {
    warehouse.fetch(warehouse.query(dataset, new SettlementDates(from, to)), rows);
    return rows.days();
  }

  /** What is known of a unit that has rows. */
  static <A extends Aggregate> A unit(DatasetDay<A> day, String bmUnit) {
    A found = day.units().get(bmUnit);
    if (found == null) {
      throw new AssertionError("no row of " + bmUnit + " but of " + day.units().keySet());
    }
    return found;
  }

  private static <A extends Aggregate> DatasetDay<A> day(
      Map<LocalDate, DatasetDay<A>> days, LocalDate date) {
    DatasetDay<A> found = days.get(date);
    if (found == null) {
      throw new AssertionError("no rows of " + date + " but of " + days.keySet());
    }
    return found;
  }
}
