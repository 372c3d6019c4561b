package energy.bmkpi.warehouse;

import static energy.bmkpi.testing.SourceRow.BM_UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.kpi.BmUnit;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.SourceRow;
import java.util.Collection;
import org.junit.jupiter.api.Test;

/** How the BM unit reference is read. */
interface BmUnitContract extends WarehouseFixture {

  @Test
  default void readsTheCapacityOutOfItsText() {
    assertThat(bmUnits(BM_UNIT))
        .containsExactly(new BmUnit("E_DOLLB-1", "OTHER", "Dollymans Storage Limited", 102.0));
  }

  @Test
  default void aCapacityThatIsNoNumberIsNull() {
    assertThat(
            bmUnits(
                BM_UNIT.with("elexonBmUnit", "a").with("generationCapacity", "n/a"),
                BM_UNIT.with("elexonBmUnit", "b").with("generationCapacity", ""),
                BM_UNIT.with("elexonBmUnit", "c").with("generationCapacity", null),
                BM_UNIT.with("elexonBmUnit", "d").with("generationCapacity", "inf"),
                BM_UNIT.with("elexonBmUnit", "e").with("generationCapacity", "1_000")))
        .hasSize(5)
        .allSatisfy(unit -> assertThat(unit.generationCapacityMw()).isNull());
  }

  @Test
  default void ofAUnitThatIsListedTwiceOneRowIsKeptInWhateverOrderTheyLie() {
    SourceRow other = BM_UNIT.with("nationalGridBmUnit", "DOLLB-2").with("fuelType", null);

    assertThat(inBothOrders(BM_UNIT, other))
        .extracting(BmUnit::fuelType)
        .containsExactly("OTHER", "OTHER");
  }

  @Test
  default void aRowThatLacksAValueGivesWayToTheOneThatHasIt() {
    SourceRow without = BM_UNIT.with("generationCapacity", null);

    assertThat(inBothOrders(BM_UNIT, without))
        .extracting(BmUnit::generationCapacityMw)
        .containsExactly(102.0, 102.0);
  }

  /** Of one unit in the order that is given, of another in the other one. */
  private Collection<BmUnit> inBothOrders(SourceRow one, SourceRow other) {
    return bmUnits(
        one.with("elexonBmUnit", "a"),
        other.with("elexonBmUnit", "a"),
        other.with("elexonBmUnit", "b"),
        one.with("elexonBmUnit", "b"));
  }

  @Test
  default void unitsWithoutElexonNameAreLeftOut() {
    assertThat(bmUnits(BM_UNIT.with("elexonBmUnit", null))).isEmpty();
  }

  @Test
  default void withoutTheTableThereIsNoUnit() {
    BmUnitRows rows = new BmUnitRows();

    warehouseWith().readBmUnits(rows);

    assertThat(rows.units()).isEmpty();
  }

  private Collection<BmUnit> bmUnits(SourceRow... rows) {
    BmUnitRows units = new BmUnitRows();
    warehouseWith(StoredTable.of(SourceTable.BM_UNITS, rows)).readBmUnits(units);
    return units.units().values();
  }
}
